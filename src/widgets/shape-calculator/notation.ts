/**
 * Layers as short text for addresses: `conv2d,i3,o64,k7,s2,p3;ReLU;maxPool2d,k3,s2,p1`. What is the default is left out.
 * Reading is total: any text gives layers or nothing, and what is printed is read back as it was.
 */
import { complete, defaultFor } from "./complete.ts";
import {
  type KindName,
  keeping,
  kinds,
  type Layer,
  largest,
  mostLayers,
  type Pads,
  type SettingName,
  settings,
  takesOf,
} from "./layers.ts";

export const printLayers = (layers: readonly Layer[]): string => layers.map(printLayer).join(";");

function printLayer(layer: Layer): string {
  const { kind, rank, name = "" } = layer;
  if (kind === "keep") return name;
  const given = takesOf(kind).flatMap(([setting, standard]) => {
    const text = printValue(layer[setting], rank);
    const isDefault = text === printValue(defaultFor(setting, standard, rank, layer), rank);
    return layer[setting] === undefined || isDefault ? [] : [settings[setting].key + text];
  });
  return [kinds[kind].ranked ? `${kind}${rank}d` : kind, ...given].join(",");
}

/** Numbers that are the same on all axes of a layer with axes are written once. */
export function printValue(value: unknown, rank: number): string {
  if (typeof value === "boolean") return value ? "1" : "0";
  if (!Array.isArray(value)) return String(value);
  const axes = value.map((one: number | Pads) =>
    typeof one === "number" ? String(one) : one[0] === one[1] ? String(one[0]) : one.join("."),
  );
  return rank > 0 && axes.every((one) => one === axes[0]) ? (axes[0] ?? "") : axes.join("x");
}

/** The layers of a text, or undefined where it is none. */
export function readLayers(text: string): readonly Layer[] | undefined {
  if (text === "") return [];
  const parts = text.split(";");
  if (parts.length > mostLayers) return undefined;
  const layers = parts.map(readLayer);
  return layers.every((layer) => layer !== undefined) ? layers : undefined;
}

const head = /^([a-zA-Z]+?)(?:([123])d)?$/;

function readLayer(text: string): Layer | undefined {
  const [first = "", ...rest] = text.split(",");
  if (keeping.includes(first)) return rest.length === 0 ? { kind: "keep", rank: 0, name: first } : undefined;
  const [, word = "", axes] = head.exec(first) ?? [];
  if (!Object.hasOwn(kinds, word) || word === "keep") return undefined;
  const kind = word as KindName;
  if (kinds[kind].ranked !== (axes !== undefined)) return undefined;
  const rank = Number(axes ?? 0);
  const given: Record<string, unknown> = {};
  for (const part of rest) {
    const name = takesOf(kind).find(([known]) => part.startsWith(settings[known].key))?.[0];
    if (name === undefined || given[name] !== undefined) return undefined;
    const value = readValue(part.slice(1), name, rank);
    if (value === undefined) return undefined;
    given[name] = value;
  }
  const layer = complete(kind, rank, given);
  // Only one way to write each layer is read, so that an address and its state are one to one.
  return "missing" in layer || printLayer(layer) !== text ? undefined : layer;
}

const whole = /^\d{1,7}$/;
const decimal = /^\d{1,4}(\.\d{1,6})?$/;
const word = /^\w[\w.-]{0,39}$/;

/** A setting as a reader or an address writes it: `3`, `3x5`, `1.2` for unequal pads, `same`. */
export function readValue(text: string, name: SettingName, rank: number): Layer[SettingName] {
  const { form, min } = settings[name];
  const numberIn = (digits: string) => {
    const value = whole.test(digits) ? Number(digits) : Number.NaN;
    return value >= min && value <= largest ? value : undefined;
  };
  const list = <Item>(read: (part: string) => Item | undefined): Item[] | undefined => {
    const parts = text.split("x");
    if (rank > 0 ? parts.length !== 1 && parts.length !== rank : parts.length > 4) return undefined;
    const items = (rank > 0 && parts.length === 1 ? Array<string>(rank).fill(text) : parts).map(read);
    return items.every((item) => item !== undefined) ? items : undefined;
  };
  switch (form) {
    case "count":
      return numberIn(text);
    case "axes":
      return list(numberIn);
    case "pads":
      if (text === "same") return "same";
      return list((part): Pads | undefined => {
        const [begin, end = begin, ...more] = part.split(".").map(numberIn);
        return begin === undefined || end === undefined || more.length > 0 ? undefined : [begin, end];
      });
    case "factors":
      return list((part) => (decimal.test(part) && Number(part) > 0 ? Number(part) : undefined));
    case "flag":
      return text === "0" || text === "1" ? text === "1" : undefined;
    case "word":
      return word.test(text) ? text : undefined;
    default:
      return form satisfies never;
  }
}

/** A tensor's shape as text: `1x3x64x64`; from 2 to 5 numbers. */
export const printShape = (shape: readonly number[]): string => shape.join("x");
export function readShape(text: string): readonly number[] | undefined {
  const sizes = text.split(/\s*[x×,]\s*/).map((part) => (whole.test(part) ? Number(part) : 0));
  return sizes.length >= 2 && sizes.length <= 5 && sizes.every((size) => size >= 1 && size <= largest)
    ? sizes
    : undefined;
}
