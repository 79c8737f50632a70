// How much a test has shown, in numbers: kept beside its result in Vitest's report, from which the counts on the page
// "How we know" are added up (scripts/proof.mjs).

import { TestRunner } from "vitest";

/** The proofs that count more than their tests. The page has words for each. */
export const counted = [
  "bruteForce",
  "laws",
  "constructions",
  "gradients",
  "pytorch",
  "pytorchRefusals",
  "tensorflow",
  "translations",
  "differences",
  "onnxruntime",
  "tensorflowJs",
  "hostileCalls",
  "hostileIndices",
  "hostileAddresses",
  "figureNumbers",
] as const;

export type Counted = (typeof counted)[number];

declare module "vitest" {
  interface TaskMeta {
    proved?: { readonly [name in Counted]?: number };
  }
}

/** Says that the running test has compared so many things; they count if it passes. */
export function proved(name: Counted, count = 1): void {
  const test = TestRunner.getCurrentTest();
  if (!test) throw new Error(`proved("${name}") stands outside of a test.`);
  const { meta } = test;
  meta.proved = { ...meta.proved, [name]: (meta.proved?.[name] ?? 0) + count };
}
