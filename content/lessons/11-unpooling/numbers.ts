// The numbers of lesson 11, computed by the rules and the engine.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  avgPool2d,
  avgUnpool2d,
  decodeIndex,
  maxPool1d,
  maxPool2d,
  maxUnpool1d,
  maxUnpool2d,
  nailUnpool2d,
  type Overlap,
  relayout,
  type Tensor,
  tensor,
  transpose,
  zeros,
} from "#engine/index.ts";
import { dense, linearMap, transpose as turned } from "#engine/linear/index.ts";
import { chain, type Layer } from "#rules/chain.ts";
import { pool, poolCeil } from "#rules/pool.ts";
import { evaluate, inputsFor } from "#rules/rule.ts";
import { unpool } from "#rules/unpool.ts";
import { type NumberValue, numbers } from "#site/numbers.ts";
import { down as pooledDown, psnr as psnrOf255, up as unpooledUp, type WayUp } from "#widgets/segnet-strip/maps.ts";
import { digit, white } from "./digit.ts";
import { unpoolOfText } from "./sourceText.ts";
import { error, exact, psnr } from "./ways.ts";

const tiles = { kernelSize: 2 };
const P = tensor([1, 3, 2, 4, 5, 6, 1, 2, 7, 2, 9, 1, 3, 4, 6, 8], [1, 4, 4]);
const { output: max, indices } = maxPool2d(P, tiles);
const Y = tensor([1, 2, 3, 4], [1, 2, 2]);
const zero = tensor(digit.flat(), [1, 8, 8]);

const copied = avgUnpool2d(max, tiles);
const shared = avgUnpool2d(max, { ...tiles, mode: "adjoint" });

const four = tensor([2, 7, 1, 3], [1, 4]);
const pick = linearMap((x) => maxPool1d(x, tiles), four);

const listOf = ({ data }: Tensor): number[] => [...data];
const firstOf = (x: Tensor): NumberValue => (x.toArray() as readonly NumberValue[])[0] ?? Number.NaN;
/** Of [N, H, W, C] the only picture, of [1, 1, H, W] the only plane. */
const innerOf = (x: Tensor): NumberValue => (firstOf(x) as readonly NumberValue[])[0] ?? Number.NaN;
const total = (x: Tensor) => listOf(x).reduce((sum, value) => sum + value, 0);
const inner = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
const at = (x: Tensor, places: Iterable<number>) => [...places].map((place) => x.data[place] ?? Number.NaN);
const inTwos = (values: readonly number[]) => [values.slice(0, 2), values.slice(2)];

const halving: Layer = { rule: pool, values: { kernelSize: 2, stride: 2 } };
const down = chain(540, [halving, halving, halving]).sizes;
const deepest = down.at(-1) ?? 0;

/** Two windows that share their winner. */
const overlapping = tensor([1, 5, 2, 3], [1, 4]);
const three = { kernelSize: 3, stride: 1 };
const twice = maxPool1d(overlapping, three);
const put = (y: Tensor, overlap: Overlap) => maxUnpool1d(y, twice.indices, { ...three, overlap });
const onePair = tensor([1, 2], [1, 2]);

/** A plane of 2 × 5 cells. Its winners lie in the second row, so a plane of another width takes them elsewhere. */
const wide = tensor([1, 2, 3, 4, 0, 9, 0, 8, 0, 0], [1, 2, 5]);
const wideMax = maxPool2d(wide, tiles);

/** The picture of source text 003: [N, H, W, C]. */
const picture = tensor(
  [0, 1, 2, 3].flatMap((row) => [0, 1, 2, 3].flatMap(() => [row, row + 4])),
  [1, 4, 4, 2],
);
const toPlanes = [0, 3, 1, 2];
const toPixels = [0, 2, 3, 1];
const poolLastAxisKept = (x: Tensor) => {
  const { output, indices } = maxPool2d(transpose(x, toPlanes), { ...tiles, ceilMode: true });
  return { net: transpose(output, toPixels), mask: relayout(indices, "nhwc"), output, indices };
};
const encoded = poolLastAxisKept(picture);
/** 25 numbers in 5 rows; SAME pools them to 3 × 3, as ceil mode does. */
const odd = tensor(
  Array.from({ length: 25 }, (_, value) => value),
  [1, 5, 5, 1],
);
const oddEncoded = poolLastAxisKept(odd);

const decoded = (index: number) => {
  const { cell, channel = 0 } = decodeIndex("nhwc", index, { channels: 2, cells: 16 });
  return [Math.floor(cell / 4), cell % 4, channel];
};

/** The handwritten 5 of the strip: 28 × 28, brightness 0 to 255. */
const five = tensor(
  Float64Array.from(readFileSync(join(process.cwd(), "public/images/digits-10.u8")).subarray(5 * 784, 6 * 784)),
  [1, 28, 28],
);
const inHundredths = (value: number) => Math.round(100 * value) / 100;
const rowsDown = (pools: number) => {
  const { levels, bottom } = pooledDown(five, pools);
  return [...levels.map(({ x }) => x.shape[1] ?? 0), bottom.shape[1] ?? 0];
};
const decibels = (pools: number, way: WayUp) => {
  const { levels, bottom } = pooledDown(five, pools);
  return inHundredths(psnrOf255(unpooledUp(levels, bottom, way)[0]?.map ?? bottom, five));
};

