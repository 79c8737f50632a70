// The numbers of lesson 5, computed by the rules and the engine.
import {
  conv1d,
  conv2d,
  counting,
  fold,
  linear,
  ones,
  pad,
  reshape,
  type Tensor,
  tensor,
  unfold,
} from "#engine/index.ts";
import { apply, dense, linearMap, type SparseMatrix, transpose } from "#engine/linear/index.ts";
import { type NumberValue, numbers } from "#site/numbers.ts";

const row = (values: readonly number[]) => tensor(values, [1, 1, values.length]);
const list = (x: Tensor) => [...x.data];
const inRows = (values: readonly number[], width: number) =>
  Array.from({ length: values.length / width }, (_, at) => values.slice(at * width, (at + 1) * width));
/** Without the axes that hold one thing: the numbers as the row or plane they are. */
const plane = (x: Tensor) => inRows(list(x), x.shape.at(-1) ?? 1);
const bytesOf = (count: number) => count * Float32Array.BYTES_PER_ELEMENT;

const v = row([1, 2, 3, 4]);
const w2 = row([1, 2]);
const w3 = row([1, 2, 3]);
const X = counting([1, 1, 4, 4]);
const K = tensor([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 1, 3, 3]);

/** The matrix of the kernel on a square plane. */
const matrixOn = (side: number, stride = 1, padding = 0) =>
  linearMap((x: Tensor) => conv2d(x, K, { stride, padding }), ones([1, 1, side, side])).matrix;
const small = matrixOn(4);
const C = plane(dense(small));
const rowMap = linearMap((x: Tensor) => conv1d(x, w2), v);
const Cx = () => list(linear(reshape(X, [1, 16]), dense(small)));
/** How far a line's first weight lies behind that of the first line. */
const shiftOf = (line: number) => (C[line] ?? []).findIndex((entry) => entry !== 0);
/** The block that row `u` of the kernel makes: what a row of the plane gives to a row of outputs. */
const block = (u: number) =>
  plane(dense(linearMap((x: Tensor) => conv1d(x, row(list(K).slice(3 * u, 3 * u + 3))), row([1, 1, 1, 1])).matrix));

const lines5 = plane(dense(matrixOn(5))).map(String);
const kept = () => plane(dense(matrixOn(5, 2))).map((line) => lines5.indexOf(String(line)));

const digit = matrixOn(28);
const padded3 = matrixOn(3, 1, 1);
/** Compressed rows: a value and a column for each entry, and where among them the rows start and the last one ends. */
const sparseBytes = ({ value, column, start }: SparseMatrix) => bytesOf(value.length + column.length + start.length);
const filled = ({ rows, columns, value }: SparseMatrix) => value.length / (rows * columns);
const unfolded = (stride: number) => unfold(ones([1, 28, 28]), { kernelSize: 3, stride }).size;
const copying = linearMap((x: Tensor) => unfold(x, { kernelSize: 3 }), reshape(X, [1, 4, 4]));
/** The layer with channels of the cell about im2col: 2 in, 5 out, on a plane of 6 × 6. */
const deep = linearMap((x: Tensor) => conv2d(x, ones([5, 2, 3, 3])), ones([2, 6, 6])).matrix;

export const values = numbers({
  v: () => list(v),
  w2: () => list(w2),
  vOut: () => list(conv1d(v, w2)),
  C1: () => plane(dense(rowMap.matrix)),

  X: () => plane(X),
  K: () => plane(K),
  Y: () => plane(conv2d(X, K)),
  row0: () => C[0] ?? [],
  shiftDown: () => shiftOf(2),
  shiftBoth: () => shiftOf(3),
  C: () => C,
  Cx,
  places: () => small.rows * small.columns,
  different: () => new Set(C.flat().filter((entry) => entry !== 0)).size,

  column5: () => C.map((line) => line[5] ?? Number.NaN),
  entry25: () => C[2]?.[5] ?? Number.NaN,

  flatKernel: () => list(K),
  first: () => Cx()[0] ?? Number.NaN,
  flatSum: () => list(linear(reshape(X, [1, 16]), pad(reshape(K, [1, 9]), { pads: [[0, 7]] })))[0] ?? Number.NaN,

  diagonal: () => C.map((line, at) => line[at] ?? Number.NaN),
  T0: () => block(0),
  T1: () => block(1),
  T2: () => block(2),
  lines5: () => lines5.length,
  kept,
  everySecond: () => lines5.map((_, line) => line).filter((line) => line % 2 === 0),
  w3: () => list(w3),
  paddedC: () => plane(dense(linearMap((x: Tensor) => conv1d(x, w3), ones([1, 1, 6])).matrix)),
  croppedC: () => plane(dense(linearMap((x: Tensor) => conv1d(x, w3, { padding: 1 }), v).matrix)),

  stridedC: () => plane(dense(linearMap((x: Tensor) => conv1d(x, w3, { stride: 2 }), ones([1, 1, 5])).matrix)),
  paddedLine: () => plane(dense(padded3))[0] ?? [],

  lines4: () => small.rows,
  columns4: () => small.columns,
  entries4: () => small.value.length,
  density4: () => filled(small),
  bytes4: () => bytesOf(small.rows * small.columns),
  lines28: () => digit.rows,
  columns28: () => digit.columns,
  entries28: () => digit.value.length,
  density28: () => filled(digit),
  bytes28: () => bytesOf(digit.rows * digit.columns),
  sparseBytes4: () => sparseBytes(small),
  sparseBytes28: () => sparseBytes(digit),
  starts28: () => digit.start.length,
  kernelBytes: () => bytesOf(K.size),
  densityPadded28: () => filled(matrixOn(28, 1, 1)),
  entriesPadded3: () => padded3.value.length,
  placesPadded3: () => padded3.rows * padded3.columns,
  zeros4: () => C.flat().filter((entry) => entry === 0).length,

  unfolded: () => plane(unfold(reshape(X, [1, 4, 4]), { kernelSize: 3 })),
  tapFirst: () => plane(unfold(reshape(X, [1, 4, 4]), { kernelSize: 3 }))[0] ?? [],
  tapLast: () => plane(unfold(reshape(X, [1, 4, 4]), { kernelSize: 3 }))[8] ?? [],
  reads: () => plane(fold(ones([1, 9, 4]), { kernelSize: 3, outputSize: 4 })),
  unfolded28: () => unfolded(1),
  factor28: () => unfolded(1) / digit.columns,
  factorStrided: () => unfolded(2) / digit.columns,
  roughFactor: () => K.size / 2 ** 2,
  linesDeep: () => deep.rows,
  columnsDeep: () => deep.columns,
  copies: () => copying.matrix.rows,
  foldedBack: () => plane(apply(transpose(copying), apply(copying, reshape(X, [1, 4, 4])))),
  vBack: () => list(apply(transpose(rowMap), apply(rowMap, v))),
  /** Winograd: a product for each cell that the tile reads (lavin2015, section 4). */
  winogradProducts: () => (2 + 3 - 1) ** 2,
  tileProducts: () => conv2d(X, K).size * K.size,
} satisfies Record<string, () => NumberValue>);
