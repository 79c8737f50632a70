// Caps what one run of a cell may show. In the worker it keeps output from piling up; in the page it holds even if the
// worker's own was got round.
import { caps, type NoticeOutput, type Output, type Part } from "./output.ts";

export type Caps = Readonly<Record<NoticeOutput["about"], number>>;

/** Lines, bytes of text and bytes of numbers of one output. */
export function weigh(output: Output): Record<NoticeOutput["about"], number> {
  switch (output.is) {
    case "line": {
      const texts = output.parts.map(textOf);
      const ends = texts.reduce((sum, text) => sum + text.split("\n").length - 1, 0);
      return {
        lines: 1 + ends,
        bytes: bytesOf(texts),
        tensors: output.parts.reduce((sum, part) => sum + numbersOf(part), 0),
      };
    }
    case "error":
      return { lines: 1, bytes: bytesOf([textOf(output)]), tensors: 0 };
    case "image":
      return { lines: 1, bytes: bytesOf([output.label]), tensors: output.data.byteLength };
    case "table":
      return {
        lines: 1 + output.rows.length,
        bytes: bytesOf([output.columns, ...output.rows].flat().map(String)),
        tensors: 0,
      };
    case "tex":
      return { lines: 1, bytes: bytesOf([output.tex]), tensors: 0 };
    case "plot": {
      const values = output.marks.flatMap(({ channels }) => Object.values(channels));
      const texts = values.flat().filter((value) => typeof value === "string");
      return { lines: 1, bytes: bytesOf(texts), tensors: values.reduce((sum, { length }) => sum + 8 * length, 0) };
    }
    case "notice":
      return { lines: 0, bytes: 0, tensors: 0 };
  }
}

/** A gate for one run: gives back what may be shown of an output, and says once what was left out. */
export function createGate(limits: Caps = caps): (output: Output) => readonly Output[] {
  const used = { lines: 0, bytes: 0, tensors: 0 };
  const told = new Set<NoticeOutput["about"]>();
  const over = (about: NoticeOutput["about"]): readonly Output[] => {
    if (told.has(about)) return [];
    told.add(about);
    return [{ is: "notice", about, cap: limits[about] }];
  };
  return (output) => {
    // After the last line or letter, numbers alone would stand without their words.
    if (told.has("lines") || told.has("bytes")) return [];
    const more = weigh(output);
    if (used.lines + more.lines > limits.lines) return over("lines");
    if (used.bytes + more.bytes > limits.bytes) return over("bytes");
    used.lines += more.lines;
    used.bytes += more.bytes;
    if (used.tensors + more.tensors > limits.tensors)
      return [...(output.is === "line" ? [withoutNumbers(output)] : []), ...over("tensors")];
    used.tensors += more.tensors;
    return [output];
  };
}

const withoutNumbers = (output: Output & { is: "line" }): Output => ({
  is: "line",
  parts: output.parts.map((part) => (part.is === "tensor" ? { ...part, data: undefined } : part)),
});

const bytesOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + 2 * text.length, 0);
const textOf = (part: Part): string =>
  part.is === "text" ? part.text : part.is === "error" ? `${part.name}${part.message}${part.hint ?? ""}` : "";
const numbersOf = (part: Part): number => (part.is === "tensor" ? (part.data?.byteLength ?? 0) : 0);
