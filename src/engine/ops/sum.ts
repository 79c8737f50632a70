// Sums and means over axes. A sum places every number on the one its axes leave; its gradient picks from there.

import { spread } from "../broadcast.ts";
import { EngineError } from "../errors.ts";
import { defineOp } from "../op.ts";
import { axes, flag, optional } from "../params/index.ts";
import { run } from "../run.ts";
import { finish, sizeOf, type Tensor } from "../tensor.ts";
import { range } from "./add.ts";
import { pick, pickLinks, transposed } from "./moves.ts";
import { mul } from "./mul.ts";

const reduction = (name: "sum" | "mean") =>
  defineOp({
    name,
    rank: 1,
    inputs: { x: "tensor" },
    params: { axes: optional(axes()), keepAxes: flag(false) },

    check({ x }: { readonly x: Tensor }, { axes, keepAxes }) {
      const summed = axesOf(name, x, axes);
      const kept = x.shape.map((size, axis) => (summed.includes(axis) ? 1 : size));
      return {
        shape: keepAxes ? kept : x.shape.filter((_, axis) => !summed.includes(axis)),
        at: spread(kept, x.shape) ?? range(x.shape),
        divisor: name === "mean" ? x.size / sizeOf(kept) : 1,
      };
    },

    forward({ x }, { at, shape, divisor }) {
      const totals = new Float64Array(sizeOf(shape));
      const from = x.data;
      for (let i = 0; i < at.length; i++) totals[at[i]] += from[i];
      return finish(divisor === 1 ? totals : totals.map((total) => total / divisor), shape, x.dtype);
    },

    gradient: (upstream, { x }, { at, divisor }) => ({
      x: () => pick(divisor === 1 ? upstream : mul(upstream, 1 / divisor), at, x.shape),
    }),

    links({ x }, { at, shape, divisor }) {
      const links = transposed(pickLinks(at, sizeOf(shape)), x.size);
      return { x: () => ({ ...links, value: new Float64Array(x.size).fill(1 / divisor) }) };
    },
  });

export const sumOp = reduction("sum");
export const meanOp = reduction("mean");

/** The axes meant: those given, or all. */
function axesOf(op: string, { shape }: Tensor, given: readonly number[] | undefined): readonly number[] {
  for (const axis of given ?? []) {
    if (axis < shape.length) continue;
    throw new EngineError({
      op,
      param: "axes",
      got: axis,
      allowed: `below ${shape.length}, the number of axes`,
      hint: "Axes are counted from 0.",
    });
  }
  return given ?? shape.map((_, axis) => axis);
}

export interface SumOptions {
  /** Which axes to sum over; all. */
  readonly axes?: readonly number[];
  /** Whether they stay, with size 1; false. */
  readonly keepAxes?: boolean;
}

/**
 * The sum over some axes, or all.
 * @param x any shape
 * @returns a tensor without these axes; over all, of shape []
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * sum(tensor([[1, 2], [3, 4]]), { axes: [1] })   // [3, 7]
 */
export function sum(x: Tensor, options: SumOptions = {}): Tensor {
  return run(sumOp, { x }, options);
}

/**
 * The mean over some axes, or all.
 * @param x any shape
 * @returns a tensor without these axes; over all, of shape []
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * mean(tensor([[1, 2], [3, 4]]), { axes: [0], keepAxes: true })   // [[2, 3]]
 */
export function mean(x: Tensor, options: SumOptions = {}): Tensor {
  return run(meanOp, { x }, options);
}
