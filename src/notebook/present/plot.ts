// Charts in the terms of Observable Plot, as data: a mark's channels are evaluated here, where the reader's functions
// are, and the page draws them with the library.
import { EngineError, Tensor } from "#engine/index.ts";
import { type PlotMark, type PlotOption, type PlotOptions, type PlotOutput, plotMarks, plotScales } from "../output.ts";

type MarkName = (typeof plotMarks)[number];
type Datum = unknown;
type Channel = string | number | ((datum: Datum, index: number) => unknown) | ArrayLike<unknown>;
export type MarkOptions = Readonly<Record<string, Channel>>;
export type PlotGiven = Readonly<Record<string, unknown>> & { readonly marks?: unknown };

/** `Plot.line(data, { x: "step", y: "loss" })` and the other marks. */
export const Plot = Object.freeze({
  ...(Object.fromEntries(
    plotMarks.map((name) => [name, (data: unknown, options: MarkOptions = {}) => mark(name, data, options)]),
  ) as Readonly<Record<MarkName, (data: unknown, options?: MarkOptions) => PlotMark>>),
});

/** Channels that may also be one value for the whole mark. */
const EITHER = new Set(["fill", "stroke", "r", "opacity", "fillOpacity", "strokeOpacity", "text", "title"]);
const CHANNELS = new Set(["x", "y", "x1", "x2", "y1", "y2", "z", "fx", "fy", ...EITHER]);

function mark(name: MarkName, data: unknown, options: MarkOptions): PlotMark {
  const rows = rowsOf(name, data);
  const channels: Record<string, (string | number)[]> = {};
  const constants: Record<string, string | number> = {};
  for (const [key, value] of Object.entries({ ...defaultsOf(name, rows), ...options })) {
    if (!CHANNELS.has(key)) {
      if (typeof value === "string" || typeof value === "number") constants[key] = value;
    } else if (typeof value === "function") channels[key] = rows.map((row, at) => plain(value(row, at)));
    else if (typeof value === "string" && hasField(rows, value))
      channels[key] = rows.map((row) => plain((row as Record<string, unknown>)[value]));
    else if (typeof value === "string" || typeof value === "number") {
      if (EITHER.has(key)) constants[key] = value;
      else channels[key] = rows.map(() => value);
    } else channels[key] = rows.map((_, at) => plain(listOf(value)[at]));
  }
  return { mark: name, channels, constants };
}

const listOf = (value: unknown): ArrayLike<unknown> =>
  value instanceof Tensor ? value.data : (value as ArrayLike<unknown>);

function rowsOf(op: string, data: unknown): readonly Datum[] {
  if (data instanceof Tensor) return Array.from(data.data);
  if (Array.isArray(data) || ArrayBuffer.isView(data)) return Array.from(data as unknown as ArrayLike<unknown>);
  throw new EngineError({
    op: `Plot.${op}`,
    param: "data",
    got: data,
    allowed: "a list, a tensor or a list of records",
    hint: "For one value, put it into brackets.",
  });
}

/** As in Plot: numbers stand at their index, pairs are x and y. */
function defaultsOf(name: MarkName, rows: readonly Datum[]): MarkOptions {
  const [first] = rows;
  if (Array.isArray(first)) return { x: (row) => (row as unknown[])[0], y: (row) => (row as unknown[])[1] };
  if (typeof first !== "number") return {};
  if (name === "ruleX" || name === "tickX") return { x: (row) => row };
  if (name === "ruleY" || name === "tickY") return { y: (row) => row };
  return { x: (_, at) => at, y: (row) => row };
}

const hasField = ([first]: readonly Datum[], name: string): boolean =>
  typeof first === "object" && first !== null && name in first;

const plain = (value: unknown): string | number =>
  typeof value === "number" || typeof value === "string"
    ? value
    : typeof value === "boolean"
      ? Number(value)
      : String(value);

/**
 * @param given a mark, several of them, options with `marks`, or a list of numbers for a line
 * @param more options of the chart: title, caption, width, height, and the scales x, y, color, …
 */
export function plot(given: unknown, more: PlotGiven = {}): PlotOutput {
  const asked = isOptions(given) ? given : { ...more, marks: given };
  return { is: "plot", marks: marksOf(asked.marks), options: optionsOf(asked) };
}

const isOptions = (value: unknown): value is PlotGiven =>
  typeof value === "object" && value !== null && "marks" in value;
const isMark = (value: unknown): value is PlotMark =>
  typeof value === "object" && value !== null && "mark" in value && "channels" in value;

function marksOf(given: unknown): readonly PlotMark[] {
  if (isMark(given)) return [given];
  if (Array.isArray(given) && given.length > 0 && given.flat().every(isMark)) return given.flat();
  return [mark("line", given, {})];
}

function optionsOf(given: PlotGiven): PlotOptions {
  const words = Object.fromEntries(
    ["title", "caption", "label"].flatMap((key) => (typeof given[key] === "string" ? [[key, given[key]]] : [])),
  );
  const sizes = Object.fromEntries(
    ["width", "height"].flatMap((key) => (typeof given[key] === "number" ? [[key, given[key]]] : [])),
  );
  const scales = Object.fromEntries(
    plotScales.flatMap((scale) => {
      const options = given[scale];
      return typeof options === "object" && options !== null ? [[scale, scaleOf(options)]] : [];
    }),
  );
  return { ...words, ...sizes, scales };
}

const scaleOf = (options: object): Readonly<Record<string, PlotOption>> =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => isOption(value)));

const isOption = (value: unknown): value is PlotOption =>
  /^(string|number|boolean)$/.test(typeof value) ||
  (Array.isArray(value) && value.every((entry) => typeof entry === "string" || typeof entry === "number"));
