/** Keras's layers. Its pads depend on the size, its channels come last, and it may carry an activation. */
import type { KindName, Layer, Pads, SettingName, Settings } from "../layers.ts";
import { argument, type Bound, isUnreadable, layerOf, settingsOf, tableOf, unreadable } from "./bind.ts";
import type { Call } from "./follow.ts";

type Words = readonly (readonly [word: string, name: SettingName | undefined])[];

const convWords: Words = [
  ["filters", "out"],
  ["kernel_size", "kernelSize"],
  ["strides", "stride"],
  ["padding", undefined],
  ["data_format", undefined],
  ["dilation_rate", "dilation"],
  ["groups", "groups"],
  ["activation", undefined],
  ["use_bias", "bias"],
];
const transposeWords: Words = [
  ["filters", "out"],
  ["kernel_size", "kernelSize"],
  ["strides", "stride"],
  ["padding", undefined],
  ["output_padding", "outputPadding"],
  ["data_format", undefined],
  ["dilation_rate", "dilation"],
  ["activation", undefined],
  ["use_bias", "bias"],
];
const poolWords: Words = [
  ["pool_size", "kernelSize"],
  ["strides", "stride"],
  ["padding", undefined],
];
const denseWords: Words = [
  ["units", "out"],
  ["activation", undefined],
  ["use_bias", "bias"],
];

const activations = tableOf({
  relu: "ReLU",
  relu6: "ReLU6",
  leaky_relu: "LeakyReLU",
  elu: "ELU",
  selu: "SELU",
  gelu: "GELU",
  silu: "SiLU",
  swish: "SiLU",
  mish: "Mish",
  sigmoid: "Sigmoid",
  tanh: "Tanh",
  softmax: "Softmax",
  softplus: "Softplus",
  softsign: "Softsign",
});
/** Layers that keep the shape, by Keras's name. */
const keepers = tableOf({
  PReLU: "PReLU",
  ReLU: "ReLU",
  LeakyReLU: "LeakyReLU",
  ELU: "ELU",
  Softmax: "Softmax",
  Dropout: "Dropout",
  GaussianNoise: "Identity",
  GaussianDropout: "Dropout",
  SpatialDropout1D: "Dropout1d",
  SpatialDropout2D: "Dropout2d",
  SpatialDropout3D: "Dropout3d",
});

const ranked =
  /^(Conv|Convolution|MaxPooling|MaxPool|AveragePooling|AvgPool|GlobalAveragePooling|GlobalAvgPool|GlobalMaxPooling|GlobalMaxPool|UpSampling|ZeroPadding)([123])D(Transpose)?$/;

export function fromKeras(call: Call): Bound | undefined {
  const keeper = keepers.get(call.name);
  if (keeper && keeper !== "PReLU") return [keep(keeper)];
  if (call.name === "Activation") {
    const name = activations.get(String(call.args[0] ?? call.named.get("activation")));
    return name ? [keep(name)] : unreadable("activation");
  }
  if (call.name === "Dense") return dense(call);
  if (call.name === "Reshape") return reshaped(call);
  const [, stem = "", axes = "", transposed] = ranked.exec(call.name) ?? [];
  const rank = Number(axes);
  if (stem.startsWith("Conv")) return transposed ? convTransposed(call, rank) : convolved(call, rank);
  if (stem.startsWith("Global")) {
    const kind: KindName = stem.includes("Max") ? "adaptiveMaxPool" : "adaptiveAvgPool";
    const pooled: Layer = { kind, rank, size: Array<number>(rank).fill(1) };
    return call.named.get("keepdims") === true ? [pooled] : [pooled, { kind: "flatten", rank: 0 }];
  }
  if (stem === "UpSampling") return upsampled(call, rank);
  if (stem === "ZeroPadding") return padded(call, rank);
  if (stem !== "") return pooled(call, rank, stem.startsWith("Max") ? "maxPool" : "avgPool");
  return undefined;
}

const keep = (name: string): Layer => ({ kind: "keep", rank: 0, name });

/** The layer and the activation that it carries. */
function activated(call: Call, words: Words, layer: Layer | ReturnType<typeof unreadable>): Bound {
  if (isUnreadable(layer)) return layer;
  const order = words.map(([word]) => word);
  const value = argument(call, "activation", order);
  if (value === undefined || value === "linear") return [layer];
  const name = typeof value === "string" ? activations.get(value) : undefined;
  return name ? [layer, keep(name)] : unreadable("activation");
}

