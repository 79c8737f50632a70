/** Pixels as an address that an `<image>` can show, the same bytes at build and in the browser. */
import { encode } from "fast-png";
import type { Picture } from "./define.ts";

/** Grey pixels as a PNG in a `data:` address. */
export function pngAddress({ width, height, pixels }: Picture): string {
  const png = encode({ width, height, data: pixels, channels: 1, depth: 8 });
  let binary = "";
  for (const byte of png) binary += String.fromCharCode(byte);
  return `data:image/png;base64,${btoa(binary)}`;
}

/** Brightness as pixels: rounded, and held between black and white. */
export function pictureOf(data: ArrayLike<number>, width: number, height: number): Picture {
  return { width, height, pixels: new Uint8Array(Uint8ClampedArray.from(data).buffer) };
}
