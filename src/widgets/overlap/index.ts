/**
 * w35: windows overlap, one cell wins two of them, and two numbers want to go back to it. Refused, overwritten, the larger
 * kept, or added: only the sum is the transpose of the pool.
 */
import { apply, linearMap } from "#engine/linear/linearMap.ts";
import { maxPool1d } from "#engine/ops/maxPool.ts";
import { tensor } from "#engine/tensor.ts";
import { pool } from "#rules/pool.ts";
import { taps } from "#rules/rule.ts";
import { defineWidget, type Link, type ShownArray, type Triple } from "../kit/define.ts";
import { type Grid, grid } from "../kit/grid.ts";
import { choice, size } from "../kit/kinds.ts";
import { entriesOf } from "../kit/triples.ts";
import { arithmeticOf } from "./arithmetic.ts";
import { dot, modes, type PutBack, putBack } from "./modes.ts";

const row = [1, 5, 2, 3, 0, 4, 7, 1, 6, 2, 8, 3];
export type Mode = (typeof modes)[number];

export default defineWidget({
  id: "w35",
  name: "overlap",
  version: 1,
  migrate: {},
  lesson: "unpooling",
  params: {
    inputSize: size("inputSize", 4, { max: 12 }),
    kernelSize: size("kernelSize", 3, { max: 6 }),
    stride: size("stride", 1, { max: 6 }),
    put: choice(["maxima", "own"], "maxima"),
    x: grid({ shape: ["inputSize"], fill: (cell) => row[cell] ?? 0, role: "input" }),
    // As long as the row, since a pool gives no more numbers than it got; the figure shows as many as there are windows.
    y: grid({ shape: ["inputSize"], fill: (cell) => 9 - cell, role: "output" }),
  },
  rules: ({ inputSize, kernelSize, stride }) => [{ rule: pool, numbers: { inputSize, kernelSize, stride } }],
  compute: ({ inputSize, kernelSize, stride, put, x: given, y: own }) => {
    const x = tensor(given.data, [1, inputSize]);
    const { output, indices } = maxPool1d(x, { kernelSize, stride });
    const pooled = linearMap((values) => maxPool1d(values, { kernelSize, stride }), x);
    const y = put === "maxima" ? output : tensor(own.data.slice(0, output.size), output.shape);
    const places = [...indices.data];
    const asked = { x, pool: pooled, y, indices, kernelSize, stride };
    return {
      inputSize,
      kernelSize,
      stride,
      put,
      x: given,
      y: [...y.data],
      places,
      windows: taps(pool, { inputSize, kernelSize, stride }).map((window) => window.map(({ input }) => input)),
      /** How many numbers go to each cell. */
      counts: given.data.map((_, cell) => places.filter((place) => place === cell).length),
      picks: entriesOf(pooled),
      /** ⟨Ax, y⟩ */
      down: dot(apply(pooled, x), y),
      results: mapModes((mode) => putBack(mode, asked)),
    };
  },
  numbers: ({ down, counts, results }) => ({
    down,
    collisions: counts.filter((count) => count > 1).length,
    ...Object.fromEntries(modes.flatMap((mode) => (results[mode].data ? [[`${mode}Up`, results[mode].up]] : []))),
  }),
  arrays: (model) => arraysOf(model),
  links: (model) => linksOf(model),
  arithmetic: (model, _step, focus) => arithmeticOf(model, focus),
  describe: (model) => model,
});

export interface Model {
  readonly x: Grid;
  readonly y: readonly number[];
  readonly places: readonly number[];
  readonly windows: readonly (readonly number[])[];
  readonly counts: readonly number[];
  readonly picks: readonly Triple[];
  readonly results: Readonly<Record<Mode, PutBack>>;
}

function arraysOf({ x, y, counts, results }: Model): Record<string, ShownArray> {
  const line = (label: string, role: ShownArray["role"], data: readonly number[]): ShownArray => ({
    label,
    role,
    shape: [data.length],
    data,
  });
  return {
    x: line("x", "input", x.data),
    y: line("y", "output", y),
    counts: line("n", "overlap", counts),
    ...Object.fromEntries(
      modes.flatMap((mode) => {
        const { data } = results[mode];
        return data ? [[mode, line(mode, "output", data)]] : [];
      }),
    ),
  };
}

function linksOf({ picks, results }: Model): readonly Link[] {
  const toCount = picks.map(([cell, window]): Triple => [window, cell, 0]);
  return [
    { from: "x", to: "y", triples: picks },
    { from: "y", to: "counts", triples: toCount },
    { from: "x", to: "counts", triples: picks.map(([cell]): Triple => [cell, cell, 0]) },
    ...modes.flatMap((mode): Link[] => [
      { from: "y", to: mode, triples: results[mode].triples },
      { from: "x", to: mode, triples: results[mode].triples.map(([, cell]): Triple => [cell, cell, 0]) },
    ]),
  ];
}

function mapModes<Value>(f: (mode: Mode) => Value): Record<Mode, Value> {
  return { error: f("error"), overwrite: f("overwrite"), max: f("max"), sum: f("sum") };
}
