// What cells have in scope to show things, beside the engine. `emit` takes each output as it is made.
import { Tensor } from "#engine/index.ts";
import type { Output } from "../output.ts";
import { image } from "./image.ts";
import { line } from "./parts.ts";
import { Plot, type PlotGiven, plot } from "./plot.ts";
import { isRows, table } from "./table.ts";
import { type RuleValues, tex } from "./tex.ts";

export interface ShowOptions {
  readonly label?: string;
  /** A tensor is drawn as its numbers, or as a picture. */
  readonly as?: "numbers" | "image";
}

export interface Showing {
  /** One line with all values side by side. */
  readonly print: (...values: readonly unknown[]) => void;
  /** One value in its best form: a tensor as numbers or picture, rows of records as a table. */
  readonly show: (value: unknown, options?: ShowOptions) => void;
  /** A chart. */
  readonly plot: (given: unknown, options?: PlotGiven) => void;
  /** The size formula of a layer. */
  readonly tex: (rule: string, values?: RuleValues) => void;
  readonly Plot: typeof Plot;
}

export function showing(emit: (output: Output) => void): Showing {
  return {
    print: (...values) => emit(line(values)),
    show: (value, { label, as } = {}) => {
      if (as === "image" && value instanceof Tensor) emit(image(value, label));
      else if (isRows(value)) emit(table(value, label));
      else emit(line(label === undefined ? [value] : [label, value]));
    },
    plot: (given, options) => emit(plot(given, options)),
    tex: (rule, values) => emit(tex(rule, values)),
    Plot,
  };
}
