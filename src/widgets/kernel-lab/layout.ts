/** Where things stand in the kernel lab, in px: two pictures, and under them one window at work. */
import { photoSize } from "./model.ts";

const top = 24;

export function layoutOf(size: number, width: number) {
  const narrow = width < 520;
  const gap = narrow ? 12 : 32;
  const box = (width - gap) / 2;
  const scale = box / photoSize;
  const below = top + box + (narrow ? 40 : 44);
  const cell = narrow ? 26 : 32;
  const slot = 5 * cell;
  // The column a stands left of the kernel, the row b above it.
  const factor = { width: narrow ? 26 : 30, gap: 8 };
  const gridY = below + 12 + factor.gap + 26;
  const kernelX = narrow ? width - slot : slot + 36 + factor.width + factor.gap;
  const middle = (slot - size * cell) / 2;
  // Beside each other, kernels of all sizes share a middle; on a phone a small one takes only the height it needs.
  const tall = narrow ? Math.max(3, size) * cell : slot;
  const lower = (tall - size * cell) / 2;
  const spectrum = narrow ? 96 : 112;
  const second = gridY + tall + 52;
  return {
    narrow,
    scale,
    box,
    top,
    right: box + gap,
    below,
    cell,
    factor,
    window: { x: middle, y: gridY + lower },
    kernel: { x: kernelX + middle, y: gridY + lower },
    kernelMiddle: kernelX + slot / 2,
    sum: narrow ? { x: 0, y: second + 12 } : { x: kernelX + slot + 26, y: gridY + slot / 2 - 18 },
    spectrum: {
      x: width - spectrum,
      y: narrow ? second : gridY + (slot - spectrum) / 2,
      side: spectrum,
    },
    height: narrow ? second + spectrum + 26 : gridY + slot + 30,
  };
}
export type Layout = ReturnType<typeof layoutOf>;