/** `same` or `valid`, and what the call says. */
function told(call: Call, words: Words, rank: number) {
  const given = settingsOf(call, words, rank);
  if (isUnreadable(given)) return given;
  const value =
    argument(
      call,
      "padding",
      words.map(([word]) => word),
    ) ?? "valid";
  const word = typeof value === "string" ? value.toLowerCase() : "";
  if (word !== "same" && word !== "valid" && !(word === "causal" && rank === 1)) return unreadable("padding");
  const format = call.named.get("data_format");
  if (format === "channels_first" && call.named.has("input_shape")) return unreadable("input_shape");
  return { given, word };
}

function convolved(call: Call, rank: number): Bound {
  const read = told(call, convWords, rank);
  if (isUnreadable(read)) return read;
  const { given, word } = read;
  const { kernelSize = [1], dilation = [1] } = given;
  const reach = (dilation[0] ?? 1) * ((kernelSize[0] ?? 1) - 1);
  const padding = word === "same" ? "same" : word === "causal" ? [[reach, 0] as Pads] : undefined;
  return activated(call, convWords, layerOf("conv", rank, { ...given, ...(padding && { padding }) }));
}

/**
 * SAME makes i·s of i, whatever the kernel: what the stamps have too much is cropped, the odd cell at the end, and what
 * they have too little is added. An output padding is asked for on top of a crop of half the kernel.
 */
function convTransposed(call: Call, rank: number): Bound {
  const read = told(call, transposeWords, rank);
  if (isUnreadable(read)) return read;
  const { given, word } = read;
  const ones = Array<number>(rank).fill(1);
  const { kernelSize, stride = ones, dilation = ones, outputPadding } = given;
  if (!kernelSize) return unreadable("kernel_size");
  const reach = kernelSize.map((taps, axis) => (dilation[axis] ?? 1) * (taps - 1) + 1);
  const excess = reach.map((cells, axis) => cells - (stride[axis] ?? 1));
  const crop = (cells: number): Pads => [Math.floor(Math.max(0, cells) / 2), Math.ceil(Math.max(0, cells) / 2)];
  const settings: Settings = outputPadding
    ? {
        padding: reach.map(
          (cells): Pads => (word === "same" ? [Math.floor(cells / 2), Math.floor(cells / 2)] : [0, 0]),
        ),
      }
    : {
        padding: excess.map((cells): Pads => (word === "same" ? crop(cells) : [0, 0])),
        outputPadding: excess.map((cells) => Math.max(0, -cells)),
      };
  return activated(call, transposeWords, layerOf("convTranspose", rank, { ...given, ...settings }));
}

function pooled(call: Call, rank: number, kind: "maxPool" | "avgPool"): Bound {
  const read = told(call, poolWords, rank);
  if (isUnreadable(read)) return read;
  const { given, word } = read;
  const layer = layerOf(kind, rank, {
    kernelSize: Array<number>(rank).fill(2),
    ...given,
    ...(word === "same" && { padding: "same" as const }),
    ...(kind === "avgPool" && word === "same" && { countIncludePad: false }),
  });
  return isUnreadable(layer) ? layer : [layer];
}

function upsampled(call: Call, rank: number): Bound {
  const given = settingsOf(call, [["size", "scale"]], rank);
  if (isUnreadable(given)) return given;
  const mode = call.named.get("interpolation") ?? "nearest";
  if (typeof mode !== "string" || !/^(nearest|bilinear|bicubic)$/.test(mode)) return unreadable("interpolation");
  const { scale = [2] } = given;
  const isOne = scale.every((factor) => factor === scale[0]);
  return [{ kind: "upsample", rank: 0, scale: isOne ? scale.slice(0, 1) : scale, mode, alignCorners: false }];
}

function padded(call: Call, rank: number): Bound {
  const given = settingsOf(call, [["padding", "padding"]], rank);
  if (isUnreadable(given)) return given;
  const padding = given.padding ?? Array.from({ length: rank }, (): Pads => [1, 1]);
  return [{ kind: "pad", rank, padding }];
}

function dense(call: Call): Bound {
  const given = settingsOf(call, denseWords, 0);
  return isUnreadable(given) ? given : activated(call, denseWords, layerOf("linear", 0, given));
}

/** Channels come last in Keras. */
function reshaped(call: Call): Bound {
  const given = settingsOf(call, [["target_shape", "size"]], 0);
  if (isUnreadable(given)) return given;
  const size = given.size ?? [];
  const [channels, ...spatial] = [size.at(-1) ?? 1, ...size.slice(0, -1)];
  return [{ kind: "unflatten", rank: 0, size: [channels, ...spatial] }];
}
