// Code of PyTorch's layers, read and sized, against the shapes that PyTorch made of them and the errors it gave.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ledgerOf } from "#widgets/shape-calculator/ledger.ts";
import { printLayers, readLayers } from "#widgets/shape-calculator/notation.ts";
import { readCode } from "#widgets/shape-calculator/paste/read.ts";
import { torchCode } from "#widgets/shape-calculator/torchCode.ts";

interface Case {
  readonly name: string;
  readonly op: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, { readonly shape: readonly number[] }>>;
  readonly outputs?: { readonly output: { readonly shape: readonly number[] } };
  readonly error?: { readonly message: string };
}
const folder = join(import.meta.dirname, "../../fixtures/golden");
const casesOf = (file: string) => (JSON.parse(readFileSync(join(folder, file), "utf8")) as { cases: Case[] }).cases;

const modules: Readonly<Record<string, string>> = {
  conv: "Conv",
  conv_transpose: "ConvTranspose",
  max_pool: "MaxPool",
  avg_pool: "AvgPool",
  adaptive_avg_pool: "AdaptiveAvgPool",
  adaptive_max_pool: "AdaptiveMaxPool",
  max_unpool: "MaxUnpool",
};

/** The module that does what the case's function did, or undefined where a module cannot. */
function codeOf({ op, params, inputs }: Case): string | undefined {
  const [, stem = "", rank = ""] = /^(.*?)(?:([123])d)?$/.exec(op) ?? [];
  const module =
    modules[stem] ?? { interpolate: "Upsample", pixel_shuffle: "PixelShuffle", pixel_unshuffle: "PixelUnshuffle" }[op];
  if (!module || ("output_size" in params && !stem.startsWith("adaptive"))) return undefined;
  const python = (value: unknown): string =>
    Array.isArray(value)
      ? `(${value.map(python).join(", ")},)`
      : typeof value === "boolean"
        ? value
          ? "True"
          : "False"
        : value === null
          ? "None"
          : JSON.stringify(value);
  const named = Object.entries(params).map(([name, value]) => `${name}=${python(value)}`);
  const weight = inputs.weight?.shape;
  if (stem === "conv" || stem === "conv_transpose") {
    if (!weight) return undefined;
    const groups = Number(params.groups ?? 1);
    const [a = 1, b = 1, ...kernel] = weight;
    const [read, made] = stem === "conv" ? [b * groups, a] : [a, b * groups];
    named.unshift(String(read), String(made), python(kernel));
  }
  return `nn.${module}${rank === "" ? "" : `${rank}d`}(${named.join(", ")})`;
}

const files = readdirSync(folder).filter(
  (file) => file.endsWith(".json") && !/^(tf-|errors|fold|unfold|lp_)/.test(file),
);

describe("shapes that PyTorch made", () => {
  it.each(files)("%s", (file) => {
    let compared = 0;
    for (const one of casesOf(file)) {
      const code = codeOf(one);
      const shape = one.inputs.input?.shape ?? [];
      // The calculator wants the batch too.
      const isWhole = shape.length === Number(/[123]d$/.exec(one.op)?.[0][0] ?? shape.length - 2) + 2;
      if (code === undefined || !isWhole || shape.length < 3 || one.error) continue;
      if (one.op.startsWith("pixel") && shape.length !== 4) continue;
      const { layers, issues } = readCode(code);
      expect(issues, code).toEqual([]);
      const { lines, shape: after } = ledgerOf(layers, shape);
      expect(after, `${one.name}: ${code} on ${shape}`).toEqual(one.outputs?.output.shape);
      // The notation and the printed code say the same layer.
      expect(readLayers(printLayers(layers))).toEqual(layers);
      const again = readCode(
        torchCode(
          layers,
          lines.map(({ before }) => before),
        ),
      ).layers;
      expect(ledgerOf(again, shape).shape, code).toEqual(after);
      compared++;
    }
    expect(compared).toBeGreaterThan(1);
    console.log(`${file}: ${compared} shapes equal`);
  });
});

it("what PyTorch refuses for its sizes or channels is refused here", () => {
  let refused = 0;
  for (const one of casesOf("errors.json")) {
    const code = codeOf(one);
    const shape = one.inputs.input?.shape ?? [];
    if (code === undefined || shape.length < 3) continue;
    const { layers, issues } = readCode(code);
    // Some are no layers at all: a stride of 0, say.
    if (issues.length > 0) continue;
    const isAboutShapes =
      /Calculated padded input|to have \d+ channels|output size is too small|pad should be|output padding must be|divisible/i.test(
        one.error?.message ?? "",
      );
    if (!isAboutShapes) continue;
    expect(ledgerOf(layers, shape).refusal, `${code} on ${shape}: ${one.error?.message}`).toBeDefined();
    refused++;
  }
  expect(refused).toBeGreaterThan(10);
  console.log(`${refused} of PyTorch's refusals are refused here`);
});
