/** PyTorch's modules, and those of its functions that take no weights. The places of arguments are those of `layers.ts`. */
import {
  type Kind,
  type KindName,
  keeping,
  kinds,
  type Layer,
  type Pads,
  type SettingName,
  settings,
  takesOf,
} from "../layers.ts";
import { type Bound, isUnreadable, layerOf, settingsOf, tableOf, unreadable } from "./bind.ts";
import type { Call } from "./follow.ts";

/** Modules by name: `Conv2d` is a conv of rank 2. */
const modules = new Map<string, { readonly kind: KindName; readonly rank: number }>(
  (Object.entries(kinds) as [KindName, Kind][]).flatMap(([kind, { torch, ranked }]) => {
    if (torch === "") return [];
    return (ranked ? [1, 2, 3] : [0]).map((rank) => [ranked ? `${torch}${rank}d` : torch, { kind, rank }] as const);
  }),
);
const otherNames = tableOf({
  UpsamplingNearest2d: "Upsample",
  UpsamplingBilinear2d: "Upsample",
  ConstantPad1d: "ZeroPad1d",
});

/** `F.max_pool2d` is MaxPool2d. */
const functions = tableOf({ interpolate: "Upsample", dropout: "Dropout" });
const camel = (name: string): string => name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Places of arguments that no setting has. */
const places: { readonly [kind in KindName]?: readonly (SettingName | string)[] } = {
  maxPool: ["kernelSize", "stride", "padding", "dilation", "return_indices", "ceilMode"],
  batchNorm: ["in", "eps", "momentum", "affine"],
  conv: ["in", "out", "kernelSize", "stride", "padding", "dilation", "groups", "bias", "padding_mode"],
  flatten: ["start_dim", "end_dim"],
  unflatten: ["dim", "size"],
};

export function fromTorch(call: Call): Bound | undefined {
  const lazy = call.name.startsWith("Lazy");
  const plain = lazy ? call.name.slice(4) : (otherNames.get(call.name) ?? call.name);
  const name = call.takesTensor ? functionOf(call) : plain;
  if (name === undefined) return undefined;
  if (keeping.includes(name)) return [{ kind: "keep", rank: 0, name }];
  const module = modules.get(name);
  if (!module) return undefined;
  const { kind, rank } = module;
  if (kind === "pad") return padded(call, rank);
  const order = places[kind] ?? takesOf(kind).map(([setting]) => setting);
  const words = order
    .filter((setting) => !(lazy && setting === "in"))
    .map((setting) =>
      setting in settings
        ? ([wordFor(kind, setting as SettingName), setting as SettingName] as const)
        : ([setting, undefined] as const),
    );
  const given = settingsOf(call, words, rank);
  if (isUnreadable(given)) return given;
  if (call.name === "UpsamplingBilinear2d") Object.assign(given, { mode: "bilinear", alignCorners: true });
  if (kind === "upsample" && !given.size && !given.scale) return unreadable("scale_factor");
  if (kind === "conv" && given.padding === "same" && given.stride?.some((step) => step > 1))
    return unreadable("padding='same' with a stride");
  const layer = layerOf(kind, rank, given);
  return isUnreadable(layer) ? layer : [layer];
}

function wordFor(kind: KindName, setting: SettingName): string {
  return (kinds[kind] as Kind).called?.[setting] ?? settings[setting].torch;
}

function functionOf({ name }: Call): string | undefined {
  const known = functions.get(name) ?? camel(name);
  // F.conv2d's kernel is in a tensor that is not here.
  const cased = [...modules.keys(), ...keeping].find((module) => module.toLowerCase() === known.toLowerCase());
  return cased && /^(Conv|Linear|BatchNorm|InstanceNorm)/.test(cased) ? undefined : cased;
}

/** Two numbers an axis, the last axis first. */
function padded(call: Call, rank: number): Bound {
  const value = call.named.get("padding") ?? call.args[0];
  const sides = typeof value === "number" ? Array<number>(2 * rank).fill(value) : value;
  if (!Array.isArray(sides) || sides.length !== 2 * rank || !sides.every((side) => Number.isInteger(side) && side >= 0))
    return unreadable("padding");
  const padding = Array.from({ length: rank }, (_, axis): Pads => {
    const at = 2 * (rank - 1 - axis);
    return [sides[at] as number, sides[at + 1] as number];
  });
  return [{ kind: "pad", rank, padding } satisfies Layer];
}
