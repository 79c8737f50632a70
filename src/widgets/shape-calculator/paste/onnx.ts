/**
 * ONNX nodes: `make_node("Conv", …)`, the text of `onnx.parser`, or an operator with its attributes as arguments,
 * `Conv(W=[64, 3, 7, 7], strides=[2, 2], pads=[3, 3, 3, 3])`. An operator's channels are in its weight's shape.
 */
import type { KindName, Layer, Pads, SettingName, Settings } from "../layers.ts";
import { type Bound, isUnreadable, layerOf, settingFrom, tableOf, unreadable } from "./bind.ts";
import type { Call } from "./follow.ts";
import type { Value } from "./syntax.ts";

/** Operators that keep the shape. */
const keepers = tableOf({
  Relu: "ReLU",
  LeakyRelu: "LeakyReLU",
  Elu: "ELU",
  Selu: "SELU",
  Gelu: "GELU",
  HardSwish: "Hardswish",
  HardSigmoid: "Hardsigmoid",
  Clip: "Hardtanh",
});

/** Shapes of weights by name, where the text declares them: `float[64, 3, 7, 7] W` or `W: float[64, 3, 7, 7]`. */
export type Declared = ReadonlyMap<string, readonly number[]>;

export function fromOnnx(call: Call, declared: Declared): Bound | undefined {
  const isNode = call.name === "make_node";
  const operator = isNode ? String(call.args[0]) : call.name;
  const inputs = isNode ? call.args[1] : call.named.get("inputs");
  const keeper = keepers.get(operator);
  if (keeper) return [{ kind: "keep", rank: 0, name: keeper }];
  if (isNode && ["Tanh", "Sigmoid", "Softmax", "Softplus", "Identity", "Dropout"].includes(operator))
    return [{ kind: "keep", rank: 0, name: operator }];
  const weight = weightOf(call, inputs, declared);
  switch (operator) {
    case "Conv":
    case "ConvTranspose":
      return weight ? convolved(call, operator, weight, hasBias(call, inputs)) : unreadable("the shape of W");
    case "Gemm": {
      if (!weight) return unreadable("the shape of B");
      const [a = 1, b = 1] = weight;
      const isTurned = call.named.get("transB") === 1;
      const [out, read] = isTurned ? [a, b] : [b, a];
      return [{ kind: "linear", rank: 0, in: read, out, bias: hasBias(call, inputs) }];
    }
    case "MaxPool":
    case "AveragePool":
    case "MaxUnpool":
    case "LpPool":
      return operator === "LpPool" ? undefined : pooled(call, operator);
    case "GlobalAveragePool":
    case "GlobalMaxPool": {
      const kind: KindName = operator === "GlobalMaxPool" ? "adaptiveMaxPool" : "adaptiveAvgPool";
      return [{ kind, rank: 2, size: [1, 1] }];
    }
    case "DepthToSpace":
    case "SpaceToDepth": {
      const block = call.named.get("blocksize");
      if (typeof block !== "number") return unreadable("blocksize");
      return [{ kind: operator === "DepthToSpace" ? "pixelShuffle" : "pixelUnshuffle", rank: 0, block }];
    }
    case "Upsample":
    case "Resize":
      return isNode || call.named.has("scales") || call.named.has("sizes") ? resized(call) : undefined;
    case "Flatten":
      return isNode ? [{ kind: "flatten", rank: 0 }] : undefined;
    case "BatchNormalization":
      return isNode ? [{ kind: "batchNorm", rank: 2, affine: true }] : undefined;
    default:
      return undefined;
  }
}

function weightOf(call: Call, inputs: Value | undefined, declared: Declared): readonly number[] | undefined {
  const given = call.named.get("W") ?? call.named.get("B");
  const shape = Array.isArray(given) ? given : declared.get(String(Array.isArray(inputs) ? inputs[1] : "W"));
  return shape?.every((size): size is number => Number.isInteger(size) && Number(size) >= 1) ? shape : undefined;
}

const hasBias = (call: Call, inputs: Value | undefined): boolean =>
  Array.isArray(inputs) ? inputs.length > 2 : call.named.has("bias");

