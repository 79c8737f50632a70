// The markup of a cell, the same at build and for cells that a reader adds.
import { say } from "./words.ts";

export interface CellParts {
  readonly id: string;
  /** Its place among the lesson's cells; undefined for a cell of the reader's own. */
  readonly number?: number | undefined;
  /** Highlighted code. */
  readonly code?: string;
  /** Drawn output; "" when it prints nothing. */
  readonly output?: string;
  readonly throws?: boolean;
  /** Hidden tests of what the reader writes in it: lesson folder and name. */
  readonly check?: string | undefined;
  /** Its output was saved when the page was built. */
  readonly saved?: boolean;
}

export function cellHtml({
  id,
  number,
  code = "",
  output = "",
  throws = false,
  check,
  saved = true,
}: CellParts): string {
  const own = number === undefined;
  const count = number ?? " ";
  return `<section class="cell" role="group" data-cell="${id}"${throws ? " data-throws" : ""}${check ? ` data-check="${check}"` : ""} aria-label="${own ? say("own") : say("cell", { number })}">
<p class="gutter in">${say("in", { count: saved ? count : " " })}</p>
<div class="code"><pre tabindex="0" role="region" aria-label="${own ? say("ownCode") : say("code", { number })}" data-pagefind-ignore><code>${code}</code></pre><button class="run needs-js" type="button" data-run>${say("run")}</button></div>
<p class="gutter out"${output === "" ? " hidden" : ""}>${say("out", { count })}</p>
<div class="results">${output}</div>
${check ? checkHtml : ""}<div class="foot"><p class="status">${own || !saved ? "" : say(number === 1 ? "savedFirst" : "saved")}</p></div>
</section>`;
}

const checkHtml = `<div class="check needs-js"><button class="button primary" type="button" data-run-check>${say("check")}</button><p role="status"></p></div>`;
