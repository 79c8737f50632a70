// Random calls of ONNX's operators, from the numbers of drawn.ts.

import fc from "fast-check";
import { maxPool1d, maxPool2d, maxPool3d, type Tensor } from "#engine";
import type { CallInputs, DialectCall } from "#engine/dialects/index.ts";
import { convertIndices } from "#engine/dialects/index.ts";
import { type Code, type Common, code, commonOf, type Drawn, shownAs, sizesOf, whole } from "./drawn.ts";
import type { Case } from "./onnxModel.ts";

const onnxOps = [
  "conv",
  "conv",
  "convTranspose",
  "convTranspose",
  "maxPool",
  "averagePool",
  "lpPool",
  "maxUnpool",
  "resize",
  "col2Im",
  "depthToSpace",
  "spaceToDepth",
  "globalAveragePool",
  "globalMaxPool",
] as const;

export const onnxCase: fc.Arbitrary<Drawn> = fc.tuple(fc.constantFrom(...onnxOps), code).map(onnxAgain);

/** A case that was drawn before. */
export function onnxAgain(code: Code): Drawn {
  return { ...shownAs(code), ...onnxOf(code[0] as (typeof onnxOps)[number], commonOf(code[1])) };
}

function onnxOf(op: (typeof onnxOps)[number], drawn: Common): Case {
  const { rank, batch, groups, ins, outs, axes, autoPad, flag, other, p, seed } = drawn;
  const used = axes.slice(0, rank);
  const sizes = sizesOf(drawn);
  const kernelShape = used.map(({ kernel }) => kernel);
  const [strides, dilations] = [used.map(({ stride }) => stride), used.map(({ dilation }) => dilation)];
  const pads = [...used.map(({ begin }) => begin), ...used.map(({ end }) => end)];
  const padding = autoPad === "NOTSET" ? { pads } : { autoPad };
  const made = (options: DialectCall["options"], x: Tensor, more: Omit<CallInputs, "x"> = {}): Case => ({
    call: {
      dialect: "onnx",
      op,
      options,
      shapes: {
        x: x.shape,
        ...(more.weight && { weight: more.weight.shape }),
        ...(more.bias && { bias: more.bias.shape }),
      },
    },
    inputs: { x, ...more },
  });
  const channels = groups * ins;
  const x = whole(seed, [batch, channels, ...sizes], 1);
  const small = axes.slice(0, 2).map(({ size }) => 1 + (size % 9));
  const bias = drawn.bias ? whole(seed, [groups * outs], 3) : undefined;
  switch (op) {
    case "conv": {
      const weight = whole(seed, [groups * outs, ins, ...kernelShape], 2);
      return made({ kernelShape, strides, dilations, group: groups, ...padding }, x, { weight, bias });
    }
    case "convTranspose": {
      const weight = whole(seed, [channels, outs, ...kernelShape], 2);
      const outputPadding = used.map(({ extra }, a) => (flag ? extra % strides[a]! : 0));
      return made({ kernelShape, strides, dilations, group: groups, outputPadding, ...padding }, x, { weight, bias });
    }
    case "maxPool":
      return made({ kernelShape, strides, dilations, ceilMode: flag, ...padding }, x);
    case "averagePool":
      return made({ kernelShape, strides, dilations, ceilMode: flag, countIncludePad: other, ...padding }, x);
    case "lpPool":
      return made({ kernelShape, strides, ceilMode: flag, p, ...padding }, x);
    case "maxUnpool": {
      const pool = [maxPool1d, maxPool2d, maxPool3d][rank - 1]!;
      const fitting = kernelShape.map((size, a) => Math.min(size, sizes[a]!));
      const { output, indices } = pool(x, { kernelSize: fitting, stride: strides });
      return made({ kernelShape: fitting, strides, outputShape: sizes }, output, {
        indices: convertIndices(indices, "nchw"),
      });
    }
    case "resize": {
      const mode = (["nearest", "linear", "linear"] as const)[p - 1]!;
      const places = ["half_pixel", "asymmetric", "align_corners", "pytorch_half_pixel"] as const;
      const rounds = ["round_prefer_floor", "round_prefer_ceil", "floor", "ceil"] as const;
      const coordinateTransformationMode = places[seed % 4]!;
      const nearest = mode === "nearest" ? { nearestMode: rounds[(seed >> 2) % 4] } : {};
      return made(
        {
          mode,
          coordinateTransformationMode,
          ...nearest,
          sizes: used.map(({ extra, kernel }) => 1 + ((extra * kernel) % 12)),
        },
        x,
      );
    }
    case "col2Im": {
      const image = sizes.map((size, a) => size + dilations[a]! * (kernelShape[a]! - 1));
      const windows = image.map(
        (size, a) =>
          Math.floor((size + pads[a]! + pads[rank + a]! - dilations[a]! * (kernelShape[a]! - 1) - 1) / strides[a]!) + 1,
      );
      const [kernel, count] = [kernelShape, windows].map((list) => list.reduce((a, b) => a * b, 1));
      return made(
        { imageShape: image, blockShape: kernelShape, dilations, pads, strides },
        whole(seed, [batch, channels * kernel!, count!], 1),
      );
    }
    case "depthToSpace":
      return made({ blocksize: p, mode: flag ? "CRD" : "DCR" }, whole(seed, [batch, channels * p * p, ...small], 1));
    case "spaceToDepth":
      return made({ blocksize: p }, whole(seed, [batch, channels, ...small.map((size) => p * size)], 1));
    default:
      return made({}, x);
  }
}
