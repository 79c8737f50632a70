// Unpooling without indices goes back along the links of a pool: the one that makes x's size out of the result's.

import { pool, poolCeil } from "#rules/pool.ts";
import { evaluate, isLegal, type Numbers, type Rule } from "#rules/rule.ts";
import { unpool, unpoolTo } from "#rules/unpool.ts";
import { reserve } from "./budget.ts";
import { EngineError } from "./errors.ts";
import { type AxisLinks, axisLinks } from "./links.ts";
import type { Pads } from "./params/index.ts";
import { axisNumbers, sizesBy } from "./window.ts";

export interface UnpoolWindow {
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly pads: readonly Pads[];
  readonly outputSize: readonly number[] | undefined;
}

export interface UnpoolAxis {
  readonly links: AxisLinks;
  readonly rule: Rule;
  readonly numbers: Numbers;
}

/** The size of each axis of the result. @throws EngineError where it cannot be */
export function unpooledSizes(
  op: string,
  { outputSize, ...window }: UnpoolWindow,
  spatial: readonly number[],
): readonly number[] {
  const axes = axisNumbers({ ...window, dilation: window.kernelSize.map(() => 1) }, spatial);
  if (!outputSize) return sizesBy(op, unpool, axes);
  return sizesBy(
    op,
    unpoolTo,
    axes.map((numbers, axis) => ({ ...numbers, outputSize: outputSize[axis] })),
  );
}

/** Each axis of the pool to go back along: its input is the result, its output is x. */
export function unpoolAxes(op: string, window: UnpoolWindow, spatial: readonly number[]): readonly UnpoolAxis[] {
  const sizes = unpooledSizes(op, window, spatial);
  reserve(op, sizes);
  return axisNumbers({ ...window, dilation: window.kernelSize.map(() => 1) }, sizes).map((numbers, axis) => {
    const rule = [pool, poolCeil].find(
      (rule) => isLegal(rule, numbers) && evaluate(rule, numbers).size === spatial[axis],
    );
    if (rule) return { links: axisLinks(op, rule, numbers), rule, numbers };
    throw new EngineError({
      op,
      param: "outputSize",
      got: sizes,
      allowed: `sizes that pool to [${spatial.join(", ")}]`,
      hint: "Give the size of the input that was pooled, and the pool's options.",
    });
  });
}
