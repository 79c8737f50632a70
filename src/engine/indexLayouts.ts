// The four ways to count a position (see IndexTensor), and the way from each of them to each other one.
//
// Where a cell lies inside its plane is one number, s = y·W + x. With its channel c and its picture n it makes the index:
//
//     plane s        nhwc s·C + c        nhwc-batch (n·S + s)·C + c        nchw (n·C + c)·S + s        S = H·W
//
// The tensors that hold indices are laid out as their framework lays out everything: [N, C, H, W] for "plane" and
// "nchw", [N, H, W, C] for the two others. So an index that leaves out the channel or the picture finds it in its place.

import { sameShape } from "./compare.ts";
import { Described, EngineError } from "./errors.ts";
import { type IndexLayout, IndexTensor, indexError } from "./indexTensor.ts";
import { sizeOf } from "./tensor.ts";

/** A cell of a picture: which picture of the batch, which channel, and where in the plane, y·W + x. */
export interface CellPlace {
  readonly picture: number;
  readonly channel: number;
  readonly cell: number;
}
/** How many channels a picture has, and how many cells a plane. */
export interface Extent {
  readonly channels: number;
  readonly cells: number;
}

interface Counting {
  /** Whether the tensors have their channels last. */
  readonly channelsLast: boolean;
  readonly encode: (place: CellPlace, extent: Extent) => number;
  /** What the index tells; it may leave out the channel or the picture. */
  readonly decode: (index: number, extent: Extent) => Partial<CellPlace> & Pick<CellPlace, "cell">;
}

const countings: { readonly [layout in IndexLayout]: Counting } = {
  plane: {
    channelsLast: false,
    encode: ({ cell }) => cell,
    decode: (index) => ({ cell: index }),
  },
  nchw: {
    channelsLast: false,
    encode: ({ picture, channel, cell }, { channels, cells }) => (picture * channels + channel) * cells + cell,
    decode: (index, { channels, cells }) => ({
      picture: Math.floor(index / (channels * cells)),
      channel: Math.floor(index / cells) % channels,
      cell: index % cells,
    }),
  },
  nhwc: {
    channelsLast: true,
    encode: ({ channel, cell }, { channels }) => cell * channels + channel,
    decode: (index, { channels }) => ({ channel: index % channels, cell: Math.floor(index / channels) }),
  },
  "nhwc-batch": {
    channelsLast: true,
    encode: ({ picture, channel, cell }, { channels, cells }) => (picture * cells + cell) * channels + channel,
    decode: (index, { channels, cells }) => ({
      picture: Math.floor(index / (channels * cells)),
      channel: index % channels,
      cell: Math.floor(index / channels) % cells,
    }),
  },
};

/** The index of a cell. @example encodeIndex("nhwc", { picture: 0, channel: 1, cell: 14 }, { channels: 2, cells: 16 }) // 29 */
export function encodeIndex(layout: IndexLayout, place: CellPlace, extent: Extent): number {
  return countings[layout].encode(place, extent);
}

/** What an index tells of its cell. "plane" leaves out the channel, "plane" and "nhwc" the picture. */
export function decodeIndex(layout: IndexLayout, index: number, extent: Extent): ReturnType<Counting["decode"]> {
  return countings[layout].decode(index, extent);
}

/**
 * The same cells, counted another way; the tensor changes its layout with it.
 * @param indices [N, C, …] or [N, …, C], as their layout says, with a known `of`: the sizes of one plane for "plane",
 *   [N, C, …] for "nchw", […, C] for "nhwc", [N, …, C] for "nhwc-batch"
 * @returns indices of layout `to`, with its `of`
 * @throws EngineError for an index outside its range, or that names another channel or picture than the one it stands in
 * @example relayout(indexTensor([[[[4, 6], [12, 14]]]], { of: [4, 4] }), "nchw").of   // [1, 1, 4, 4]
 */
export function relayout(indices: IndexTensor, to: IndexLayout): IndexTensor {
  const { pictures, channels, pooled, spatial } = sizesOf(indices);
  const extent = { channels, cells: sizeOf(spatial) };
  const [from, into] = [countings[indices.layout], countings[to]];
  const windows = sizeOf(pooled);
  const end = sizeOf(indices.of ?? []);
  const data = new Int32Array(indices.size);
  for (let at = 0; at < data.length; at++) {
    const index = indices.data[at];
    if (!(index >= 0 && index < end)) throw indexError("relayout", index, at, end);
    const { picture, channel, window } = from.channelsLast
      ? {
          picture: Math.floor(at / (windows * channels)),
          channel: at % channels,
          window: Math.floor(at / channels) % windows,
        }
      : {
          picture: Math.floor(at / (windows * channels)),
          channel: Math.floor(at / windows) % channels,
          window: at % windows,
        };
    const told = from.decode(index, extent);
    refuseOther("channel", index, at, told.channel, channel);
    refuseOther("picture", index, at, told.picture, picture);
    const goes = into.channelsLast
      ? (picture * windows + window) * channels + channel
      : (picture * channels + channel) * windows + window;
    data[goes] = into.encode({ picture, channel, cell: told.cell }, extent);
  }
  const shape = into.channelsLast ? [pictures, ...pooled, channels] : [pictures, channels, ...pooled];
  return new IndexTensor(shape, data, to, pointedAt(to, pictures, channels, spatial));
}

/** The shape that indices of a layout point into. */
function pointedAt(layout: IndexLayout, pictures: number, channels: number, spatial: readonly number[]): number[] {
  const { [layout]: shape } = {
    plane: [...spatial],
    nchw: [pictures, channels, ...spatial],
    nhwc: [...spatial, channels],
    "nhwc-batch": [pictures, ...spatial, channels],
  };
  return shape;
}

/** Batch, channels, the sizes of the tensor's own planes and those of the planes it points into. */
function sizesOf(indices: IndexTensor) {
  const { shape, layout, of = [] } = indices;
  const spatial = {
    plane: of,
    nchw: of.slice(2),
    nhwc: of.slice(0, -1),
    "nhwc-batch": of.slice(1, -1),
  }[layout];
  const [pictures = 1] = shape;
  const last = countings[layout].channelsLast;
  const [channels = 1] = last ? shape.slice(-1) : shape.slice(1);
  const pooled = last ? shape.slice(1, -1) : shape.slice(2);
  const fits = spatial.length > 0 && sameShape(of, pointedAt(layout, pictures, channels, spatial));
  if (fits && pooled.length === spatial.length) return { pictures, channels, pooled, spatial };
  throw new EngineError({
    op: "relayout",
    param: "indices",
    got: indices,
    allowed: `${last ? "[N, …, C]" : "[N, C, …]"} with \`of\`, the shape they point into`,
    hint: "Give `of` to indexTensor; for one picture, N is 1.",
  });
}

function refuseOther(axis: string, index: number, at: number, told: number | undefined, stands: number): void {
  if (told === undefined || told === stands) return;
  throw new EngineError({
    op: "relayout",
    param: `indices[${at}]`,
    got: new Described(`${index}, in ${axis} ${told}`),
    allowed: `a cell of ${axis} ${stands}, where it stands`,
    hint: "A pool stays in its plane; is this the layout the indices have?",
  });
}
