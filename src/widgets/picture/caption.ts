/** A caption as lines of text: bold words first, symbols in italics, broken where the width ends. */
import { type SymbolName, symbols } from "#rules/symbols.ts";

export type Manner = "lead" | "text" | "symbol" | "sub";
export interface Run {
  readonly text: string;
  readonly as: Manner;
}
export type Line = readonly Run[];
/** The width of a piece of text in the caption's own font size. */
export type Measure = (run: Run) => number;

/** A sentence as runs; `{kernelSize}` stands for a symbol. */
export function runsOf(sentence: string, as: "lead" | "text"): readonly Run[] {
  return sentence
    .replaceAll("} = ", "}\u00a0=\u00a0")
    .split(/\{(\w+)\}/)
    .flatMap((part, index): readonly Run[] => {
      if (index % 2 === 0) return part === "" ? [] : [{ text: part, as }];
      return Object.hasOwn(symbols, part) ? symbolRuns(part as SymbolName) : [{ text: part, as }];
    });
}

function symbolRuns(name: SymbolName): readonly Run[] {
  const [base = "", sub = ""] = symbols[name].tex.replace(/[{}]|\\mathrm|\\text/g, "").split("_");
  const letter: Run = { text: base.replace("'", "′"), as: "symbol" };
  return sub === "" ? [letter] : [letter, { text: sub, as: "sub" }];
}

/** Breaks at spaces only; a word that is wider than a line stands alone on one. */
export function linesOf(runs: readonly Run[], width: number, measure: Measure): readonly Line[] {
  const lines: Run[][] = [];
  let line: Run[] = [];
  let used = 0;
  for (const word of wordsOf(runs)) {
    const space: Run = { text: " ", as: word[0]?.as === "lead" ? "lead" : "text" };
    const wide = word.reduce((sum, run) => sum + measure(run), 0);
    if (line.length > 0 && used + measure(space) + wide > width) {
      lines.push(line);
      line = [];
      used = 0;
    }
    if (line.length > 0) {
      line.push(space);
      used += measure(space);
    }
    line.push(...word);
    used += wide;
  }
  if (line.length > 0) lines.push(line);
  return lines.map(joined);
}

/** What stands between spaces belongs together, whatever it is set in: a symbol and the comma after it. */
function wordsOf(runs: readonly Run[]): readonly Line[] {
  const words: Run[][] = [[]];
  for (const { text, as } of runs)
    text.split(/[ \n]+/).forEach((part, index) => {
      if (index > 0) words.push([]);
      if (part !== "") words.at(-1)?.push({ text: part, as });
    });
  return words.filter((word) => word.length > 0);
}

/** Neighbours of one manner as one run. */
function joined(line: Line): Line {
  const runs: Run[] = [];
  for (const run of line) {
    const last = runs.at(-1);
    if (last && last.as === run.as) runs[runs.length - 1] = { text: last.text + run.text, as: run.as };
    else runs.push(run);
  }
  return runs;
}

/** The caption as plain text, for a manuscript. */
export function plainCaption(runs: readonly Run[]): string {
  return runs.map(({ text, as }) => (as === "sub" ? `_${text}` : text)).join("");
}
