/**
 * A layer as data, in no framework's words. One table says which settings a kind of layer has, in PyTorch's order and with
 * PyTorch's defaults; the notation of addresses, the printed code and the reading of pasted code all follow from it.
 */

/** Cells added before and after an axis. */
export type Pads = readonly [begin: number, end: number];
export type PerAxis = readonly number[];

/** What a layer can be told. A list has one number an axis. */
export interface Settings {
  /** Channels or features read; undefined where the layer takes what comes. */
  readonly in?: number;
  readonly out?: number;
  readonly kernelSize?: PerAxis;
  readonly stride?: PerAxis;
  /** `same` follows the input's size, so it is no number before the size is known. */
  readonly padding?: readonly Pads[] | "same";
  readonly outputPadding?: PerAxis;
  readonly dilation?: PerAxis;
  readonly groups?: number;
  readonly bias?: boolean;
  readonly affine?: boolean;
  readonly ceilMode?: boolean;
  readonly countIncludePad?: boolean;
  /** The size asked for; 0 for an axis that keeps its own, which adaptive pools alone allow. */
  readonly size?: PerAxis;
  readonly scale?: PerAxis;
  readonly mode?: string;
  readonly alignCorners?: boolean;
  readonly block?: number;
  /** A layer's own name, where its kind has many. */
  readonly name?: string;
  /** Where a call stood that nobody here knows. */
  readonly line?: number;
}
export type SettingName = keyof Settings;

export interface Layer extends Settings {
  readonly kind: KindName;
  /** Spatial axes: 1, 2 or 3; 0 for layers of any number. */
  readonly rank: number;
}

/** How a setting is written. `pads` is one number, or begin.end, an axis. */
export type Form = "count" | "axes" | "pads" | "flag" | "word" | "factors";

interface Setting {
  /** The letter in the notation; those of the size rules are theirs. */
  readonly key: string;
  readonly form: Form;
  readonly torch: string;
  /** The least value. */
  readonly min: number;
}

export const settings: { readonly [name in SettingName]-?: Setting } = {
  in: { key: "i", form: "count", torch: "in_channels", min: 1 },
  out: { key: "o", form: "count", torch: "out_channels", min: 1 },
  kernelSize: { key: "k", form: "axes", torch: "kernel_size", min: 1 },
  stride: { key: "s", form: "axes", torch: "stride", min: 1 },
  padding: { key: "p", form: "pads", torch: "padding", min: 0 },
  outputPadding: { key: "a", form: "axes", torch: "output_padding", min: 0 },
  dilation: { key: "d", form: "axes", torch: "dilation", min: 1 },
  groups: { key: "g", form: "count", torch: "groups", min: 1 },
  bias: { key: "b", form: "flag", torch: "bias", min: 0 },
  affine: { key: "w", form: "flag", torch: "affine", min: 0 },
  ceilMode: { key: "c", form: "flag", torch: "ceil_mode", min: 0 },
  countIncludePad: { key: "u", form: "flag", torch: "count_include_pad", min: 0 },
  size: { key: "z", form: "axes", torch: "output_size", min: 0 },
  scale: { key: "f", form: "factors", torch: "scale_factor", min: 0 },
  mode: { key: "m", form: "word", torch: "mode", min: 0 },
  alignCorners: { key: "e", form: "flag", torch: "align_corners", min: 0 },
  block: { key: "r", form: "count", torch: "upscale_factor", min: 1 },
  name: { key: "n", form: "word", torch: "name", min: 0 },
  line: { key: "l", form: "count", torch: "line", min: 1 },
};

/** `needed`: the layer cannot be without it. `open`: it may be left out. Anything else is the default, one for all axes. */
type Default = "needed" | "open" | number | boolean | string;
export interface Kind {
  /** PyTorch's name, without the number of axes. */
  readonly torch: string;
  readonly ranked: boolean;
  readonly takes: { readonly [name in SettingName]?: Default };
  /** Settings that PyTorch calls otherwise here. */
  readonly called?: { readonly [name in SettingName]?: string };
}

