// A lesson's text as plain Markdown, for its notebook files. Figures and exercises stay on the page, and a link says so.
import type { FormulaProps } from "../formulaTex.ts";
import { formulaTex } from "../formulaTex.ts";
import { known, numbersOf } from "../lessonData.ts";
import { listNumbers, printNumbers } from "../numbers.ts";
import { plainTex } from "./plainTex.ts";

/** A piece of a lesson in its order: text, or a live cell with the words behind "ts live". */
export type Piece =
  | { readonly kind: "text"; readonly source: string }
  | { readonly kind: "code"; readonly source: string; readonly options: readonly string[] };

/**
 * @param body the MDX of a lesson, without its front matter
 * @param lesson the folder, such as "04-output-size"
 * @param page the address of the lesson's page
 */
export function piecesOf(body: string, lesson: string, page: string): readonly Piece[] {
  const labels = [...body.matchAll(LABELS)].map(([, label]) => label ?? "");
  const pieces: Piece[] = [];
  let text = "";
  const flush = () => {
    const source = plain(text, lesson, page, labels);
    if (source !== "") pieces.push({ kind: "text", source });
    text = "";
  };
  for (const part of body.split(/^(```[\s\S]*?^```$)/m)) {
    const [, meta, code] = /^```ts live([^\n]*)\n([\s\S]*?)\n?```$/.exec(part) ?? [];
    if (code === undefined) text += part;
    else {
      flush();
      pieces.push({ kind: "code", source: code, options: (meta ?? "").split(/\s+/).filter(Boolean) });
    }
  }
  flush();
  return pieces;
}

function plain(mdx: string, lesson: string, page: string, labels: readonly string[]): string {
  const written = mdx
    .replace(/^<Exercise [\s\S]*?^<\/Exercise>$/gm, "")
    .replace(/^## Exercises$/m, `## Exercises\n\nThey are [on the page](${page}), which checks the answers.`)
    .replace(/^<Cases [\s\S]*?^<\/Cases>$/gm, `[The table is on the page.](${page})`)
    .replace(/<Widget name="([^"]+)"[^>]*\/>/g, (_, name: string) => `[The figure “${name}” is on the page.](${page})`)
    .replace(/<N of="([^"]+)"([^>]*)\/>/g, (_, name: string, rest: string) => {
      const value = known(numbersOf(lesson), name, `number of lesson ${lesson}`)();
      return /\blist\b/.test(rest) ? listNumbers(value) : printNumbers(value);
    })
    .replace(/<Formula ([^>]*)\/>/g, (_, props: string) => `$$\n${plainTex(formulaTex(formulaProps(props)))}\n$$`)
    .replace(/<Guess value="([^"]+)">([\s\S]*?)<\/Guess>/g, "- **$1** $2")
    .replace(/<Step name="([^"]+)">/g, "**$1**")
    .replace(
      /<Said source="([^"]+)">([\s\S]*?)<\/Said>/g,
      (_, source: string, said: string) => `${quoted(said)}\n> ${source}`,
    )
    .replace(/<Mended where="([^"]+)">([\s\S]*?)<\/Mended>/g, "$2\n\n*$1.*")
    .replace(/<Erratum number=\{(\d+)\}>/g, "**Erratum $1**")
    .replace(/<Reference of="([^"]+)">([\s\S]*?)<\/Reference>/g, "- $1: $2")
    .replace(/<\/?[A-Z]\w*(?:\s[^>]*)?>/g, "")
    .replace(LABELS, (_, label: string) => `\\tag{${labels.indexOf(label) + 1}}`)
    .replace(/:eq\[([a-z0-9-]+)\]/g, (_, label: string) => `(${labels.indexOf(label) + 1})`);
  return withPlainTex(written)
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const LABELS = /\\label\{([a-z0-9-]+)\}/g;

const quoted = (text: string): string => text.trim().replace(/^/gm, "> ");

/** Formulas only; a dollar in code is none. */
const withPlainTex = (text: string): string =>
  text.replace(/```[\s\S]*?```|`[^`\n]*`|\$\$[\s\S]*?\$\$|\$[^$\n]+(?:\n[^$\n]+)?\$/g, (part) =>
    part.startsWith("`") ? part : plainTex(part),
  );

/** The attributes of a <Formula>: strings, and one object of numbers. */
function formulaProps(text: string): FormulaProps {
  const props = Object.fromEntries([...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
  const numbers = /with=\{\{([^}]*)\}\}/.exec(text)?.[1];
  const values =
    numbers &&
    Object.fromEntries([...numbers.matchAll(/(\w+):\s*(-?\d+)/g)].map(([, name, value]) => [name, Number(value)]));
  return { rule: "", ...props, ...(values && { with: values }) };
}
