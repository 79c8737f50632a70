// The rows of "How it is proven": this course's engine, run at build, beside the results that other
// frameworks gave. A difference stops the build. The recorded results are the test fixtures.
import { conv2d } from "#engine/ops/conv.ts";
import { convTranspose2d } from "#engine/ops/convTranspose.ts";
import { type Nested, type Tensor, tensor } from "#engine/tensor.ts";
import torchTransposed from "../../../tests/fixtures/golden/conv_transpose2d.json" with { type: "json" };
import torchConv from "../../../tests/fixtures/golden/conv2d.json" with { type: "json" };
import tfConv from "../../../tests/fixtures/golden/tf-conv2d.json" with { type: "json" };
import tfTransposed from "../../../tests/fixtures/golden/tf-conv2d_transpose.json" with { type: "json" };

type Matrix = readonly (readonly number[])[];

/** A result drawn as a whole matrix, of which the framework keeps a part. */
export interface Result {
  readonly matrix: Matrix;
  /** Rows and columns kept, [from, to) each; the rest is cropped away. */
  readonly kept: { readonly from: number; readonly to: number };
  /** Key of the note under the picture, when the setting needs one. */
  readonly note?: string;
}

export interface ProofRow {
  readonly key: string;
  readonly lesson: number;
  /** This course first, then the frameworks. */
  readonly results: readonly Result[];
}

interface Fixture {
  readonly framework: string;
  readonly cases: readonly {
    readonly name: string;
    readonly outputs: Readonly<Record<string, { readonly data: readonly (number | string)[] } | undefined>>;
  }[];
}

const version = ({ framework }: Fixture) => framework.replace(/ \(.*/, "").replace(/^(\S+ \d+\.\d+)\.\d+$/, "$1");
export const frameworks: readonly string[] = [version(torchConv as Fixture), version(tfConv as Fixture)];

const a: Nested = [
  [
    [
      [0, 1],
      [2, 3],
    ],
  ],
];
const whole = matrixOf(convTranspose2d(tensor(a), tensor(a)));

export const rows: readonly ProofRow[] = [
  row(
    "stride",
    4,
    matrixOf(
      conv2d(
        tensor(ones4()),
        tensor([
          [
            [
              [1, 0],
              [-1, -2],
            ],
          ],
        ]),
        { stride: 2 },
      ),
    ),
    [
      recorded(torchConv as Fixture, "hand ones 4x4 filter 1 0 -1 -2 stride 2"),
      recorded(tfConv as Fixture, "hand ones 4x4 filter 1 0 -1 -2 stride 2 VALID"),
    ],
  ),
  row("transposed", 6, whole, [
    recorded(torchTransposed as Fixture, "hand d2l X=K=[[0,1],[2,3]]"),
    recorded(tfTransposed as Fixture, "hand d2l X=K=[[0,1],[2,3]] VALID"),
  ]),
  {
    key: "crop",
    lesson: 7,
    results: [
      { matrix: whole, kept: { from: 0, to: whole.length }, note: "whole" },
      cropped(recorded(torchTransposed as Fixture, "hand d2l padding 1"), 1, "padding"),
      cropped(recorded(tfTransposed as Fixture, "hand d2l stride 1 SAME keeps 2x2"), 0, "same"),
    ],
  },
];

/** One result and the frameworks' own, which must be the same. */
function row(key: string, lesson: number, ours: Matrix, theirs: readonly (readonly number[])[]): ProofRow {
  for (const values of theirs)
    if (!same(ours.flat(), values))
      throw new Error(`Proof "${key}": the engine gives ${ours.flat()}, the record says ${values}.`);
  const drawn = (matrix: Matrix): Result => ({ matrix, kept: { from: 0, to: matrix.length } });
  return { key, lesson, results: [ours, ...theirs.map(() => ours)].map(drawn) };
}

/** The whole sum, of which a framework keeps a square that begins at `from`. */
function cropped(values: readonly number[], from: number, note: string): Result {
  const to = from + Math.sqrt(values.length);
  const part = whole.slice(from, to).flatMap((line) => line.slice(from, to));
  if (!same(part, values))
    throw new Error(`Proof "crop": the part from ${from} to ${to} is ${part}, the record says ${values}.`);
  return { matrix: whole, kept: { from, to }, note };
}

function recorded(fixture: Fixture, name: string): readonly number[] {
  const found = fixture.cases.find((entry) => entry.name === name);
  const output = found && Object.values(found.outputs)[0];
  if (!output) throw new Error(`The fixture of ${fixture.framework} has no case "${name}".`);
  return output.data.map(Number);
}

function matrixOf(x: Tensor): Matrix {
  const columns = x.shape.at(-1) ?? 1;
  const data = [...x.data];
  return Array.from({ length: data.length / columns }, (_, line) => data.slice(line * columns, (line + 1) * columns));
}

function ones4(): Nested {
  return [[Array.from({ length: 4 }, () => [1, 1, 1, 1])]];
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