export const values = numbers({
  P: () => firstOf(P),
  max: () => firstOf(max),
  indices: () => inTwos([...indices.data]),
  maxima: () => listOf(max),
  firstMax: () => max.data[0] ?? Number.NaN,
  firstPlace: () => indices.data[0] ?? Number.NaN,
  secondMax: () => max.data[1] ?? Number.NaN,
  secondPlace: () => indices.data[1] ?? Number.NaN,
  unpooled: () => firstOf(maxUnpool2d(max, indices, tiles)),
  nails: () => firstOf(nailUnpool2d(max, tiles)),
  copied: () => firstOf(copied),
  shared: () => firstOf(shared),
  cameBack: () => exact("switches", P),
  lostUpTo: () => Math.max(...listOf(P).filter((_, cell) => ![...indices.data].includes(cell))),
  errorSwitches: () => error("switches", P),
  errorNails: () => error("nails", P),
  errorCopy: () => error("copy", P),
  errorShare: () => error("share", P),

  four: () => listOf(four),
  fourPooled: () => listOf(maxPool1d(four, tiles).output),
  pick: () => dense(pick.matrix).toArray() as NumberValue,
  put: () => dense(turned(pick).matrix).toArray() as NumberValue,
  Y: () => firstOf(Y),
  innerDown: () => inner(at(P, indices.data), Y.data),
  innerUp: () => inner(P.data, maxUnpool2d(Y, indices, tiles).data),
  pickedAgain: () => inTwos(at(maxUnpool2d(Y, indices, tiles), indices.data)),

  meansOfCopy: () => firstOf(avgPool2d(copied, tiles)),
  meansOfShare: () => firstOf(avgPool2d(shared, tiles)),
  sumPooled: () => total(max),
  sumCopied: () => total(copied),
  sumShared: () => total(shared),

  down: () => down,
  deepest: () => deepest,
  deepestBefore: () => down.at(-2) ?? 0,
  up: () => evaluate(unpool, { inputSize: deepest, kernelSize: 2, stride: 2 }).size,
  wayUp: () =>
    chain(
      deepest,
      [1, 2, 3].map((): Layer => ({ rule: unpool, values: halving.values })),
    ).sizes,
  sizesOfDeepest: () => inputsFor(pool, deepest, { min: 1, max: 600 }, halving.values),
  leastAllowed: () => Math.min(...inputsFor(poolCeil, deepest, { min: 1, max: 600 }, halving.values)),
  wideMax: () => listOf(wideMax.output),
  wideAt: () => [...wideMax.indices.data],

  overlapping: () => listOf(overlapping),
  twice: () => listOf(twice.output),
  twiceAt: () => [...twice.indices.data],
  overwritten: () => listOf(put(twice.output, "overwrite")),
  added: () => listOf(put(twice.output, "sum")),
  onePair: () => listOf(onePair),
  overlapDown: () => inner(at(overlapping, twice.indices.data), onePair.data),
  overlapOverwritten: () => inner(overlapping.data, put(onePair, "overwrite").data),
  overlapAdded: () => inner(overlapping.data, put(onePair, "sum").data),

  decoded29: () => decoded(29),
  rowWithBatch: () => decoded(40)[0] ?? Number.NaN,
  encoded: () => firstOf(encoded.net),
  mask: () => [...encoded.mask.data],
  restored: () => firstOf(transpose(unpoolOfText(encoded.net, encoded.mask.data, 2), toPlanes)),
  oddMask: () => [...oddEncoded.mask.data],
  oddSide: () => oddEncoded.net.shape[1] ?? Number.NaN,
  textColumns: () => unpoolOfText(oddEncoded.net, oddEncoded.mask.data, 2).shape[2] ?? Number.NaN,
  textOnOdd: () => innerOf(transpose(unpoolOfText(oddEncoded.net, oddEncoded.mask.data, 2), toPlanes)),
  rightOnOdd: () => innerOf(maxUnpool2d(oddEncoded.output, oddEncoded.indices, { ...tiles, outputSize: [5, 5] })),

  digit: () => digit,
  psnrSwitches: () => psnr("switches", zero, white),
  psnrNails: () => psnr("nails", zero, white),
  psnrCopy: () => psnr("copy", zero, white),
  exactSwitches: () => exact("switches", zero),
  exactCopy: () => exact("copy", zero),
  cells: () => zero.size,

  stripSide: () => five.shape[1] ?? 0,
  stripSizes1: () => rowsDown(1),
  stripSwitches1: () => decibels(1, "switches"),
  stripNails1: () => decibels(1, "nails"),
  stripCopy1: () => decibels(1, "copy"),
  stripSizes2: () => rowsDown(2),
  stripSwitches2: () => decibels(2, "switches"),
  stripNails2: () => decibels(2, "nails"),
  stripCopy2: () => decibels(2, "copy"),
  stripSizes3: () => rowsDown(3),
  stripSwitches3: () => decibels(3, "switches"),
  stripNails3: () => decibels(3, "nails"),
  stripCopy3: () => decibels(3, "copy"),
  stripBlack: () => inHundredths(psnrOf255(zeros(five.shape), five)),
} satisfies Record<string, () => NumberValue>);
