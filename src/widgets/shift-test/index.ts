/**
 * w32: move the input by one cell and pool again. A pool that commuted with moves would give the same picture half a cell
 * further; how far it is from that, with and without a blur before the subsampling, is measured for every shift.
 */
import { linearMap } from "#engine/linear/linearMap.ts";
import { type Tensor, tensor } from "#engine/tensor.ts";
import { defineWidget, type Link, type Picture, type ShownArray } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import { type Grid, grid } from "../kit/grid.ts";
import { keepLast } from "../kit/keepLast.ts";
import { choice, number, toggle } from "../kit/kinds.ts";
import { pictureOf } from "../kit/png.ts";
import { entriesOf } from "../kit/triples.ts";
import { differences, distance, movedRound } from "./equivariance.ts";
import { everySecond, type Operation, operations, type Pool, poolEverywhere, poolRow } from "./pools.ts";

export const shifts: readonly number[] = [-4, -3, -2, -1, 0, 1, 2, 3, 4];
/** The example row of Zhang 2019, 1904.11486: its plain pool changes as much as it can. */
const start = [0, 0, 1, 1, 0, 0, 1, 1];
/** The part of the photograph, with room around it for every shift and the blur. */
const side = 64;
const corner = 16;

export default defineWidget({
  id: "w32",
  name: "shift-test",
  version: 1,
  migrate: {},
  lesson: "pooling",
  images: ["camera"],
  params: {
    shift: number(1, { min: -4, max: 4, key: "move" }),
    op: choice(operations, "max"),
    blur: toggle(false),
    x: grid({ shape: [start.length], fill: (cell) => start[cell] ?? 0, role: "input" }),
  },
  compute: ({ shift, op, blur, x }, { images }) => {
    const pool = { op, blur };
    const row = moveRow(x, shift);
    const rowMap = linearMap((values) => poolRow(values, pool), asRow(row));
    const { camera } = images;
    const pooledSide = side / 2;
    const measured = measure(camera, op);
    const kind = blur ? "blurred" : "plain";
    const now = measured[kind];
    const place = shifts.indexOf(shift);
    const still = [...poolRow(asRow(x.data), pool).data];
    return {
      shift,
      op,
      blur,
      row,
      /** What the row gives unmoved, what moving that would give, and what moving the row gives. */
      still,
      movedAfter: movedRound(still, shift),
      pooled: [...poolRow(asRow(row), pool).data],
      weights: rowMap.matrix,
      triples: entriesOf(rowMap),
      photo: partOf(camera, shift),
      pooledPhoto: pictureOf(now.pooled[place] ?? [], pooledSide, pooledSide),
      difference: pictureOf(
        (now.differences[place] ?? []).map((value) => (Number.isNaN(value) ? 0 : Math.abs(value) * amplified)),
        pooledSide,
        pooledSide,
      ),
      plain: measured.plain.distances,
      blurred: measured.blurred.distances,
      distance: now.distances[place] ?? 0,
    };
  },
  numbers: ({ distance: now }) => ({ distance: now }),
  arrays: ({ row, still, movedAfter, pooled, plain, blurred }): Record<string, ShownArray> => {
    const line = (label: string, role: ShownArray["role"], data: readonly number[]): ShownArray => ({
      label,
      role,
      shape: [data.length],
      data,
    });
    return {
      x: line("x", "input", row),
      y: line("y", "output", pooled),
      z: line("z", "output", movedAfter),
      still: line("y₀", "output", still),
      plain: line("d", "output", plain),
      blurred: line("d, blur", "output", blurred),
    };
  },
  links: ({ triples }): readonly Link[] => [{ from: "x", to: "y", triples }],
  arithmetic: ({ row, pooled, weights, triples }, _step, { array, position }) => {
    if (array !== "y")
      return array === "x"
        ? triples.filter(([cell]) => cell === position).map(([, window]) => `x(${position}) → y(${window})`)
        : [];
    const terms = Array.from(
      { length: (weights.start[position + 1] ?? 0) - (weights.start[position] ?? 0) },
      (_, index) => {
        const entry = (weights.start[position] ?? 0) + index;
        const value = formatNumber(row[weights.column[entry] ?? 0] ?? 0);
        return `${formatNumber(weights.value[entry] ?? 0)}·${value.startsWith("−") ? `(${value})` : value}`;
      },
    );
    return [`y(${position}) = ${terms.join(" + ")} = ${formatNumber(pooled[position] ?? 0)}`];
  },
  describe: (model) => model,
});

/** Differences are shown this many times as bright. */
export const amplified = 4;

/** The row goes round: what leaves at one end comes in at the other. */
function moveRow({ data }: Grid, shift: number): number[] {
  const { length } = data;
  return data.map((_, cell) => data[(cell - shift + length) % length] ?? 0);
}

const asRow = (data: readonly number[]): Tensor => tensor(data, [1, 1, data.length]);

/** The part of the photograph that a frame at rest shows when the photograph has moved to the right. */
function partOf(camera: Picture | undefined, shift: number): Picture {
  const { width, pixels } = needed(camera);
  const rows = Array.from({ length: side }, (_, row) => {
    const from = (corner + row) * width + corner - shift;
    return [...pixels.slice(from, from + side)];
  });
  return { width: side, height: side, pixels: Uint8Array.from(rows.flat()) };
}

function needed(camera: Picture | undefined): Picture {
  if (!camera) throw new Error('The shift test needs the picture "camera"; name it in `images`.');
  return camera;
}

/** Every shift, with and without the blur. Only the last photograph and operation are kept, since a shift changes neither. */
const measure = keepLast((camera: Picture | undefined, op: Operation) => {
  const { width, height, pixels } = needed(camera);
  const photo = tensor(Float64Array.from(pixels), [1, 1, height, width]);
  const all = (pool: Pool) => {
    // A picture that moves to the right is one that is looked at from further left.
    const everywhere = poolEverywhere(photo, pool);
    const pooled = shifts.map((shift) => everySecond(everywhere, [corner, corner - shift], side / 2));
    const still = pooled[shifts.indexOf(0)] ?? [];
    const apart = shifts.map((shift, at) => differences(pooled[at] ?? [], still, side / 2, shift));
    // A tenth of a grey is more than an eye sees.
    const distances = apart.map((values) => Math.round(distance(values, side / 2) * 10) / 10);
    return { pooled, differences: apart, distances };
  };
  return { plain: all({ op, blur: false }), blurred: all({ op, blur: true }) };
});
