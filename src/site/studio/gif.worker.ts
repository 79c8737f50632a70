/** Writes an animation beside the page: one order in, one answer out. */
import { type GifOptions, gifOf } from "#widgets/picture/gif.ts";

export type Frame = Uint8ClampedArray<ArrayBuffer>;
export interface Order {
  readonly frames: readonly Frame[];
  readonly options: GifOptions;
}
export type Answer = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly error: string };

self.onmessage = async ({ data }: MessageEvent<Order>) => {
  try {
    self.postMessage({ bytes: await gifOf(data.frames, data.options) } satisfies Answer);
  } catch (error) {
    self.postMessage({ error: error instanceof Error ? error.message : String(error) } satisfies Answer);
  }
};
