/** What the pictures of an animation are: a figure's steps, or one of its parameters from one end to the other. */
import type { Kind, Raw } from "#widgets/kit/define.ts";
import { resolve } from "#widgets/kit/params.ts";
import { statusOf } from "#widgets/kit/status.ts";
import { createStore } from "#widgets/kit/store.ts";
import type { Subject } from "./subject.ts";

/** The name that stands for a figure's own time; no parameter has it, since parameters have names. */
export const steps = "";

export interface Still {
  readonly raw: Raw;
  readonly step: number;
}

/** What an animation of this figure can run through, its own steps first. */
export function courses({ store }: Subject): readonly string[] {
  const { widget, raw, frames } = store;
  const idle = widget.idle?.(resolve(widget.params, raw.value)) ?? [];
  const params = Object.entries(widget.params).filter(
    ([name, kind]) => valuesOf(kind).length > 1 && !idle.includes(name),
  );
  return [...(frames.value > 1 ? [steps] : []), ...params.map(([name]) => name)];
}

/** More pictures than this are a long time to wait, and to watch. */
const short = 16;

/** The course asked for, or the first that is short; undefined for a figure in which nothing can change. */
export function courseOf(subject: Subject, wanted: string): string | undefined {
  const known = courses(subject);
  if (known.includes(wanted)) return wanted;
  const { params } = subject.store.widget;
  const isShort = (name: string) => name === steps || (params[name] && valuesOf(params[name]).length <= short);
  return known.find(isShort) ?? known[0];
}

/** One after the other; values that the size rules forbid, or that give no picture, are left out. */
export function stillsOf({ store, images }: Subject, course: string): readonly Still[] {
  const { widget } = store;
  const raw = store.raw.value;
  if (course === steps) return Array.from({ length: store.frames.value }, (_, step) => ({ raw, step }));
  const kind = widget.params[course];
  return (kind ? valuesOf(kind) : [])
    .map((value) => ({ raw: { ...raw, [course]: value }, step: store.step.value }))
    .filter((still) => statusOf(widget, still.raw, images, store.model.value).is === "ready");
}

/** The same figure in another state. */
export function at(subject: Subject, still: Still): Subject {
  return { ...subject, store: createStore(subject.figure.widget, { ...still, problems: [] }, subject.images) };
}

function valuesOf(kind: Kind): readonly unknown[] {
  switch (kind.kind) {
    case "size":
      return span(kind.min, kind.max, 1);
    case "number":
      return span(kind.min, kind.max, kind.step);
    case "choice":
    case "image":
      return kind.options;
    case "toggle":
      return [false, true];
    case "seed":
    case "text":
    case "grid":
      return [];
    default:
      return kind satisfies never;
  }
}

const span = (min: number, max: number, step: number): readonly number[] =>
  Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, index) => min + index * step);
