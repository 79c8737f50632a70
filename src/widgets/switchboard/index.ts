/**
 * w33: one map, pooled by its maxima and by its means, goes back up by four rules. What does each of them keep, how far
 * from the map does it end, and what is it to the pool: its transpose, its pseudo-inverse, or both?
 */
import { apply, compose, type LinearMap } from "#engine/linear/linearMap.ts";
import { avgPool2d } from "#engine/ops/avgPool.ts";
import { maxPool2d } from "#engine/ops/maxPool.ts";
import { type Tensor, tensor } from "#engine/tensor.ts";
import { defineWidget, type Link, type ShownArray, type Triple } from "../kit/define.ts";
import { type Grid, grid } from "../kit/grid.ts";
import { choice } from "../kit/kinds.ts";
import { entriesOf } from "../kit/triples.ts";
import { arithmeticOf, inputsOf } from "./arithmetic.ts";
import { dualityOf } from "./duality.ts";
import { type WayName, wayNames, waysOf } from "./ways.ts";

export type Pooled = "max" | "mean";

const side = 4;
const window = { kernelSize: 2 };
const start = [1, 3, 2, 4, 5, 6, 1, 2, 7, 2, 9, 1, 3, 4, 6, 8];
/** Which pooled map each way gets if it gets its own. */
const own: Readonly<Record<WayName, Pooled>> = { maxUnpool: "max", nails: "max", copy: "mean", adjoint: "mean" };

export default defineWidget({
  id: "w33",
  name: "switchboard",
  version: 1,
  migrate: {},
  lesson: "unpooling",
  params: {
    fed: choice(["own", "max", "mean"], "own"),
    P: grid({ shape: [side, side], fill: (cell) => start[cell] ?? 0, role: "input" }),
  },
  compute: ({ fed, P }) => {
    const x = tensor(P.data, [1, side, side]);
    const { output: max, indices } = maxPool2d(x, window);
    const pooled = { max, mean: avgPool2d(x, window) };
    const ways = waysOf(x, max, indices);
    const averages = entriesOf(ways.copy.pool);
    const results = mapWays((name) => {
      const from = fed === "own" ? own[name] : fed;
      const z = pooled[from];
      const u = apply(ways[name].unpool, z);
      const means = avgPool2d(u, window).data;
      return {
        from,
        data: numbers(u),
        /** Windows whose largest cell is where it was, and no other cell equals it. */
        places: count(indices.data, (place, cell) => isLargest(u, place, inputsOf(averages, cell))),
        /** Windows that have their mean again. */
        means: count(pooled.mean.data, (mean, cell) => isSame(means[cell] ?? 0, mean)),
        sum: total(u),
        keepsPooledSum: isSame(total(u), total(z)),
        keepsSum: isSame(total(u), total(x)),
        error: total(u, (value, cell) => (value - (x.data[cell] ?? 0)) ** 2) / x.size,
        ...dualityOf(ways[name], x, z),
        unpools: entriesOf(ways[name].unpool),
        /** From the map through the pooled one: pooled and unpooled again. */
        through: entriesOf(compose(ways[name].unpool, poolOf(ways, from))),
      };
    });
    const closest = wayNames.reduce((best, name) => (results[name].error < results[best].error ? name : best));
    return {
      fed,
      P,
      max: numbers(max),
      at: Array.from(indices.data),
      mean: numbers(pooled.mean),
      sum: total(x),
      results,
      closest,
      picks: entriesOf(ways.maxUnpool.pool),
      averages,
    };
  },
  numbers: ({ sum, results, closest }) => ({ sum, least: results[closest].error }),
  arrays: (model) => arraysOf(model),
  links: (model) => linksOf(model),
  arithmetic: (model, _step, focus) => arithmeticOf(model, focus),
  describe: (model) => model,
});

export interface Model {
  readonly P: Grid;
  readonly max: readonly number[];
  readonly at: readonly number[];
  readonly mean: readonly number[];
  readonly results: Readonly<Record<WayName, Unpooled>>;
  readonly picks: readonly Triple[];
  readonly averages: readonly Triple[];
}
interface Unpooled {
  readonly from: Pooled;
  readonly data: readonly number[];
  readonly places: number;
  readonly means: number;
  readonly sum: number;
  readonly error: number;
  readonly down: number;
  readonly up: number;
  readonly unpools: readonly Triple[];
  readonly through: readonly Triple[];
}

function arraysOf({ P, max, at, mean, results }: Model): Record<string, ShownArray> {
  const small = [2, 2];
  const row = (label: string, value: (result: Unpooled) => number): ShownArray => ({
    label,
    role: "output",
    shape: [wayNames.length],
    data: wayNames.map((name) => value(results[name])),
  });
  return {
    P: { label: "P", role: "input", ...P },
    max: { label: "max", role: "output", shape: small, data: max },
    at: { label: "s", role: "kernel", shape: small, data: at },
    mean: { label: "mean", role: "output", shape: small, data: mean },
    ...mapWays((name): ShownArray => ({ label: name, role: "output", shape: P.shape, data: results[name].data })),
    places: row("max = max", ({ places }) => places),
    means: row("mean = mean", ({ means }) => means),
    sums: row("Σ", ({ sum }) => sum),
    errors: row("MSE", ({ error }) => error),
    down: row("⟨Ax, z⟩", ({ down }) => down),
    up: row("⟨x, Uz⟩", ({ up }) => up),
  };
}

function linksOf({ picks, averages, results }: Model): readonly Link[] {
  return [
    { from: "P", to: "max", triples: picks },
    { from: "P", to: "at", triples: picks },
    { from: "P", to: "mean", triples: averages },
    { from: "at", to: "maxUnpool", triples: results.maxUnpool.unpools },
    ...wayNames.flatMap((name): Link[] => [
      { from: results[name].from, to: name, triples: results[name].unpools },
      { from: "P", to: name, triples: results[name].through },
    ]),
  ];
}

function poolOf(ways: ReturnType<typeof waysOf>, from: Pooled): LinearMap {
  return from === "max" ? ways.maxUnpool.pool : ways.copy.pool;
}

function mapWays<Value>(f: (name: WayName) => Value): Record<WayName, Value> {
  return { maxUnpool: f("maxUnpool"), nails: f("nails"), copy: f("copy"), adjoint: f("adjoint") };
}

function isLargest({ data }: Tensor, place: number, window: readonly number[]): boolean {
  return window.every((cell) => cell === place || (data[cell] ?? 0) < (data[place] ?? 0));
}

/** Equal but for rounding: a third, added up three times. */
function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-12 * (1 + Math.abs(b));
}

function count(values: ArrayLike<number>, holds: (value: number, cell: number) => boolean): number {
  return Array.from(values).filter(holds).length;
}

function total({ data }: Tensor, f = (value: number, _cell: number) => value): number {
  return Array.from(data).reduce((sum, value, cell) => sum + f(value, cell), 0);
}

const numbers = ({ data }: Tensor): number[] => Array.from(data);
