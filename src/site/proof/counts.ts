// The counts that the last test run wrote (scripts/proof.mjs), in the order in which the page tells them.
import recorded from "../../../tests/fixtures/proof/counts.json" with { type: "json" };

export type ProofName = keyof typeof recorded.counts;

/** Every proof that is counted, by what it is held against. */
export const groups = {
  counting: ["bruteForce"],
  frameworks: ["pytorch", "tensorflow", "onnxruntime", "tensorflowJs", "translations", "pytorchRefusals"],
  laws: ["laws", "constructions", "gradients"],
  hostile: ["hostileCalls", "hostileIndices", "hostileAddresses"],
  pages: ["figureNumbers", "browser", "tests"],
} as const satisfies Readonly<Record<string, readonly ProofName[]>>;

export const counted: string = recorded.counted;

const number = new Intl.NumberFormat("en-GB");

/** A count as a reader takes it in: 2,255,367. */
export const countOf = (name: ProofName): string => number.format(recorded.counts[name]);
