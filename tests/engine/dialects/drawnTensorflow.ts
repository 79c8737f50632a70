// Random calls of TensorFlow, from the numbers of drawn.ts.

import fc from "fast-check";
import { type IndexTensor, maxPool2d, type Tensor } from "#engine";
import type { CallInputs, DialectCall } from "#engine/dialects/index.ts";
import { convertIndices, convertPicture } from "#engine/dialects/index.ts";
import { type Code, type Common, code, commonOf, type Drawn, shownAs, sizesOf, whole } from "./drawn.ts";
import type { Case } from "./onnxModel.ts";

const tensorflowOps = [
  "conv2d",
  "conv2d",
  "conv2dTranspose",
  "conv2dTranspose",
  "depthwiseConv2d",
  "maxPool",
  "maxPoolWithArgmax",
  "avgPool",
  "unpool",
  "resizeBilinear",
  "resizeNearestNeighbor",
  "depthToSpace",
] as const;

export const tensorflowCase: fc.Arbitrary<Drawn> = fc
  .tuple(fc.constantFrom(...tensorflowOps), code)
  .map(tensorflowAgain);

/** A case that was drawn before. */
export function tensorflowAgain(code: Code): Drawn {
  return {
    ...shownAs(code),
    ...tensorflowOf(code[0] as (typeof tensorflowOps)[number], { ...commonOf(code[1]), rank: 2 }),
  };
}

function tensorflowOf(op: (typeof tensorflowOps)[number], drawn: Common): Case {
  const { batch, ins, outs, axes, padding, flag, other, p, seed } = drawn;
  const used = axes.slice(0, 2);
  const sizes = sizesOf(drawn);
  const kernel = used.map(({ kernel }) => kernel);
  const strides = used.map(({ stride }) => stride);
  const dilations = other ? used.map(({ dilation }) => dilation) : [1, 1];
  // Both at once are refused; most cases have one of them.
  const moved = dilations.some((holes) => holes > 1) ? [1, 1] : strides;
  const made = (options: DialectCall["options"], x: Tensor, more: Omit<CallInputs, "x"> = {}): Case => ({
    call: {
      dialect: "tensorflow",
      op,
      options,
      shapes: { x: x.shape, ...(more.weight && { weight: more.weight.shape }) },
    },
    inputs: { x, ...more },
  });
  const x = whole(seed, [batch, ...sizes, ins], 1);
  switch (op) {
    case "conv2d":
      return made({ strides: moved, padding, dilations }, x, { weight: whole(seed, [...kernel, ins, outs], 2) });
    case "depthwiseConv2d":
      return made({ strides: [moved[0]!, moved[0]!], padding, dilations }, x, {
        weight: whole(seed, [...kernel, ins, outs], 2),
      });
    case "conv2dTranspose": {
      // From one below the legal sizes to one above.
      const least = (a: number) => (sizes[a]! - 1) * strides[a]! + (padding === "SAME" ? 1 : kernel[a]!);
      const outputShape = [
        batch,
        ...used.map(({ extra }, a) => least(a) + (flag ? (extra % (strides[a]! + 2)) - 1 : extra % strides[a]!)),
        outs,
      ];
      return made({ outputShape, strides, padding }, x, { weight: whole(seed, [...kernel, outs, ins], 2) });
    }
    case "maxPool":
    case "avgPool":
      return made({ ksize: kernel, strides, padding }, x);
    case "maxPoolWithArgmax":
      return made({ ksize: kernel, strides, padding, includeBatchInIndex: flag }, x);
    case "unpool": {
      const fitting = kernel.map((size, a) => Math.min(size, sizes[a]!));
      const pooled = maxPool2d(convertPicture(x, "N*C", "NC*"), { kernelSize: fitting, stride: strides });
      const indices: IndexTensor = convertIndices(pooled.indices, "nhwc-batch");
      return made({ outputShape: x.shape, includeBatchInIndex: true }, convertPicture(pooled.output, "NC*", "N*C"), {
        indices,
      });
    }
    case "resizeBilinear":
    case "resizeNearestNeighbor":
      return made(
        {
          size: used.map(({ extra, kernel }) => 1 + ((extra * kernel) % 12)),
          alignCorners: flag,
          halfPixelCenters: !flag && other,
        },
        x,
      );
    case "depthToSpace":
      return made({ blockSize: p + 1 }, whole(seed, [batch, ...sizes, ins * (p + 1) ** 2], 1));
    default:
      return op satisfies never;
  }
}
