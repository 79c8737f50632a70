// Reads a chart out of a message. The page hands it to a library that takes options of many kinds, so all names and
// values are of closed lists: no function, no address, no markup.
import {
  type PlotMark,
  type PlotOption,
  type PlotOptions,
  type PlotOutput,
  type PlotValues,
  plotMarks,
  plotScales,
} from "../output.ts";
import { field, list, record, text } from "./read.ts";

const CHANNELS = new Set([
  ...["x", "y", "x1", "x2", "y1", "y2", "z", "fx", "fy", "r", "fill", "stroke", "text", "title"],
  ...["opacity", "fillOpacity", "strokeOpacity"],
]);
const COLOURS = new Set(["fill", "stroke"]);
const CONSTANTS = new Set([
  ...["fill", "stroke", "r", "opacity", "fillOpacity", "strokeOpacity", "text", "title", "strokeWidth"],
  ...["strokeDasharray", "strokeLinecap", "strokeLinejoin", "curve", "tension", "symbol", "rotate", "dx", "dy"],
  ...["fontSize", "fontWeight", "textAnchor", "lineAnchor", "frameAnchor", "inset", "rx", "ry", "marker"],
]);
const OPTIONS = new Set([
  ...["label", "type", "domain", "range", "scheme", "grid", "zero", "nice", "reverse", "ticks", "tickFormat"],
  ...["legend", "percent", "inset", "base", "exponent", "constant", "axis", "pivot", "clamp", "interpolate"],
]);
const MARKS = 50;
const VALUES = 200_000;

export function readPlot(value: unknown): PlotOutput | undefined {
  const marks = list(field(value, "marks"), MARKS, readMark);
  const options = readOptions(field(value, "options"));
  return marks && options && { is: "plot", marks, options };
}

function readMark(value: unknown): PlotMark | undefined {
  const mark = plotMarks.find((name) => name === field(value, "mark"));
  const channels = entries(field(value, "channels"), CHANNELS, (values): PlotValues | undefined =>
    list(values, VALUES, scalar),
  );
  const constants = entries(field(value, "constants"), CONSTANTS, constant);
  if (!mark || !channels || !constants) return undefined;
  const lengths = new Set(Object.values(channels).map(({ length }) => length));
  return lengths.size > 1 ? undefined : { mark, channels, constants };
}

function readOptions(value: unknown): PlotOptions | undefined {
  const words: Record<string, string | number> = {};
  for (const key of ["title", "caption", "label"] as const) {
    const given = field(value, key);
    if (given === undefined) continue;
    const read = text(given, 500);
    if (read === undefined) return undefined;
    words[key] = read;
  }
  for (const key of ["width", "height"] as const) {
    const given = field(value, key);
    if (given === undefined) continue;
    if (typeof given !== "number" || !(given >= 20 && given <= 2000)) return undefined;
    words[key] = given;
  }
  const scales = entries(field(value, "scales"), new Set<string>(plotScales), (scale) =>
    entries(scale, OPTIONS, option),
  );
  return scales && { ...words, scales };
}

const scalar = (value: unknown): string | number | undefined => (typeof value === "number" ? value : text(value, 1000));

/** A colour may not be url(…), which would make the page look for something. */
const constant = (value: unknown, key: string): string | number | undefined => {
  if (typeof value === "number") return value;
  const words = text(value, 200);
  return words === undefined || (COLOURS.has(key) && !/^[\w#%(),./\s-]*$/.test(words)) || /url\s*\(/i.test(words)
    ? undefined
    : words;
};

const option = (value: unknown): PlotOption | undefined =>
  typeof value === "boolean" || typeof value === "number"
    ? value
    : Array.isArray(value)
      ? list(value, 1000, scalar)
      : text(value, 500);

/** An object with names of a list only. */
function entries<T>(
  value: unknown,
  known: ReadonlySet<string>,
  read: (entry: unknown, key: string) => T | undefined,
): Readonly<Record<string, T>> | undefined {
  const whole = record(value);
  if (!whole) return undefined;
  const result: Record<string, T> = {};
  for (const key of Object.keys(whole)) {
    const entry = known.has(key) ? read(whole[key], key) : undefined;
    if (entry === undefined) return undefined;
    result[key] = entry;
  }
  return result;
}
