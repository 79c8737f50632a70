// TeX with the course's macros written out and without its colours, for readers that know neither.
import { macros } from "../tex.ts";

/** @example plainTex("\\floor{\\i / 2}") // "\\left\\lfloor i / 2\\right\\rfloor" */
export function plainTex(tex: string): string {
  const word = /\\([a-zA-Z]+)/g;
  let text = tex;
  for (let found = word.exec(text); found; found = word.exec(text)) {
    const body = found[0] === "\\htmlClass" ? "#2" : macros[found[0]];
    if (body === undefined) continue;
    const wanted = body.includes("#2") ? 2 : body.includes("#1") ? 1 : 0;
    const { args, end } = argumentsAt(text, word.lastIndex, wanted);
    const written = body.replace(/#(\d)/g, (_, at: string) => args[Number(at) - 1] ?? "");
    const before = text.slice(0, found.index);
    // A letter behind a word of TeX would become part of that word.
    const gap = /\\[a-zA-Z]+$/.test(before) && /^[a-zA-Z]/.test(written) ? " " : "";
    text = before + gap + written + text.slice(end);
    // What was written may hold macros again.
    word.lastIndex = found.index;
  }
  return text;
}

function argumentsAt(text: string, start: number, wanted: number): { args: readonly string[]; end: number } {
  const args: string[] = [];
  let at = start;
  while (args.length < wanted) {
    while (text[at] === " ") at += 1;
    if (text[at] !== "{") {
      args.push(text[at] ?? "");
      at += 1;
      continue;
    }
    const open = at;
    for (let depth = 0; at < text.length; at++) {
      if (text[at] === "{") depth += 1;
      if (text[at] === "}") depth -= 1;
      if (depth === 0) break;
    }
    args.push(text.slice(open + 1, at));
    at += 1;
  }
  return { args, end: at };
}
