/**
 * The chain as code of another framework, layer by layer, through the engine's dialects: what they cannot say stands there
 * with the reason. Loaded when a reader asks for it.
 */
import { type Dialect, print, translate } from "#engine/dialects/index.ts";
import { EngineError } from "#engine/errors.ts";
import { type Layer, nameOf } from "./layers.ts";
import type { Line } from "./ledger.ts";
import { padsAt, type Shape } from "./through.ts";

export type OtherDialect = Exclude<Dialect, "torch">;

/** One layer in another framework: its code, or why it has none. `shapes` says which weight the code takes. */
export interface Twin {
  readonly name: string;
  readonly code?: string;
  readonly shapes?: string;
  readonly why?: string;
}

export const twinsOf = (lines: readonly Line[], dialect: OtherDialect): Twin[] =>
  lines.map(({ layer, before }) => twinOf(layer, before, dialect));

export function twinOf(layer: Layer, before: Shape, dialect: OtherDialect): Twin {
  const name = nameOf(layer);
  if (layer.kind === "skipped") return { name, why: "The call is not known here." };
  const call = callOf(layer, before);
  if (!call) return { name, ...plain(layer, before, dialect) };
  try {
    const twin = translate({ dialect: "torch", ...call }, dialect);
    const { weight } = twin.shapes;
    return { name, code: print(twin), ...(weight && { shapes: `[${weight.join(", ")}]` }) };
  } catch (error) {
    if (error instanceof EngineError) return { name, why: `${error.hint}` };
    throw error;
  }
}

/** The layer as a call of the engine's base dialect, where it is one. */
function callOf(layer: Layer, x: Shape) {
  const { kind, rank, in: read = x[1] ?? 1, out = 1, groups = 1, kernelSize = [], bias } = layer;
  // PyTorch's own "same" has no stride, so the pads of this size are given.
  const padding = layer.padding && padsAt(layer, x.slice(2));
  const { stride, dilation, outputPadding, ceilMode, countIncludePad, size, scale, mode, alignCorners } = layer;
  const tail = bias ? { bias: [out] } : {};
  const shapes = { x };
  switch (kind) {
    case "conv":
      return {
        op: `conv${rank}d`,
        options: { stride, padding, dilation, groups },
        shapes: { ...shapes, weight: [out, read / groups, ...kernelSize], ...tail },
      };
    case "convTranspose":
      return {
        op: `convTranspose${rank}d`,
        options: { stride, padding, outputPadding, dilation, groups },
        shapes: { ...shapes, weight: [read, out / groups, ...kernelSize], ...tail },
      };
    case "maxPool":
      return { op: `maxPool${rank}d`, options: { kernelSize, stride, padding, dilation, ceilMode }, shapes };
    case "avgPool":
      return { op: `avgPool${rank}d`, options: { kernelSize, stride, padding, ceilMode, countIncludePad }, shapes };
    case "adaptiveAvgPool":
    case "adaptiveMaxPool":
      return { op: `${kind}${rank}d`, options: { outputSize: size }, shapes };
    case "maxUnpool":
      return { op: `maxUnpool${rank}d`, options: { kernelSize, stride, padding }, shapes };
    case "upsample": {
      const all = (given: readonly number[] | undefined) => (given?.length === 1 ? given[0] : given);
      return {
        op: "interpolate",
        options: {
          ...(size ? { size: all(size) } : { scaleFactor: all(scale) }),
          mode,
          ...(mode?.startsWith("nearest") ? {} : { alignCorners }),
        },
        shapes,
      };
    }
    case "pixelShuffle":
      return { op: "pixelShuffle", options: { upscaleFactor: layer.block }, shapes };
    case "pixelUnshuffle":
      return { op: "pixelUnshuffle", options: { downscaleFactor: layer.block }, shapes };
    default:
      return undefined;
  }
}

type Words = { readonly [dialect in OtherDialect]?: string };

/** Layers of one number at a time are called alike everywhere. */
const pointwise: Readonly<Record<string, Words>> = {
  ReLU: { tensorflow: "tf.nn.relu(x)", jax: "jax.nn.relu(x)", onnx: node("Relu") },
  LeakyReLU: {
    tensorflow: "tf.nn.leaky_relu(x, alpha=0.01)",
    jax: "jax.nn.leaky_relu(x)",
    onnx: node("LeakyRelu"),
  },
  Tanh: { tensorflow: "tf.math.tanh(x)", jax: "jnp.tanh(x)", onnx: node("Tanh") },
  Sigmoid: { tensorflow: "tf.math.sigmoid(x)", jax: "jax.nn.sigmoid(x)", onnx: node("Sigmoid") },
};

function node(name: string): string {
  return `onnx.helper.make_node("${name}", ["X"], ["Y"])`;
}

const order = "Features would come in another order: these pictures have their channels last. Transpose to NCHW first.";

/** What the dialects of convolutions and pools do not hold. */
function plain({ kind, name = "", padding }: Layer, before: Shape, dialect: OtherDialect): Omit<Twin, "name"> {
  const last = dialect !== "onnx" && before.length > 2;
  if (kind === "flatten") {
    if (last) return { why: order };
    return { code: dialect === "onnx" ? node("Flatten") : "x" };
  }
  if (kind === "unflatten") return { why: dialect === "onnx" ? "Reshape it, with the sizes as an input." : order };
  if (kind === "linear") {
    if (dialect === "onnx")
      return before.length === 2
        ? { code: 'onnx.helper.make_node("Gemm", ["X", "W", "B"], ["Y"], transB=1)' }
        : { why: "Gemm takes two axes; flatten first." };
    return before.length === 2 ? { code: "x @ weight.T + bias" } : { why: order };
  }
  if (kind === "pad" && Array.isArray(padding)) return { code: padded(padding, dialect) };
  if (kind === "batchNorm" && dialect === "onnx")
    return { code: 'onnx.helper.make_node("BatchNormalization", ["X", "scale", "B", "mean", "var"], ["Y"])' };
  if (kind === "batchNorm" && dialect === "tensorflow")
    return { code: "tf.nn.batch_normalization(x, mean, variance, offset, scale, 1e-5)" };
  const code = pointwise[name]?.[dialect];
  return code ? { code } : { why: "Size, weights and windows are not its matter: the shape stays." };
}

function padded(pads: readonly (readonly [number, number])[], dialect: OtherDialect): string {
  if (dialect === "onnx") {
    const ends = [0, 1].map((side) => ["0", "0", ...pads.map((pair) => pair[side])].join(", "));
    return `pads = np.array([${ends.join(", ")}], dtype=np.int64)\nonnx.helper.make_node("Pad", ["X", "pads"], ["Y"])`;
  }
  const all = [[0, 0], ...pads, [0, 0]].map((pair) => `(${pair.join(", ")})`).join(", ");
  return dialect === "jax" ? `jnp.pad(x, (${all}))` : `tf.pad(x, [${all}])`;
}
