// The numbers of lesson 6, computed by the rules and the engine.
import { byMatrix, byPhases, byScatter, byZeroInsertion, type Construction } from "#engine/constructions/index.ts";
import {
  conv1d,
  convTranspose1d,
  convTranspose2d,
  nailUnpool1d,
  ones,
  pad,
  pixelShuffle,
  type Tensor,
  tensor,
  transpose,
} from "#engine/index.ts";
import { dense, linearMap } from "#engine/linear/index.ts";
import { sizeOf } from "#engine/tensor.ts";
import { conv } from "#rules/conv.ts";
import { convTranspose } from "#rules/convTranspose.ts";
import { evaluate } from "#rules/rule.ts";
import { same } from "#rules/same.ts";
import { type NumberValue, numbers } from "#site/numbers.ts";

const row = (values: readonly number[]) => tensor(values, [1, 1, values.length]);
const from1To = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const list = (x: Tensor) => [...x.data];
const inRows = (values: readonly number[], width: number) =>
  Array.from({ length: values.length / width }, (_, at) => values.slice(at * width, (at + 1) * width));
/** Without the axes that hold one thing: the numbers as the row or plane they are. */
const plane = (x: Tensor) => inRows(list(x), x.shape.at(-1) ?? 1);

const x = row([1, 2, 3]);
const k = row([1, 2, 3, 4]);
const halved = { stride: 2 };
/** The row with all cells but one set to 0, so that one stamp is left. */
const stamp = (cell: number) =>
  list(convTranspose1d(row([1, 2, 3].map((value, at) => (at === cell ? value : 0))), k, halved));

const Y = tensor([1, 2, 3, 4], [1, 1, 2, 2]);
const K = tensor(from1To(9), [1, 1, 3, 3]);
const A = tensor([0, 1, 2, 3], [1, 1, 2, 2]);
const coverage = convTranspose2d(ones([1, 1, 2, 2]), ones([1, 1, 3, 3]));

const large = byMatrix(Y, K).convolution.matrix;
const small = linearMap((input) => conv1d(input, k, halved), ones([1, 1, 8])).matrix;
const C = plane(dense(large));

const zeros = byZeroInsertion(x, k, halved);
const padded = pad(zeros.stuffed, { pads: zeros.pads });
const phases = byPhases(x, k, halved).phases;
const kernelOf = (phase: number) => [...(phases[phase]?.kernel?.data ?? [])].reverse();
const squarePhases = byPhases(Y, tensor(from1To(16), [1, 1, 4, 4]), halved).phases;
/** The weights of a phase as they stand in the large kernel: the small one is kept turned round. */
const squareKernel = (phase: number) => inRows([...(squarePhases[phase]?.kernel?.data ?? [])].reverse(), 2);

const threes = row([1, 2, 3]);
const odd = { stride: 2, padding: 1, outputPadding: 1 };
const oddBorder = byZeroInsertion(threes, threes, odd).pads[0] ?? [0, 0];
/** The stuffed row with another border, under the kernel turned round. */
const bordered = (pads: readonly [number, number]) =>
  list(conv1d(nailUnpool1d(threes, { kernelSize: 1, stride: 2 }), row([3, 2, 1]), { padding: [pads] }));

/** Numbered weights sorted into three phases: what each phase holds are the numbers themselves. */
const tapsOf = (phase: number) =>
  [...(byPhases(x, row([0, 1, 2, 3, 4]), { stride: 3 }).phases[phase]?.kernel?.data ?? [])].reverse();
const firstWindow = list(padded).slice(0, 4);
const firstUnder = (kernel: Tensor) => list(conv1d(row(firstWindow), kernel))[0] ?? Number.NaN;

const ways = [byScatter, byMatrix, byZeroInsertion, byPhases];
const costs = (size: number) => {
  const input = ones([1, 1, size, size]);
  const weight = ones([1, 1, 4, 4]);
  return ways.map((way): Construction => way(input, weight, halved)).map(({ multiplies }) => multiplies);
};
const costOf = (size: number, way: number) => costs(size)[way] ?? Number.NaN;

interface Setting {
  readonly inputSize: number;
  readonly kernelSize: number;
  readonly stride: number;
}
/** The recipe of source text 003 for the way back from a SAME convolution, and the true way back. */
const recipe = ({ inputSize, kernelSize, stride }: Setting) => {
  const { size, lets } = evaluate(same, { inputSize, kernelSize, stride });
  const down = row(from1To(size));
  const taps = from1To(kernelSize);
  const turned = row([...taps].reverse());
  // Zeros after each cell, also the last; the convolution's pads, exchanged.
  const stuffed = nailUnpool1d(down, { kernelSize: stride, stride });
  const stuffedWide = pad(stuffed, { pads: [[lets.padEnd, lets.padBegin]] });
  const texts = sizeOf(stuffedWide.shape) < kernelSize ? [] : list(conv1d(stuffedWide, turned));
  const options = { stride, padding: [[lets.padBegin, lets.padEnd]] as const, outputSize: inputSize };
  const right = byZeroInsertion(down, row(taps), options);
  const back = list(byScatter(down, row(taps), options).output);
  return {
    texts,
    cells: list(stuffedWide),
    wide: stuffedWide.size,
    back,
    right,
    agrees: String(texts) === String(back),
  };
};
const recipes = () => {
  const settings = [4, 5, 6, 7, 8, 9, 10, 11, 12].flatMap((inputSize) =>
    [2, 3, 4, 5].flatMap((kernelSize) => [1, 2, 3].map((stride) => ({ inputSize, kernelSize, stride }))),
  );
  const strided = settings.filter(({ stride }) => stride > 1).map(recipe);
  const plain = settings.filter(({ stride }) => stride === 1).map(recipe);
  const right = (tried: readonly { readonly agrees: boolean }[]) => tried.filter(({ agrees }) => agrees).length;
  return { strided: strided.length, stridedRight: right(strided), plain: plain.length, plainRight: right(plain) };
};
const ofText = { inputSize: 4, kernelSize: 3, stride: 2 };

