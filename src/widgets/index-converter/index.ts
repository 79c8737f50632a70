/**
 * w36: a pasted mask of pooling indices, counted another way. Each entry is taken apart into its cell and put together
 * again; an entry that cannot be is refused with its place and the range it must lie in.
 */
import { encodeIndex } from "#engine/indexLayouts.ts";
import type { IndexLayout } from "#engine/indexTensor.ts";
import { defineWidget, type Link, type ShownArray, type Triple } from "../kit/define.ts";
import { choice, number, text } from "../kit/kinds.ts";
import { indexSum } from "../parts/indexSum.ts";
import { type Conversion, convert, pointedAt, type Shape } from "./convert.ts";

/** In the order of what they count: the plane, the channels, the batch, everything. */
const layouts = ["plane", "nhwc", "nhwc-batch", "nchw"] as const satisfies readonly IndexLayout[];

export default defineWidget({
  id: "w36",
  name: "index-converter",
  version: 1,
  migrate: {},
  lesson: "unpooling",
  params: {
    mask: text("8, 9, 12, 13,\n24, 25, 28, 29", { maxLength: 1200, rows: 3 }),
    from: choice(layouts, "nhwc"),
    to: choice(layouts, "plane"),
    pictures: number(1, { min: 1, max: 4, key: "N" }),
    channels: number(2, { min: 1, max: 4, key: "C" }),
    height: number(4, { min: 1, max: 12, key: "H" }),
    width: number(4, { min: 1, max: 12, key: "W" }),
  },
  compute: ({ mask, from, to, pictures, channels, height, width }) => {
    const shape: Shape = { pictures, channels, height, width };
    const product = (sizes: readonly number[]) => sizes.reduce((all, size) => all * size, 1);
    return {
      from,
      to,
      shape,
      ...convert(mask, from, to, shape),
      /** The first number past the range of each layout's indices. */
      ends: { from: product(pointedAt(from, shape)), to: product(pointedAt(to, shape)) },
    };
  },
  numbers: ({ entries }) => ({ count: entries.length }),
  arrays: ({ entries, converted }) => {
    const line = (label: string, data: readonly number[]): ShownArray => ({
      label,
      role: "kernel",
      shape: [data.length],
      data,
    });
    return {
      ...(entries.length > 0 ? { from: line("from", entries) } : {}),
      ...(converted ? { to: line("to", converted) } : {}),
    };
  },
  links: ({ converted, source }): readonly Link[] =>
    converted ? [{ from: "from", to: "to", triples: source.map((entry, at): Triple => [entry, at, 0]) }] : [],
  arithmetic: (model, _step, focus) => {
    const entry = entryOf(model, focus.array, focus.position);
    const place = entry === undefined ? undefined : model.places[entry];
    if (!place || entry === undefined) return [];
    const cell = cellOf(model.shape, place);
    const { channels, height, width } = model.shape;
    const extent = { channels, cells: height * width };
    return [model.from, model.to].map(
      (layout) => `${indexSum(layout, cell, model.shape)} = ${encodeIndex(layout, place, extent)}`,
    );
  },
  describe: (model) => model,
});

/** The entry of the pasted mask that a cell on show stands for. */
export function entryOf({ source }: Pick<Conversion, "source">, array: string, position: number): number | undefined {
  return array === "from" ? position : source[position];
}

export function cellOf({ width }: Shape, place: Conversion["places"][number]) {
  const { picture, channel, cell } = place;
  return { picture, channel, row: Math.floor(cell / width), column: cell % width };
}
