// TypeScript as HTML with classes. Keywords and comments come from Prism; the words that name a role
// wear its colour, as symbols in formulas do.
import { runHighlighterWithAstro } from "@astrojs/prism/dist/highlighter";
import { roleOf } from "#notebook/ui/roleWords.ts";

export async function highlight(code: string): Promise<string> {
  const { html } = await runHighlighterWithAstro("ts", code);
  // Text inside comments and strings is left alone: only what stands outside any element is searched.
  let depth = 0;
  return html.replace(/<[^>]+>|[^<]+/g, (piece) => {
    if (piece.startsWith("</")) depth -= 1;
    else if (piece.startsWith("<")) depth += 1;
    else if (depth === 0) return piece.replace(/[A-Za-z]\w*/g, (word) => colored(word));
    return piece;
  });
}

function colored(word: string): string {
  const role = roleOf(word);
  return role === undefined ? word : `<span class="${role}">${word}</span>`;
}
