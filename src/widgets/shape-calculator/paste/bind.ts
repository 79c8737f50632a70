/** From the arguments of a call to a layer: by name or by place, one number for all axes or a list. */
import { complete } from "../complete.ts";
import { type KindName, type Layer, largest, type Pads, type SettingName, type Settings, settings } from "../layers.ts";
import type { Call } from "./follow.ts";
import type { Value } from "./syntax.ts";

/** Why a call that is known gives no layer. */
export interface Unreadable {
  readonly unreadable: string;
}
export type Bound = readonly Layer[] | Unreadable;
export const isUnreadable = (bound: unknown): bound is Unreadable =>
  typeof bound === "object" && bound !== null && "unreadable" in bound;

/** Names of a framework and ours. A text may say `constructor`, so no object will do. */
export const tableOf = (names: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(names));

export const unreadable = (what: string): Unreadable => ({ unreadable: what });

/** The argument of a name, or of its place among `order`; `null` is Python's None and means it was left out. */
export function argument(call: Call, name: string, order: readonly string[]): Value | undefined | Unreadable {
  const at = order.indexOf(name) + (call.takesTensor ? 1 : 0);
  const given = call.named.has(name) || (order.includes(name) && at < call.args.length);
  const value = call.named.has(name) ? call.named.get(name) : order.includes(name) ? call.args[at] : undefined;
  if (given && value === undefined) return unreadable(name);
  return value === null ? undefined : value;
}

/** @param given what the call says, in the words of settings; the rest is PyTorch's default */
export function layerOf(kind: KindName, rank: number, given: Settings): Layer | Unreadable {
  const layer = complete(kind, rank, given);
  return "missing" in layer ? unreadable(settings[layer.missing].torch) : layer;
}

/** A value in the form that its setting has, or undefined where it is none. */
export function settingFrom(name: SettingName, value: Value, rank: number): Layer[SettingName] {
  const { form, min } = settings[name];
  const isSize = (one: unknown): one is number => Number.isInteger(one) && Number(one) >= min && Number(one) <= largest;
  switch (form) {
    case "count":
      return isSize(value)
        ? value
        : Array.isArray(value) && value.length === 1 && isSize(value[0])
          ? value[0]
          : undefined;
    case "axes":
      return list(value, rank, isSize);
    case "factors":
      return list(value, rank, (one): one is number => typeof one === "number" && one > 0 && one <= largest);
    case "pads":
      return value === "same" ? "same" : padsFrom(value, rank);
    case "flag":
      return typeof value === "boolean" ? value : typeof value === "number" ? value !== 0 : undefined;
    case "word":
      return typeof value === "string" && /^[\w.-]{1,40}$/.test(value) ? value : undefined;
    default:
      return form satisfies never;
  }
}

function list(value: Value, rank: number, isGood: (one: unknown) => one is number): number[] | undefined {
  // None among the sizes of an adaptive pool is an axis that keeps its own.
  const given = Array.isArray(value) ? value.map((one) => one ?? 0) : value;
  const items = Array.isArray(given) ? given : rank > 0 ? Array<Value>(rank).fill(given) : [given];
  const all = items.length === 1 && rank > 1 ? Array<Value>(rank).fill(items[0] as Value) : items;
  return all.length > 0 && (rank === 0 || all.length === rank) && all.every(isGood) ? all : undefined;
}

/** One number, one an axis, or a pair an axis. */
function padsFrom(value: Value, rank: number): readonly Pads[] | undefined {
  if (value === "valid") return Array.from({ length: rank }, (): Pads => [0, 0]);
  const isPad = (one: unknown): one is number => Number.isInteger(one) && Number(one) >= 0 && Number(one) <= largest;
  const axes = Array.isArray(value) && value.length === rank ? value : Array<Value>(rank).fill(value);
  const pads = axes.map((one): Pads | undefined => {
    if (isPad(one)) return [one, one];
    return Array.isArray(one) && one.length === 2 && one.every(isPad)
      ? [one[0] as number, one[1] as number]
      : undefined;
  });
  return pads.every((pair) => pair !== undefined) ? pads : undefined;
}

/** The settings of a call: `words` says what each is called there, in the order of its places. */
export function settingsOf(
  call: Call,
  words: readonly (readonly [word: string, name: SettingName | undefined])[],
  rank: number,
): Settings | Unreadable {
  const order = words.map(([word]) => word);
  const given: Record<string, unknown> = {};
  for (const [word, name] of words) {
    if (!name) continue;
    const value = argument(call, word, order);
    if (value === undefined) continue;
    if (isUnreadable(value)) return value;
    const setting = settingFrom(name, value, rank);
    if (setting === undefined) return unreadable(word);
    given[name] = setting;
  }
  return given;
}
