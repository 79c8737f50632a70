/** Where the two strips stand, in px: TensorFlow's on top, PyTorch's at the bottom, their outputs meeting in the middle. */
import type { Side } from "./sides.ts";

interface Model {
  readonly inputSize: number;
  readonly kernelSize: number;
  readonly stride: number;
  readonly tf: Side;
  readonly torch: Side;
}

export function layoutOf({ inputSize, kernelSize, stride, tf, torch }: Model, width: number) {
  const narrow = width < 520;
  const left = narrow ? 0 : 116;
  const before = Math.max(tf.padBegin, torch.padBegin);
  // An output that one side lacks is drawn where its window would be, which may lie beyond both strips.
  const lastWindow = (Math.max(tf.outputSize, torch.outputSize) - 1) * stride - Math.min(tf.padBegin, torch.padBegin);
  const end = Math.max(
    inputSize + Math.max(tf.padEnd, torch.padEnd),
    lastWindow + kernelSize / 2 + stride / 2,
    kernelSize,
  );
  const cell = Math.min(52, (width - left - 2) / (before + end));
  const strip = Math.min(40, Math.max(28, cell));
  const output = Math.min(36, Math.max(28, cell));
  const fan = 54;
  // On a phone the names stand above what they name.
  const name = narrow ? 24 : 0;
  const kernelY = 2 + name;
  const tfY = kernelY + Math.min(34, strip) + 30 + name;
  const tfOutY = tfY + strip + fan;
  const torchOutY = tfOutY + output + 34;
  const torchY = torchOutY + output + fan;
  const outputWidth = Math.min(46, Math.max(cell, cell * stride - 4));
  const xOf = (position: number) => left + 1 + (position + before) * cell;
  return {
    narrow,
    cell,
    strip,
    output,
    outputWidth,
    kernelY,
    kernelHeight: Math.min(34, strip),
    /** The edges of each framework's strip and outputs that face each other. */
    tf: { stripY: tfY, outputY: tfOutY, nearStrip: tfY + strip, nearOutput: tfOutY },
    torch: { stripY: torchY, outputY: torchOutY, nearStrip: torchY, nearOutput: torchOutY + output },
    between: { from: tfOutY + output, to: torchOutY },
    xOf,
    /** The middle of a window that starts at this cell. */
    centreOf: (start: number) => xOf(start) + (kernelSize * cell) / 2,
    height: torchY + strip + (narrow ? 30 : 4),
  };
}
