// A tensor as a picture: one channel in greys from its least to its greatest number, three or four as colours.
import type { Tensor } from "#engine/index.ts";
import { EngineError } from "#engine/index.ts";
import type { ImageOutput } from "../output.ts";

/** @param x [H, W], [C, H, W] or [1, C, H, W] with C of 1, 3 (red, green, blue) or 4 (and opacity) */
export function image(x: Tensor, label = `Picture of a tensor [${x.shape.join(", ")}]`): ImageOutput {
  const shape = [...x.shape];
  while (shape.length > 3 && shape[0] === 1) shape.shift();
  if (shape.length === 2) shape.unshift(1);
  const [channels = 0, height = 0, width = 0] = shape;
  if (shape.length !== 3 || ![1, 3, 4].includes(channels) || width * height === 0)
    throw new EngineError({
      op: "show",
      param: "x",
      got: x,
      allowed: "a picture: [H, W], [C, H, W] or [1, C, H, W] with 1, 3 or 4 channels",
      hint: "Take one image or one channel of it.",
    });
  const values = x.data;
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) if (Number.isFinite(value)) [low, high] = [Math.min(low, value), Math.max(high, value)];
  // Colours are numbers up to 1 or up to 255; greys use the whole range that is there.
  const [from, to] = channels === 1 ? [low, high] : [0, high > 1 ? 255 : 1];
  const byte = (value: number | undefined = 0) => (to > from ? ((value - from) / (to - from)) * 255 : 127.5);
  const plane = width * height;
  const data = new Uint8ClampedArray(4 * plane);
  for (let at = 0; at < plane; at++) {
    for (let channel = 0; channel < 3; channel++)
      data[4 * at + channel] = byte(values[channels === 1 ? at : channel * plane + at]);
    data[4 * at + 3] = channels === 4 ? byte(values[3 * plane + at]) : 255;
  }
  return {
    is: "image",
    width,
    height,
    data,
    label,
    ...(channels === 1 && high >= low && { range: [low, high] as const }),
  };
}