const window = { kernelSize: "needed", stride: "open", padding: 0 } as const;
const channels = { in: "open", out: "needed" } as const;
const features = { in: "in_features", out: "out_features" } as const;

export const kinds = {
  conv: {
    torch: "Conv",
    ranked: true,
    takes: { ...channels, kernelSize: "needed", stride: 1, padding: 0, dilation: 1, groups: 1, bias: true },
  },
  convTranspose: {
    torch: "ConvTranspose",
    ranked: true,
    takes: {
      ...channels,
      kernelSize: "needed",
      stride: 1,
      padding: 0,
      outputPadding: 0,
      groups: 1,
      bias: true,
      dilation: 1,
    },
  },
  maxPool: { torch: "MaxPool", ranked: true, takes: { ...window, dilation: 1, ceilMode: false } },
  avgPool: { torch: "AvgPool", ranked: true, takes: { ...window, ceilMode: false, countIncludePad: true } },
  adaptiveAvgPool: { torch: "AdaptiveAvgPool", ranked: true, takes: { size: "needed" } },
  adaptiveMaxPool: { torch: "AdaptiveMaxPool", ranked: true, takes: { size: "needed" } },
  maxUnpool: { torch: "MaxUnpool", ranked: true, takes: window },
  upsample: {
    torch: "Upsample",
    ranked: false,
    takes: { size: "open", scale: "open", mode: "nearest", alignCorners: false },
    called: { size: "size" },
  },
  pixelShuffle: { torch: "PixelShuffle", ranked: false, takes: { block: "needed" } },
  pixelUnshuffle: {
    torch: "PixelUnshuffle",
    ranked: false,
    takes: { block: "needed" },
    called: { block: "downscale_factor" },
  },
  pad: { torch: "ZeroPad", ranked: true, takes: { padding: "needed" } },
  flatten: { torch: "Flatten", ranked: false, takes: {} },
  unflatten: { torch: "Unflatten", ranked: false, takes: { size: "needed" }, called: { size: "unflattened_size" } },
  linear: { torch: "Linear", ranked: false, takes: { ...channels, bias: true }, called: features },
  batchNorm: {
    torch: "BatchNorm",
    ranked: true,
    takes: { in: "open", affine: true },
    called: { in: "num_features" },
  },
  /** Activations, dropout: the shape stays, and there is nothing to learn. */
  keep: { torch: "", ranked: false, takes: { name: "needed" } },
  /** A call that was pasted and is not known here. It is taken to keep the shape, and says so. */
  skipped: { torch: "", ranked: false, takes: { name: "needed", line: 1 } },
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;
export const kindOf = (layer: Pick<Layer, "kind">): Kind => kinds[layer.kind];
export const takesOf = (kind: KindName) => Object.entries(kinds[kind].takes) as readonly [SettingName, Default][];

/** PyTorch's modules that keep the shape and learn nothing. */
export const keeping: readonly string[] = [
  "ReLU LeakyReLU ReLU6 ELU SELU CELU GELU SiLU Mish Sigmoid LogSigmoid Tanh Hardtanh Hardswish Hardsigmoid Softplus",
  "Softsign Softmax LogSoftmax Softmax2d Identity Dropout Dropout1d Dropout2d Dropout3d AlphaDropout",
  "InstanceNorm1d InstanceNorm2d InstanceNorm3d",
].flatMap((names) => names.split(" "));

/** `Conv2d`, `ReLU`, `Upsample`. */
export function nameOf(layer: Layer): string {
  const { torch, ranked } = kindOf(layer);
  return ranked ? `${torch}${layer.rank}d` : torch || (layer.name ?? "");
}

/** How many layers a chain may have, and the largest number a layer may be told. */
export const mostLayers = 64;
export const largest = 1_000_000;