const v = row([1, 2, 3, 4]);
const twos = row([1, 2]);

export const values = numbers({
  x: () => list(x),
  k: () => list(k),
  stamp1: () => stamp(0),
  stamp2: () => stamp(1),
  stamp3: () => stamp(2),
  stamped: () => list(convTranspose1d(x, k, halved)),
  size: () => evaluate(convTranspose, { inputSize: 3, kernelSize: 4, stride: 2 }).size,
  Y: () => plane(Y),
  K: () => plane(K),
  YK: () => plane(convTranspose2d(Y, K)),
  corner: () => list(convTranspose2d(Y, K))[0] ?? Number.NaN,
  A: () => plane(A),
  AA: () => plane(convTranspose2d(A, A)),
  coverage: () => plane(coverage),
  mostStamps: () => Math.max(...coverage.data),
  doubled: () => plane(convTranspose2d(Y, ones([1, 1, 2, 2]), halved)),

  rowsOfC: () => large.rows,
  columnsOfC: () => large.columns,
  firstRowOfC: () => C[0] ?? [],
  nonzeros: () => C.flat().filter((entry) => entry !== 0).length,
  smallRows: () => small.rows,
  smallColumns: () => small.columns,
  stridedC: () => plane(dense(small)),

  stuffed: () => list(zeros.stuffed),
  bordered: () => list(padded),
  turned: () => list(zeros.kernel),
  firstWindow: () => firstWindow,
  firstTurned: () => firstUnder(row([4, 3, 2, 1])),
  firstPlain: () => firstUnder(k),
  kernelTransposed: () => plane(convTranspose2d(Y, transpose(K, [0, 1, 3, 2]))),
  jax: () => list(convTranspose1d(x, row([4, 3, 2, 1]), halved)),

  cropped: () => list(convTranspose1d(x, k, { stride: 2, padding: 1 })),
  croppedBorder: () => byZeroInsertion(x, k, { stride: 2, padding: 1 }).pads[0]?.[0] ?? Number.NaN,
  guideBorder: () => byZeroInsertion(ones([1, 1, 6]), k, { padding: 2 }).pads[0]?.[0] ?? Number.NaN,
  odd: () => list(convTranspose1d(threes, threes, odd)),
  oddBefore: () => oddBorder[0],
  oddLeft: () => evaluate(conv, { inputSize: 6, kernelSize: 3, stride: 2, padding: 1 }).lets.leftover,
  oddAfter: () => oddBorder[1],
  oddStamps: () => list(convTranspose1d(threes, threes, halved)),
  oddCropped: () => list(convTranspose1d(threes, threes, { stride: 2, padding: 1 })),
  oddBeyond: () => list(convTranspose1d(threes, threes, { stride: 2, outputPadding: 1 })),
  oddExchanged: () => bordered([oddBorder[1], oddBorder[0]]),

  textWide: () => recipe(ofText).wide,
  sameSize: () => evaluate(same, ofText).size,
  samePadBegin: () => evaluate(same, ofText).lets.padBegin,
  samePadEnd: () => evaluate(same, ofText).lets.padEnd,
  textCells: () => recipe(ofText).cells,
  textOutputs: () => recipe(ofText).texts.length,
  wayBack: () => recipe(ofText).back,
  textRow: () => recipe(ofText).texts,
  stridedTried: () => recipes().strided,
  stridedRight: () => recipes().stridedRight,
  plainTried: () => recipes().plain,
  plainRight: () => recipes().plainRight,

  taps0: () => tapsOf(0),
  taps1: () => tapsOf(1),
  taps2: () => tapsOf(2),
  kernelEven: () => kernelOf(0),
  kernelOdd: () => kernelOf(1),
  outputsEven: () => list(phases[0]?.output ?? x),
  outputsOdd: () => list(phases[1]?.output ?? x),
  phase00: () => squareKernel(0),
  phase01: () => squareKernel(1),
  phase10: () => squareKernel(2),
  phase11: () => squareKernel(3),
  planes: () =>
    [0, 4, 8, 12].map((before) => inRows(from1To(4), 2).map((cells) => cells.map((value) => before + value))),
  shuffled: () => plane(pixelShuffle(tensor(from1To(16), [1, 4, 2, 2]), { upscaleFactor: 2 })),
  gaps: () => list(convTranspose1d(ones([1, 1, 3]), ones([1, 1, 2]), { stride: 3 })),
  stampedSide: () => evaluate(convTranspose, { inputSize: 2, kernelSize: 3, stride: 2 }).size,

  side2: () => evaluate(convTranspose, { inputSize: 2, kernelSize: 4, stride: 2 }).size,
  cells2: () => sizeOf(convTranspose2d(Y, ones([1, 1, 4, 4]), halved).shape),
  scatter2: () => costOf(2, 0),
  matrix2: () => costOf(2, 1),
  zeros2: () => costOf(2, 2),
  phases2: () => costOf(2, 3),
  scatter16: () => costOf(16, 0),
  matrix16: () => costOf(16, 1),
  zeros16: () => costOf(16, 2),
  phases16: () => costOf(16, 3),

  v: () => list(v),
  down: () => list(conv1d(v, twos)),
  up: () => list(convTranspose1d(conv1d(v, twos), twos)),
} satisfies Record<string, () => NumberValue>);
