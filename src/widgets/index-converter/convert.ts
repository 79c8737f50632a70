/** From a pasted mask to the same mask in another layout, or to the reason why not. */
import { EngineError } from "#engine/errors.ts";
import { type CellPlace, decodeIndex, relayout } from "#engine/indexLayouts.ts";
import { type IndexLayout, indexTensor } from "#engine/indexTensor.ts";
import { type Misread, readMask } from "./mask.ts";

export interface Shape {
  readonly pictures: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

/** What is wrong, in a form that any language can word. An entry's complaint is the engine's own. */
export type Refusal =
  | ({ readonly kind: "text" } & Misread)
  | { readonly kind: "empty" }
  | { readonly kind: "uneven"; readonly count: number; readonly planes: number }
  | { readonly kind: "entry"; readonly at: number; readonly message: string };

export interface Conversion {
  readonly entries: readonly number[];
  /** Windows in each plane: what is left of the count beside pictures and channels. */
  readonly windows: number;
  /** Where each entry stands and what it points at; empty where something is refused. */
  readonly places: readonly (CellPlace & { readonly window: number })[];
  readonly converted: readonly number[] | undefined;
  /** For each converted entry, the entry that it comes from. */
  readonly source: readonly number[];
  readonly refusal: Refusal | undefined;
}

const channelsLast = (layout: IndexLayout) => layout === "nhwc" || layout === "nhwc-batch";

export function convert(text: string, from: IndexLayout, to: IndexLayout, shape: Shape): Conversion {
  const mask = readMask(text);
  if (!mask.ok) return refused([], { kind: "text", ...mask.misread });
  const { entries } = mask;
  const planes = shape.pictures * shape.channels;
  if (entries.length === 0) return refused(entries, { kind: "empty" });
  if (entries.length % planes !== 0) return refused(entries, { kind: "uneven", count: entries.length, planes });
  const windows = entries.length / planes;
  try {
    const indices = indexTensor(entries, {
      shape: tensorShape(from, shape, windows),
      layout: from,
      of: pointedAt(from, shape),
    });
    const converted = [...relayout(indices, to).data];
    const places = entries.map((entry, at) => placeOf(entry, at, from, shape, windows));
    const source = sourcesOf(from, to, shape, windows);
    return { entries, windows, places, converted, source, refusal: undefined };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const at = Number(/^indices\[(\d+)\]$/.exec(error.param)?.[1] ?? 0);
    return refused(entries, { kind: "entry", at, message: error.message }, windows);
  }
}

function refused(entries: readonly number[], refusal: Refusal, windows = 0): Conversion {
  return { entries, windows, places: [], converted: undefined, source: [], refusal };
}

/** The tensor of indices; how the windows of a plane are arranged does not matter, so they stand in a column. */
function tensorShape(layout: IndexLayout, { pictures, channels }: Shape, windows: number): number[] {
  return channelsLast(layout) ? [pictures, windows, 1, channels] : [pictures, channels, windows, 1];
}

/** The shape that indices of this layout point into. */
export function pointedAt(layout: IndexLayout, { pictures, channels, height, width }: Shape): number[] {
  return {
    plane: [height, width],
    nchw: [pictures, channels, height, width],
    nhwc: [height, width, channels],
    "nhwc-batch": [pictures, height, width, channels],
  }[layout];
}

/** Where an entry stands in its tensor, and the cell of the plane that it names. */
function placeOf(entry: number, at: number, layout: IndexLayout, shape: Shape, windows: number) {
  const { channels, height, width } = shape;
  const { cell } = decodeIndex(layout, entry, { channels, cells: height * width });
  const picture = Math.floor(at / (windows * channels));
  return channelsLast(layout)
    ? { picture, channel: at % channels, window: Math.floor(at / channels) % windows, cell }
    : { picture, channel: Math.floor(at / windows) % channels, window: at % windows, cell };
}

/** For each entry of one layout, the entry of the other that stands for the same window of the same plane. */
function sourcesOf(from: IndexLayout, to: IndexLayout, shape: Shape, windows: number): number[] {
  const all = Array.from({ length: shape.pictures * shape.channels * windows }, (_, at) => at);
  const standing = (layout: IndexLayout, at: number) => {
    const { picture, channel, window } = placeOf(0, at, layout, shape, windows);
    return `${picture} ${channel} ${window}`;
  };
  const at = new Map(all.map((entry) => [standing(from, entry), entry]));
  return all.map((entry) => at.get(standing(to, entry)) ?? 0);
}
