/** A chain as PyTorch code: `nn.Sequential(…)`, with what is the default left out. */
import { defaultFor } from "./complete.ts";
import { kindOf, type Layer, nameOf, type Pads, type SettingName, settings, takesOf } from "./layers.ts";
import { padsAt, type Shape } from "./through.ts";

/** @param shapes what reaches each layer, as far as it is known: layers that take what comes are told it here */
export function torchCode(layers: readonly Layer[], shapes: readonly (Shape | undefined)[]): string {
  const lines = layers.flatMap((layer, at) => torchLayers(layer, shapes[at])).map((line) => `    ${line}`);
  return ["nn.Sequential(", ...lines, ")"].join("\n");
}

/** The module, and one before it where PyTorch's layer cannot pad that way itself. */
function torchLayers(layer: Layer, shape: Shape | undefined): string[] {
  const pads = unevenPads(layer, shape);
  if (!pads) return [`${torchLayer(layer, shape)},`];
  if (layer.kind !== "conv") return [`${torchLayer(layer, shape)},  # PyTorch pads both ends of an axis alike`];
  const padding = layer.kernelSize?.map((): Pads => [0, 0]) ?? [];
  return [`nn.ZeroPad${layer.rank}d((${sidesOf(pads)})),`, `${torchLayer({ ...layer, padding }, shape)},`];
}

/** The pads of a layer whose ends differ; SAME with a stride pads unevenly, and PyTorch has no word for it. */
function unevenPads(layer: Layer, shape: Shape | undefined): readonly Pads[] | undefined {
  const { kind, padding } = layer;
  if (kind === "pad" || padding === undefined) return undefined;
  if (padding !== "same") return padding.some(([begin, end]) => begin !== end) ? padding : undefined;
  if (kind === "conv" && layer.stride?.every((step) => step === 1)) return undefined;
  return padsAt(layer, shape?.slice(2) ?? []);
}

/** Settings that PyTorch's readers expect without their names. */
const bare: readonly SettingName[] = ["in", "out", "kernelSize", "block"];

/** @example torchLayer(layer) // nn.Conv2d(3, 64, 7, stride=2, padding=3) */
export function torchLayer(layer: Layer, shape?: Shape): string {
  const { kind, rank } = layer;
  if (kind === "skipped") return `${layer.name}()`;
  if (kind === "keep") return `nn.${layer.name}()`;
  const reaches = kind === "linear" ? shape?.at(-1) : shape?.[1];
  const given: Layer = reaches === undefined ? layer : { in: reaches, ...layer };
  const parts = takesOf(kind).flatMap(([name, standard]): string[] => {
    const text = python(given[name], rank, name, kind);
    if (given[name] === undefined) return [];
    if (standard !== "needed" && text === python(defaultFor(name, standard, rank, layer), rank, name, kind)) return [];
    const isBare = bare.includes(name) || (name === "size" && kind !== "upsample") || kind === "pad";
    return [isBare ? text : `${kindOf(layer).called?.[name] ?? settings[name].torch}=${text}`];
  });
  return `nn.${nameOf(layer)}(${[...(kind === "unflatten" ? ["1"] : []), ...parts].join(", ")})`;
}

function python(value: unknown, rank: number, name: SettingName, kind: Layer["kind"]): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return `"${value}"`;
  if (!Array.isArray(value)) return String(value);
  if (kind === "pad")
    return value.flat().every((one, _, all) => one === all[0]) ? String(value[0][0]) : `(${sidesOf(value)})`;
  const uneven = name === "padding" && value.some(([begin, end]: Pads) => begin !== end);
  if (uneven)
    return `(${value.map((pair: Pads) => `(${pair.join(", ")})`).join(", ")}${value.length === 1 ? "," : ""})`;
  const axes: unknown[] = name === "padding" ? value.map(([begin]: Pads) => begin) : value;
  const isOne = axes.every((one) => one === axes[0]) && (rank > 0 || (axes.length === 1 && name === "scale"));
  // An axis that keeps its size is told none.
  const told = axes.map((one) => (name === "size" && one === 0 ? "None" : String(one)));
  return isOne ? (told[0] ?? "") : `(${told.join(", ")}${told.length === 1 ? "," : ""})`;
}

/** PyTorch's pads count from the last axis. */
const sidesOf = (pads: readonly Pads[]): string => [...pads].reverse().flat().join(", ");
