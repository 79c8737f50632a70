/** w04: twelve kernels, or one's own, on a picture: what they do, what their weights sum to, and whether they come apart. */
import { weightedSum } from "../kit/arithmetic.ts";
import { defineWidget, type Link, type ShownArray, type Triple } from "../kit/define.ts";
import { grid } from "../kit/grid.ts";
import { choice, number, size, toggle } from "../kit/kinds.ts";
import { presetNames, presets } from "./kernels.ts";
import { filterPicture, type Model, photoSize, shapesPicture } from "./model.ts";

/** The largest kernel of one's own. */
const largest = 5;

export default defineWidget({
  id: "w04",
  name: "kernel-lab",
  version: 1,
  migrate: {},
  lesson: "sliding-window",
  images: ["camera"],
  params: {
    preset: choice([...presetNames, "own"], "gaussian", "kernel"),
    kernelSize: size("kernelSize", 3, { max: largest }),
    subject: choice(["camera", "shapes"], "camera", "image"),
    normalise: toggle(true, "n"),
    row: number(34, { min: 0, max: photoSize - largest, key: "r" }),
    column: number(42, { min: 0, max: photoSize - largest, key: "c" }),
    k: grid({
      shape: ["kernelSize", "kernelSize"],
      // A one in the middle leaves the picture as it is: a ground to build on.
      fill: (position, [rows = 1, columns = 1]) =>
        position === Math.floor(rows / 2) * columns + Math.floor(columns / 2) ? 1 : 0,
      role: "kernel",
      key: "w",
    }),
  },
  idle: ({ preset }) => (preset === "own" ? [] : ["kernelSize"]),
  compute: ({ preset, kernelSize, subject, normalise, row, column, k }, { images }) => {
    if (!images.camera) throw new Error('The kernel lab needs the picture "camera"; name it in `images`.');
    const kernel = preset === "own" ? { size: kernelSize, weights: k.data } : presets[preset];
    const photo = subject === "camera" ? images.camera : shapesPicture();
    return { preset, ...filterPicture({ subject, kernel, normalise, row, column }, photo) };
  },
  numbers: ({ sum, divisor, y, meanIn, meanOut }) => ({ weights: sum, divisor, y, meanIn, meanOut }),
  arrays: (model) => arraysOf(model),
  links: (model) => linksOf(model),
  arithmetic: (model, _step, focus) => weightedSum(linksOf(model), arraysOf(model), focus),
  describe: (model) => model,
});

function arraysOf({ x, k, total, split }: Model): Record<string, ShownArray> {
  if (!split.separable) return { x, k, total };
  const factor = (label: string, data: readonly number[]): ShownArray => ({
    label,
    role: "kernel",
    shape: [data.length],
    data,
  });
  return { x, k, total, down: factor("a", split.down), across: factor("b", split.across) };
}

/** Cell and weight to the sum; and a separable kernel's factors to each of its weights. */
function linksOf({ size: side, weights, split }: Model): readonly Link[] {
  const triples = weights.map((_, tap): Triple => [tap, 0, tap]);
  const sums: Link = { from: "x", to: "total", weights: "k", triples };
  if (!split.separable) return [sums];
  const products = weights.map((_, tap): Triple => [Math.floor(tap / side), tap, tap % side]);
  return [sums, { from: "down", to: "k", weights: "across", triples: products }];
}
