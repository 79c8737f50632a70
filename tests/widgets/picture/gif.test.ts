// An animation is what a reader of the format finds in it: every picture once, its colours, its time.
import { expect, test } from "vitest";
import { gifOf } from "#widgets/picture/gif.ts";
import { readGif } from "./readGif.ts";

const [width, height] = [60, 40];
const colours = [0xfdfdfc, 0xd9e6fc, 0x4a80d8, 0xffe3c4, 0x0b7655, 0x17191c];

/** Stripes of the course's own colours, moved on by one for each frame. */
function stripes(frame: number): Uint32Array {
  return Uint32Array.from(
    { length: width * height },
    (_, pixel) => colours[(Math.floor((pixel % width) / 8) + frame) % colours.length] ?? 0,
  );
}

function asBytes(picture: Uint32Array): Uint8ClampedArray<ArrayBuffer> {
  const bytes = new Uint8ClampedArray(4 * picture.length);
  for (const [pixel, colour] of picture.entries())
    bytes.set([colour >> 16, (colour >> 8) & 255, colour & 255, 255], 4 * pixel);
  return bytes;
}

const options = { width, height, seconds: 0.25, repeats: true };

test("every frame once, in order, with its very colours, a quarter of a second each, for ever", async () => {
  const pictures = Array.from({ length: 5 }, (_, frame) => stripes(frame));
  const gif = readGif(await gifOf(pictures.map(asBytes), options));
  expect([gif.width, gif.height, gif.repeats]).toEqual([width, height, 0]);
  expect(gif.delays).toEqual([25, 25, 25, 25, 25]);
  expect(gif.pictures).toEqual(pictures);
});

test("two equal pictures are two frames: a pause is part of the time", async () => {
  const pictures = [stripes(0), stripes(0), stripes(1)];
  const gif = readGif(await gifOf(pictures.map(asBytes), { ...options, repeats: false }));
  expect(gif.pictures).toEqual(pictures);
  expect(gif.repeats).toBeUndefined();
});

test("no frame and a frame of another size are refused, with what was given", async () => {
  await expect(gifOf([], options)).rejects.toThrow("at least one frame; got none");
  await expect(gifOf([asBytes(stripes(0)), new Uint8ClampedArray(8)], options)).rejects.toThrow(
    "Frame 1 has 8 bytes; 60 × 40 pixels need 9600.",
  );
});