/** The attributes that say where windows lie. */
function windowOf(call: Call, rank: number): Settings | ReturnType<typeof unreadable> {
  const given: Record<string, unknown> = {};
  const read = (word: string, name: SettingName) => {
    const value = call.named.get(word);
    if (value === undefined) return !call.named.has(word);
    given[name] = settingFrom(name, value, rank);
    return given[name] !== undefined;
  };
  const words = [
    ["kernel_shape", "kernelSize"],
    ["strides", "stride"],
    ["dilations", "dilation"],
    ["output_padding", "outputPadding"],
    ["ceil_mode", "ceilMode"],
    ["group", "groups"],
  ] as const;
  for (const [word, name] of words) if (!read(word, name)) return unreadable(word);
  const auto = call.named.get("auto_pad");
  if (auto === "SAME_UPPER") return { ...given, padding: "same" };
  if (auto === "SAME_LOWER" || call.named.has("output_shape")) return unreadable(auto ? "auto_pad" : "output_shape");
  const pads = padsOf(call.named.get("pads"), rank);
  if (call.named.has("pads") && !pads) return unreadable("pads");
  return { ...given, ...(pads && { padding: pads }) };
}

/** All begins, then all ends. */
function padsOf(value: Value | undefined, rank: number): Pads[] | undefined {
  if (!Array.isArray(value) || value.length !== 2 * rank) return undefined;
  const pads = value.slice(0, rank).map((begin, axis): Pads => [Number(begin), Number(value[rank + axis])]);
  return pads.flat().every((cells) => Number.isInteger(cells) && cells >= 0) ? pads : undefined;
}

function convolved(call: Call, operator: "Conv" | "ConvTranspose", weight: readonly number[], bias: boolean): Bound {
  const [first = 1, second = 1, ...kernelSize] = weight;
  const rank = kernelSize.length;
  if (rank < 1 || rank > 3) return unreadable("the shape of W");
  const given = windowOf(call, rank);
  if (isUnreadable(given)) return given;
  const { groups = 1, padding, ...rest } = given;
  const isConv = operator === "Conv";
  if (!isConv && padding === "same") return unreadable("auto_pad");
  const [read, out] = isConv ? [second * groups, first] : [first, second * groups];
  const settings = { kernelSize, ...rest, groups, in: read, out, bias, ...(padding && { padding }) };
  const layer = layerOf(isConv ? "conv" : "convTranspose", rank, settings);
  return isUnreadable(layer) ? layer : [layer];
}

function pooled(call: Call, operator: "MaxPool" | "AveragePool" | "MaxUnpool"): Bound {
  const shape = call.named.get("kernel_shape");
  const rank = Array.isArray(shape) ? shape.length : 0;
  if (rank < 1 || rank > 3) return unreadable("kernel_shape");
  const given = windowOf(call, rank);
  if (isUnreadable(given)) return given;
  const kind = operator === "MaxPool" ? "maxPool" : operator === "MaxUnpool" ? "maxUnpool" : "avgPool";
  const layer = layerOf(kind, rank, {
    // A window that is told no stride moves by one.
    stride: Array<number>(rank).fill(1),
    ...given,
    ...(kind === "avgPool" && { countIncludePad: call.named.get("count_include_pad") === 1 }),
  });
  return isUnreadable(layer) ? layer : [layer];
}

function resized(call: Call): Bound {
  const [scales, sizes] = [call.named.get("scales"), call.named.get("sizes")];
  const value = Array.isArray(scales) ? scales : sizes;
  const list = Array.isArray(value) ? value.slice(2).map(Number) : [];
  if (list.length === 0 || !list.every((one) => one > 0)) return unreadable("scales");
  const mode = call.named.get("mode");
  const modes = tableOf({ linear: "bilinear", cubic: "bicubic" });
  const layer: Layer = {
    kind: "upsample",
    rank: 0,
    ...(Array.isArray(scales) ? { scale: list } : { size: list }),
    mode: modes.get(String(mode)) ?? "nearest",
    alignCorners: call.named.get("coordinate_transformation_mode") === "align_corners",
  };
  return [layer];
}
