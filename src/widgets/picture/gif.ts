/** Pictures as an animation. Every picture is one frame, shown equally long. */
import { Encoder } from "modern-gif";

export interface GifOptions {
  readonly width: number;
  readonly height: number;
  /** How long a frame stays, in seconds; GIF counts hundredths. */
  readonly seconds: number;
  /** Whether it begins again after the last frame. */
  readonly repeats: boolean;
}

/**
 * @param frames each [height, width, 4], 8 bits a channel, opaque
 * @returns a GIF89a
 * @throws Error when there is no frame, or one has another size
 */
export async function gifOf(
  frames: readonly Uint8ClampedArray<ArrayBuffer>[],
  { width, height, seconds, repeats }: GifOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  if (frames.length === 0) throw new Error("An animation needs at least one frame; got none.");
  const encoder = new Encoder({ width, height, looped: repeats, loopCount: 0 });
  for (const [at, data] of frames.entries()) {
    if (data.length !== 4 * width * height)
      throw new Error(`Frame ${at} has ${data.length} bytes; ${width} × ${height} pixels need ${4 * width * height}.`);
    await encoder.encode({ data, width, height, delay: Math.round(seconds * 100) * 10 });
  }
  return new Uint8Array(await encoder.flush("arrayBuffer"));
}
