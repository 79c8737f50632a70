/** The sizes of a decoder: down through the pools, and up again with or without what was remembered. */
import { pool } from "#rules/pool.ts";
import { evaluate, inputsFor, isLegal } from "#rules/rule.ts";
import { unpool, unpoolTo } from "#rules/unpool.ts";
import type { Obeyed } from "../kit/define.ts";

/** What each unpooling is told: nothing, the size before its pool, or for the last of them a size of the reader's own. */
export const tellings = ["nothing", "remembered", "own"] as const;
export type Telling = (typeof tellings)[number];

export interface Settings {
  readonly inputSize: number;
  readonly kernelSize: number;
  readonly stride: number;
  readonly pools: number;
  readonly told: Telling;
  readonly outputSize: number;
}

/**
 * The layers from the first pool to the last unpooling. Pools that find too few cells are left out, save the first, which
 * is for the rule to refuse.
 */
export function layersOf({ inputSize, kernelSize, stride, pools, told, outputSize }: Settings): Obeyed[] {
  const down = [inputSize];
  const layers: Obeyed[] = [];
  while (layers.length < pools) {
    const layer = { rule: pool, numbers: { inputSize: down.at(-1) ?? 1, kernelSize, stride } };
    const fits = isLegal(layer.rule, layer.numbers);
    if (!fits && layers.length > 0) break;
    layers.push(layer);
    if (!fits) return layers;
    down.push(evaluate(layer.rule, layer.numbers).size);
  }
  let given = down.at(-1) ?? 1;
  for (let level = down.length - 2; level >= 0; level--) {
    const plain = { inputSize: given, kernelSize, stride };
    const asked = told === "own" && level === 0 ? outputSize : (down[level] ?? 1);
    const layer: Obeyed =
      told === "nothing"
        ? { rule: unpool, numbers: plain }
        : { rule: unpoolTo, numbers: { ...plain, outputSize: asked } };
    layers.push(layer);
    if (!isLegal(layer.rule, layer.numbers)) return layers;
    given = evaluate(layer.rule, layer.numbers).size;
  }
  return layers;
}

/** The sizes between all layers, the input's first. */
export function sizesOf(layers: readonly Obeyed[]): number[] {
  return [layers[0]?.numbers.inputSize ?? 1, ...layers.map(({ rule, numbers }) => evaluate(rule, numbers).size)];
}

/** What the last unpooling may be told, if it is given `inputSize` cells. */
export function accepted({ kernelSize, stride }: Settings, inputSize: number) {
  const least = evaluate(unpool, { inputSize, kernelSize, stride }).size;
  return {
    least,
    /** Less than a stride below the least: sizes that only ceil mode brings down to this one. */
    from: Math.max(1, least - stride + 1),
    to: least + stride - 1,
    /** The sizes that a pool rounded down brings to this one. */
    siblings: inputsFor(pool, inputSize, { min: least, max: least + stride }, { kernelSize, stride }),
  };
}
