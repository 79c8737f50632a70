// What a cell shows, as plain data: made by cells that run at build and by cells that run in the browser, drawn by the
// page. Nothing in it is markup, and every kind has a cap, since the code that made it may be anybody's.

/** Numbers as they come out of a message: a copy of the tensor's own. */
export type TensorData = Float32Array | Float64Array | Int32Array;

export interface TextPart {
  readonly is: "text";
  readonly text: string;
}

export interface TensorPart {
  readonly is: "tensor";
  readonly shape: readonly number[];
  /** "int32" is an index tensor's. */
  readonly dtype: "float32" | "float64" | "int32";
  /** Row-major; undefined when the numbers were over the cap, and only the shape is told. */
  readonly data: TensorData | undefined;
  /** Of an index tensor: how its numbers point. */
  readonly layout?: string;
}

/** What went wrong in a cell, also as a value that the code printed. */
export interface Failure {
  readonly is: "error";
  /** "EngineError", "TypeError", …, "SyntaxError" for code that cannot be read; "Stopped" for code ended by force. */
  readonly name: string;
  readonly message: string;
  /** What to do about it, apart from the message. */
  readonly hint?: string;
  /** Place in the reader's own text of the cell, both from 1. */
  readonly line?: number;
  readonly column?: number;
  /** A name that is not there, and the one that was perhaps meant. */
  readonly missing?: string;
  readonly suggestion?: string;
}

/** One call of print: its values side by side. */
export interface LineOutput {
  readonly is: "line";
  readonly parts: readonly Part[];
}
export type Part = TextPart | TensorPart | Failure;

export interface ImageOutput {
  readonly is: "image";
  readonly width: number;
  readonly height: number;
  /** RGBA, 4 · width · height bytes. */
  readonly data: Uint8ClampedArray;
  /** What it shows, for readers who do not see it. */
  readonly label: string;
  /** What black and white stand for in a picture of one channel. */
  readonly range?: readonly [low: number, high: number];
}

export interface TableOutput {
  readonly is: "table";
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly label?: string;
}

export interface TexOutput {
  readonly is: "tex";
  readonly tex: string;
}

export interface PlotOutput {
  readonly is: "plot";
  readonly marks: readonly PlotMark[];
  readonly options: PlotOptions;
}

export const plotMarks = [
  ...["areaY", "barX", "barY", "cell", "dot", "line", "lineY", "rectX", "rectY"],
  ...["ruleX", "ruleY", "text", "tickX", "tickY"],
] as const;

/** One mark of Observable Plot with its channels already evaluated: all lists are equally long. */
export interface PlotMark {
  readonly mark: (typeof plotMarks)[number];
  readonly channels: Readonly<Record<string, PlotValues>>;
  /** Options that are one value for the whole mark: a colour, a width, a curve. */
  readonly constants: Readonly<Record<string, string | number>>;
}
export type PlotValues = readonly (string | number)[];

/** Options of the whole chart and of its scales, numbers and words only. */
export interface PlotOptions {
  readonly title?: string;
  readonly caption?: string;
  readonly label?: string;
  readonly width?: number;
  readonly height?: number;
  readonly scales: Readonly<Partial<Record<PlotScale, Readonly<Record<string, PlotOption>>>>>;
}
export const plotScales = ["x", "y", "color", "r", "opacity", "fx", "fy"] as const;
export type PlotScale = (typeof plotScales)[number];
export type PlotOption = string | number | boolean | readonly (string | number)[];

/** Said by the runner, not by the code: that output was left out. */
export interface NoticeOutput {
  readonly is: "notice";
  readonly about: "lines" | "bytes" | "tensors";
  /** The cap that was reached, in lines or bytes. */
  readonly cap: number;
}

export type Output =
  | LineOutput
  | ImageOutput
  | TableOutput
  | TexOutput
  | PlotOutput
  | NoticeOutput
  /** The error that ended the cell; also in what `run` resolves to. */
  | Failure;

/** Caps of one run of a cell. */
export const caps = {
  lines: 10_000,
  /** Of text, counted as two bytes a letter. */
  bytes: 2 ** 20,
  /** Of numbers in tensors, pictures and plots. */
  tensors: 64 * 2 ** 20,
} as const;
