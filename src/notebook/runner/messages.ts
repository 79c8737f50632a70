// Reads what the worker says. The code in it may be anybody's, so nothing is taken as it comes: each message is checked
// against a closed list of forms and built anew from its own fields. Whatever is not as it should be is refused whole.
import type { Failure, ImageOutput, NoticeOutput, Output, Part, TableOutput, TensorPart } from "../output.ts";
import { caps } from "../output.ts";
import { readPlot } from "./plotMessage.ts";
import { field, isCount, list, text } from "./read.ts";

/** From the worker to the page. `run` counts the runs of one worker. */
export type FromWorker =
  | { readonly kind: "ready"; readonly names: readonly string[]; readonly members: readonly string[] }
  | { readonly kind: "output"; readonly run: number; readonly outputs: readonly Output[] }
  | { readonly kind: "progress"; readonly run: number; readonly done: number; readonly of: number }
  | { readonly kind: "end"; readonly run: number; readonly ms: number; readonly error?: Failure };

/** From the page to the worker. */
export interface ToWorker {
  readonly kind: "run";
  readonly run: number;
  readonly id: string;
  /** As `compile` made it. */
  readonly code: string;
  /** Names that the code shares and cannot change. */
  readonly constants: readonly string[];
}

const MOST_NAMES = 2000;
/** A whole run of lines may come at once, and what was left out is told besides. */
const MOST_OUTPUTS = caps.lines + Object.keys(caps).length;
const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]{0,99}$/u;

/** @returns undefined for anything but a message of the list */
export function readMessage(data: unknown): FromWorker | undefined {
  const kind = field(data, "kind");
  if (kind === "ready") {
    const [names, members] = [readNames(field(data, "names")), readNames(field(data, "members"))];
    return names && members && { kind, names, members };
  }
  const run = field(data, "run");
  if (!isCount(run)) return undefined;
  if (kind === "output") {
    const outputs = list(field(data, "outputs"), MOST_OUTPUTS, readOutput);
    return outputs && { kind, run, outputs };
  }
  if (kind === "progress") {
    const [done, of] = [field(data, "done"), field(data, "of")];
    return isAmount(done) && isAmount(of) && of > 0 ? { kind, run, done: Math.min(done, of), of } : undefined;
  }
  if (kind === "end") {
    const [ms, given] = [field(data, "ms"), field(data, "error")];
    const error = given === undefined ? undefined : readFailure(given);
    if (!isAmount(ms) || (given !== undefined && !error)) return undefined;
    return { kind, run, ms, ...(error && { error }) };
  }
  return undefined;
}

const isAmount = (value: unknown): value is number => typeof value === "number" && value >= 0 && Number.isFinite(value);

const readNames = (value: unknown): readonly string[] | undefined =>
  list(value, MOST_NAMES, (name) => (typeof name === "string" && NAME.test(name) ? name : undefined));

export function readOutput(value: unknown): Output | undefined {
  const is = field(value, "is");
  switch (is) {
    case "line": {
      const parts = list(field(value, "parts"), 1000, readPart);
      return parts && { is, parts };
    }
    case "error":
      return readFailure(value);
    case "image":
      return readImage(value);
    case "table":
      return readTable(value);
    case "tex": {
      const tex = text(field(value, "tex"), 2000);
      return tex === undefined || depthOf(tex) > 50 ? undefined : { is, tex };
    }
    case "plot":
      return readPlot(value);
    case "notice": {
      const [about, cap] = [field(value, "about"), field(value, "cap")];
      return isCap(about) && isCount(cap) ? { is, about, cap } : undefined;
    }
    default:
      return undefined;
  }
}

const isCap = (value: unknown): value is NoticeOutput["about"] =>
  typeof value === "string" && Object.hasOwn(caps, value);

/** How deep braces nest: the typesetter calls itself for each. */
function depthOf(tex: string): number {
  let [depth, most] = [0, 0];
  for (const letter of tex) {
    if (letter === "{") most = Math.max(most, ++depth);
    if (letter === "}") depth -= 1;
  }
  return most;
}

function readPart(value: unknown): Part | undefined {
  const is = field(value, "is");
  if (is === "tensor") return readTensor(value);
  if (is === "error") return readFailure(value);
  const words = text(field(value, "text"), caps.bytes);
  return is === "text" && words !== undefined ? { is, text: words } : undefined;
}

const TENSORS = { float32: Float32Array, float64: Float64Array, int32: Int32Array } as const;

function readTensor(value: unknown): TensorPart | undefined {
  const [dtype, data, layout] = [field(value, "dtype"), field(value, "data"), field(value, "layout")];
  const shape = list(field(value, "shape"), 32, (size) => (isCount(size) ? size : undefined));
  if (!shape || (dtype !== "float32" && dtype !== "float64" && dtype !== "int32")) return undefined;
  const words = layout === undefined ? undefined : text(layout, 40);
  if (layout !== undefined && words === undefined) return undefined;
  const base = { is: "tensor", shape, dtype, ...(words !== undefined && { layout: words }) } as const;
  if (data === undefined) return { ...base, data };
  const size = shape.reduce((product, one) => product * one, 1);
  return data instanceof TENSORS[dtype] && data.length === size ? { ...base, data } : undefined;
}

export function readFailure(value: unknown): Failure | undefined {
  const [name, message] = [text(field(value, "name"), 200), text(field(value, "message"), 20_000)];
  if (field(value, "is") !== "error" || name === undefined || message === undefined) return undefined;
  // "Stopped" is the page's own word: after it all names count as lost.
  const own: Record<string, string | number> = { name: name === "Stopped" ? "Error" : name, message };
  for (const key of ["hint", "missing"] as const) {
    const words = field(value, key);
    if (words !== undefined) own[key] = text(words, 2000) ?? "";
  }
  for (const key of ["line", "column"] as const) {
    const place = field(value, key);
    if (place === undefined) continue;
    if (!isCount(place) || place === 0) return undefined;
    own[key] = place;
  }
  return { is: "error", ...own } as Failure;
}

function readImage(value: unknown): ImageOutput | undefined {
  const [width, height, data] = [field(value, "width"), field(value, "height"), field(value, "data")];
  const label = text(field(value, "label"), 500);
  if (!isCount(width) || !isCount(height) || label === undefined) return undefined;
  if (Math.max(width, height) > 8192 || width * height === 0) return undefined;
  if (!(data instanceof Uint8ClampedArray) || data.length !== 4 * width * height) return undefined;
  const range = field(value, "range");
  const ends = range === undefined ? undefined : list(range, 2, (end) => (typeof end === "number" ? end : undefined));
  const [low, high] = ends ?? [];
  if (range !== undefined && (low === undefined || high === undefined)) return undefined;
  return {
    is: "image",
    width,
    height,
    data,
    label,
    ...(low !== undefined && high !== undefined && { range: [low, high] as const }),
  };
}

function readTable(value: unknown): TableOutput | undefined {
  const columns = list(field(value, "columns"), 100, (one) => text(one, 200));
  const label = field(value, "label");
  const words = label === undefined ? undefined : text(label, 500);
  if (!columns || (label !== undefined && words === undefined)) return undefined;
  const entry = (one: unknown) => (typeof one === "number" ? one : text(one, 20_000));
  const rows = list(field(value, "rows"), caps.lines, (row) => {
    const entries = list(row, columns.length, entry);
    return entries?.length === columns.length ? entries : undefined;
  });
  return rows && { is: "table", columns, rows, ...(words !== undefined && { label: words }) };
}
