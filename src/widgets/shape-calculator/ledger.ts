/** A chain of layers, line by line: the shape after each, its weights, multiply-adds and field, and where it ends. */
import { fieldOf, type Passage } from "./field.ts";
import type { Layer } from "./layers.ts";
import { type AxisRule, isRefused, type Refusal, type Shape, through } from "./through.ts";

export interface Line {
  readonly layer: Layer;
  /** The shape that reaches the layer. */
  readonly before: Shape;
  readonly after: Shape;
  readonly weights: number;
  readonly multiplyAdds: number;
  /** Input cells that one cell depends on: one number, or one an axis where they differ. */
  readonly field: readonly number[];
  readonly axes: readonly AxisRule[];
}

export interface Ledger {
  /** The layers that are possible, up to the first that is not. */
  readonly lines: readonly Line[];
  readonly refusal: Refusal | undefined;
  readonly weights: number;
  readonly multiplyAdds: number;
  /** The last shape there is. */
  readonly shape: Shape;
}

export function ledgerOf(layers: readonly Layer[], shape: Shape): Ledger {
  const lines: Line[] = [];
  const passages: Passage[] = [];
  const spatial = Math.max(0, shape.length - 2);
  let before = shape;
  let refusal: Refusal | undefined;
  for (const layer of layers) {
    const outcome = through(layer, before);
    if (isRefused(outcome)) {
      refusal = outcome;
      break;
    }
    passages.push({ layer, before, after: outcome.shape });
    const fields = Array.from({ length: spatial }, (_, axis) => fieldOf(passages, axis));
    const field = fields.every((one) => one === fields[0]) ? fields.slice(0, 1) : fields;
    lines.push({ layer, before, after: outcome.shape, ...totals([outcome]), field, axes: outcome.axes });
    before = outcome.shape;
  }
  return { lines, refusal, ...totals(lines), shape: before };
}

/** The shape after all layers, or undefined where one is impossible: what a search asks, a thousand times. */
export function lastShape(layers: readonly Layer[], shape: Shape): Shape | undefined {
  let last = shape;
  for (const layer of layers) {
    const outcome = through(layer, last);
    if (isRefused(outcome)) return undefined;
    last = outcome.shape;
  }
  return last;
}

const totals = (of: readonly { readonly weights: number; readonly multiplyAdds: number }[]) => ({
  weights: of.reduce((all, { weights }) => all + weights, 0),
  multiplyAdds: of.reduce((all, { multiplyAdds }) => all + multiplyAdds, 0),
});
