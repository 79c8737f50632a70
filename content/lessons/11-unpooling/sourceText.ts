// The unpool of source text 003, as it stands there: the height and width are the pooled ones times the stride, each
// number of the mask is decoded with that width, and what meets in one cell is added. Tensors are [N, H, W, C].
import { type Tensor, tensor } from "#engine/index.ts";

/** @param mask indices that count the channel but not the batch, in the order of the tensor */
export function unpoolOfText(net: Tensor, mask: ArrayLike<number>, stride: number): Tensor {
  const [pictures = 1, rows = 1, columns = 1, channels = 1] = net.shape;
  const [height, width] = [rows * stride, columns * stride];
  const result = new Array<number>(pictures * height * width * channels).fill(0);
  for (let at = 0; at < net.size; at++) {
    const index = mask[at] ?? 0;
    const picture = Math.floor(at / (rows * columns * channels));
    const y = Math.floor(index / (width * channels));
    const x = Math.floor((index % (width * channels)) / channels);
    const cell = ((picture * height + y) * width + x) * channels + (at % channels);
    result[cell] = (result[cell] ?? 0) + (net.data[at] ?? 0);
  }
  return tensor(result, [pictures, height, width, channels]);
}
