/**
 * What a figure shows for its settings: a model, or the reason why there is none, with the nearest settings that work.
 * Nothing is changed in silence: the reader's settings stay as given until a repair is chosen.
 */
import { EngineError } from "#engine/errors.ts";
import { random } from "#engine/random.ts";
import { explain, isLegal, type Problem } from "#rules/rule.ts";
import type { Obeyed, Picture, Raw, Widget } from "./define.ts";
import type { SizeKind } from "./kinds.ts";
import { defaultsOf, resolve } from "./params.ts";

/** One size parameter set to one value. */
export interface Change {
  readonly param: string;
  readonly kind: SizeKind;
  readonly value: number;
}
/** What makes the settings legal again: one change, or several together where no single one does. */
export interface Repair {
  readonly changes: readonly Change[];
}
export type Status =
  | { readonly is: "ready"; readonly model: unknown }
  | {
      readonly is: "problem";
      readonly reason: string;
      readonly param: string;
      readonly repairs: readonly Repair[];
      readonly last: unknown;
    }
  | { readonly is: "failed"; readonly error: unknown; readonly last: unknown };

export type Images = Readonly<Record<string, Picture>>;

/** The status for some settings; `last` is the model of the last settings that worked. */
export function statusOf(widget: Widget, raw: Raw, images: Images, last: unknown): Status {
  const values = resolve(widget.params, raw);
  try {
    const broken = firstBroken(widget, raw);
    if (broken)
      return { is: "problem", reason: broken.hint, param: broken.param, repairs: repairs(widget, raw, broken), last };
    return { is: "ready", model: widget.compute(values, { images, random }) };
  } catch (error) {
    if (!(error instanceof EngineError)) return { is: "failed", error, last };
    return { is: "problem", reason: error.message, param: error.param, repairs: repairs(widget, raw), last };
  }
}

/** The model of the default settings: what a figure shows before anything worked. */
export function firstModel(widget: Widget, images: Images): unknown {
  return widget.compute(resolve(widget.params, defaultsOf(widget.params)), { images, random });
}

/** Which values of one size parameter the rules allow while the others stay: `allowed[v - min]`. */
export function allowedValues(widget: Widget, raw: Raw, name: string, kind: SizeKind): boolean[] {
  // Rules read sizes. The grids, whose shapes would follow, stay as they are: hundreds of them would take too long.
  const values = resolve(widget.params, raw);
  return Array.from({ length: kind.max - kind.min + 1 }, (_, offset) =>
    (widget.rules?.({ ...values, [name]: kind.min + offset }) ?? []).every(isObeyed),
  );
}

function obeyed(widget: Widget, raw: Raw): readonly Obeyed[] {
  return widget.rules?.(resolve(widget.params, raw)) ?? [];
}

function isObeyed({ rule, numbers }: Obeyed): boolean {
  return isLegal(rule, numbers);
}

function obeys(widget: Widget, raw: Raw): boolean {
  return obeyed(widget, raw).every(isObeyed);
}

function firstBroken(widget: Widget, raw: Raw): Problem | undefined {
  for (const { rule, numbers } of obeyed(widget, raw)) {
    const problem = explain(rule, numbers);
    if (problem) return problem;
  }
  return undefined;
}

/** At most three single changes that mend the settings; the broken parameter's own comes first, then the smallest. */
function repairs(widget: Widget, raw: Raw, broken?: Problem): Repair[] {
  const found = sizesOf(widget).flatMap(([param, kind]) => {
    const value = nearestLegal(widget, raw, param, kind);
    if (value === undefined || value === raw[param]) return [];
    return [{ param, kind, value, own: param === broken?.param, distance: Math.abs(value - Number(raw[param])) }];
  });
  if (found.length === 0) return jointRepair(widget, raw);
  return found
    .sort((a, b) => Number(b.own) - Number(a.own) || a.distance - b.distance)
    .slice(0, 3)
    .map(({ param, kind, value }) => ({ changes: [{ param, kind, value }] }));
}

/** From the sizes the figure starts with back towards the given ones, one after the other, as far as the rules allow. */
function jointRepair(widget: Widget, raw: Raw): Repair[] {
  const sizes = sizesOf(widget);
  let legal: Raw = { ...raw, ...Object.fromEntries(sizes.map(([param, kind]) => [param, kind.default])) };
  if (obeys(widget, raw) || !obeys(widget, legal)) return [];
  for (const [param, kind] of sizes) {
    const value = nearestLegal(widget, { ...legal, [param]: raw[param] }, param, kind);
    legal = { ...legal, [param]: value ?? legal[param] };
  }
  const changed = sizes.filter(([param]) => legal[param] !== raw[param]);
  return [{ changes: changed.map(([param, kind]) => ({ param, kind, value: Number(legal[param]) })) }];
}

function sizesOf(widget: Widget): [param: string, kind: SizeKind][] {
  return Object.entries(widget.params).flatMap(([param, kind]) => (kind.kind === "size" ? [[param, kind]] : []));
}

function nearestLegal(widget: Widget, raw: Raw, param: string, kind: SizeKind): number | undefined {
  const current = Number(raw[param]);
  const legal = allowedValues(widget, raw, param, kind).flatMap((allowed, offset) =>
    allowed ? [kind.min + offset] : [],
  );
  return legal.sort((a, b) => Math.abs(a - current) - Math.abs(b - current))[0];
}
