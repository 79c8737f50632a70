/** How the numbers of one line come about: the steps of its size rule for each axis, and its products in figures. */
import { evaluate, type Numbers } from "#rules/rule.ts";
import type { Line } from "./ledger.ts";
import { product } from "./through.ts";

export interface Derived {
  readonly axis: number;
  /** The name of the rule's formula; undefined where the size is told. */
  readonly rule: string;
  /** The names of the steps' formulas, in order. */
  readonly steps: readonly string[];
  readonly numbers: Numbers;
}

/** One derivation for all axes that have the same numbers. */
export function derivationsOf({ axes }: Line): Derived[] {
  const seen = new Set<string>();
  return axes.flatMap(({ rule, numbers }, axis): Derived[] => {
    const key = JSON.stringify(numbers);
    if (seen.has(key) || rule.name === "adaptivePool") return [];
    seen.add(key);
    const { size, lets } = evaluate(rule, numbers) as { size: number; lets: Numbers };
    const pads = numbers.padBegin === numbers.padEnd ? "both" : "apart";
    const names = [...Object.keys(rule.let), "outputSize"];
    const neutral = { stride: 1, dilation: 1, padBegin: 0, padEnd: 0, outputPadding: 0 };
    return [
      {
        axis,
        rule: rule.name,
        steps: names.map((name) => `${rule.name}.${name}.${pads}`),
        numbers: { ...neutral, ...numbers, ...lets, outputSize: size },
      },
    ];
  });
}

const times = (numbers: readonly number[]): string => numbers.join(" · ");

/** The weights, as a product and a sum. */
export function weightsOf({ layer, before, weights }: Line): string | undefined {
  const { kernelSize = [], out = 1, groups = 1, bias } = layer;
  const tail = bias ? ` + ${out}` : "";
  if (layer.kind === "conv" || layer.kind === "convTranspose") {
    const [, channels = 1] = before;
    const read = groups === 1 ? String(channels) : `${channels} / ${groups}`;
    return `${out} · ${read} · ${times(kernelSize)}${tail} = ${weights}`;
  }
  if (layer.kind === "linear") return `${before.at(-1)} · ${out}${tail} = ${weights}`;
  if (layer.kind === "batchNorm" && layer.affine) return `2 · ${before[1]} = ${weights}`;
  return undefined;
}

/** The multiply-adds: every tap, at every place it is used. */
export function operationsOf({ layer, before, after, multiplyAdds }: Line): string | undefined {
  const { kernelSize = [], out = 1, groups = 1 } = layer;
  const [batch = 1, channels = 1] = before;
  const many = batch === 1 ? "" : `${batch} · `;
  if (layer.kind === "conv" || layer.kind === "convTranspose") {
    const places = layer.kind === "conv" ? after.slice(2) : before.slice(2);
    const read = groups === 1 ? String(channels) : `${channels} / ${groups}`;
    return `${many}${times(places)} · ${out} · ${read} · ${times(kernelSize)} = ${multiplyAdds}`;
  }
  if (layer.kind === "linear") return `${product(before.slice(0, -1))} · ${before.at(-1)} · ${out} = ${multiplyAdds}`;
  return undefined;
}
