/**
 * w34: pooling forgets up to a stride of cells, so an unpooling has to be told the size. Sizes go down and up again; a
 * small plane shows what a wrong size does to the indices.
 */
import { pool } from "#rules/pool.ts";
import { evaluate } from "#rules/rule.ts";
import { type Cell, defineWidget, type Link, type ShownArray, type Triple } from "../kit/define.ts";
import { type Grid, grid } from "../kit/grid.ts";
import { choice, number, size } from "../kit/kinds.ts";
import { throughPlane } from "./plane.ts";
import { accepted, layersOf, type Settings, sizesOf, tellings } from "./sizes.ts";

/** Planes are drawn with their numbers up to this size. A smaller plane is the top left corner of this one. */
export const largestPlane = 8;
const plane = [
  [1, 3, 2, 4, 0, 5, 1, 2],
  [5, 6, 1, 2, 7, 3, 2, 8],
  [3, 2, 9, 1, 4, 0, 6, 3],
  [2, 7, 6, 8, 2, 5, 1, 9],
  [2, 0, 5, 3, 6, 1, 7, 4],
  [8, 1, 3, 7, 0, 9, 2, 5],
  [4, 6, 2, 0, 8, 3, 5, 1],
  [1, 9, 4, 5, 2, 6, 0, 7],
];

const settingsOf = ({ inputSize, kernelSize, stride, pools, told, outputSize }: Settings): Settings => ({
  inputSize,
  kernelSize,
  stride,
  pools,
  told,
  outputSize,
});

export default defineWidget({
  id: "w34",
  name: "odd-size",
  version: 1,
  migrate: {},
  lesson: "unpooling",
  params: {
    inputSize: size("inputSize", 5, { max: 600 }),
    kernelSize: size("kernelSize", 2),
    stride: size("stride", 2),
    pools: number(1, { min: 1, max: 5 }),
    told: choice(tellings, "nothing"),
    outputSize: size("outputSize", 5, { max: 600 }),
    P: grid({
      shape: [largestPlane, largestPlane],
      fill: (cell) => plane.flat()[cell] ?? 0,
      role: "input",
    }),
  },
  rules: (values) => layersOf(values),
  idle: ({ told }) => (told === "own" ? [] : ["outputSize"]),
  compute: ({ P, ...values }) => {
    const settings = settingsOf(values);
    const layers = layersOf(settings);
    const sizes = sizesOf(layers);
    /** The pools that found enough cells. */
    const pools = layers.length / 2;
    const down = sizes.slice(0, pools + 1);
    // The way up begins where the way down ends.
    const up = sizes.slice(pools).reverse();
    const lastGiven = up[1] ?? 1;
    const backSize = up[0] ?? 1;
    const isDrawn = pools === 1 && settings.inputSize <= largestPlane && backSize <= largestPlane + 1;
    return {
      ...settings,
      pools,
      poolsAsked: settings.pools,
      down,
      up,
      /** The cells at the end of each level that its pool does not read. */
      leftovers: layers.slice(0, pools).map(({ numbers }) => evaluate(pool, numbers).lets.leftover),
      lastGiven,
      backSize,
      ...accepted(settings, lastGiven),
      plane: isDrawn ? throughPlane(corner(P, settings.inputSize), settings, backSize) : undefined,
    };
  },
  numbers: ({ inputSize, backSize, least, from, to, down }) => ({
    i: inputSize,
    bottom: down.at(-1) ?? inputSize,
    back: backSize,
    least,
    from,
    to,
  }),
  arrays: (model) => arraysOf(model),
  links: (model) => linksOf(model),
  arithmetic: (model, _step, focus) => arithmeticOf(model, focus),
  describe: (model) => model,
});

function corner({ data }: Grid, side: number): Grid {
  const rows = Array.from({ length: side }, (_, row) => data.slice(row * largestPlane, row * largestPlane + side));
  return { shape: [side, side], data: rows.flat() };
}

interface Shown {
  readonly inputSize: number;
  readonly down: readonly number[];
  readonly up: readonly number[];
  readonly backSize: number;
  readonly siblings: readonly number[];
  readonly plane: ReturnType<typeof throughPlane> | undefined;
}

const row = (label: string, role: ShownArray["role"], data: readonly number[]): ShownArray => ({
  label,
  role,
  shape: [data.length],
  data,
});

function arraysOf({ down, up, backSize, siblings, plane }: Shown): Record<string, ShownArray> {
  const sizes = { siblings: row("i", "input", siblings) };
  if (!plane) return { down: row("i → o", "input", down), up: row("o → i", "output", up), ...sizes };
  const side = Math.sqrt(plane.pooled.length);
  const square = (label: string, role: ShownArray["role"], data: readonly number[], width: number): ShownArray => ({
    label,
    role,
    shape: [width, width],
    data,
  });
  return {
    P: { label: "P", role: "input", ...plane.P },
    y: square("y", "output", plane.pooled, side),
    index: square("index", "kernel", plane.places, side),
    ...(plane.data ? { z: square("z", "output", plane.data, backSize) } : {}),
    ...sizes,
  };
}

/** An index as the plane that was pooled counts it, and as the plane that is asked for does. */
function arithmeticOf({ plane, inputSize, backSize }: Pick<Shown, "plane" | "inputSize" | "backSize">, focus: Cell) {
  if (!plane) return [];
  const { array, position } = focus;
  const windows = plane.journeys.flatMap(({ index, to }, window) => {
    const place = to && to.row * backSize + to.column;
    const touched = { P: index, z: place, y: window, index: window }[array];
    return touched === position ? [window] : [];
  });
  return windows.flatMap((window) => {
    const index = plane.places[window] ?? 0;
    return [inputSize, backSize].map(
      (width) => `${index} = ${Math.floor(index / width)} · ${width} + ${index % width}`,
    );
  });
}

/** From the winner to its number, and on to wherever the index now points. */
function linksOf({ plane, backSize }: Shown): readonly Link[] {
  if (!plane) return [];
  const triples = plane.places.map((place, window): Triple => [place, window, 0]);
  const arrived = plane.journeys.flatMap(({ to }, window) =>
    to && plane.data ? [{ window, at: to.row * backSize + to.column, from: plane.places[window] ?? 0 }] : [],
  );
  return [
    { from: "P", to: "y", triples },
    { from: "P", to: "index", triples },
    { from: "index", to: "y", triples: plane.places.map((_, window): Triple => [window, window, 0]) },
    { from: "y", to: "z", triples: arrived.map(({ window, at }): Triple => [window, at, 0]) },
    { from: "index", to: "z", triples: arrived.map(({ window, at }): Triple => [window, at, 0]) },
    { from: "P", to: "z", triples: arrived.map(({ from, at }): Triple => [from, at, 0]) },
  ];
}
