// TeX to HTML with MathML, at build only. No page loads KaTeX.
import katex from "katex";

const role = (name: string, letter: string) => `\\htmlClass{r-${name}}{${letter}}`;

/**
 * The letters of the course, each in the colour of the thing it counts.
 * A stride is a motion, so `\s` stays ink. `\kk` is the effective kernel k′.
 */
export const macros: Readonly<Record<string, string>> = {
  "\\i": role("input", "i"),
  "\\k": role("kernel", "k"),
  "\\kk": role("kernel", "k'"),
  "\\d": role("kernel", "d"),
  "\\s": "s",
  "\\p": role("pad", "p"),
  "\\r": role("pad", "r"),
  "\\o": role("output", "o"),
  "\\a": role("output", "a"),
  "\\rin": role("input", "{#1}"),
  "\\rker": role("kernel", "{#1}"),
  "\\rout": role("output", "{#1}"),
  "\\rpad": role("pad", "{#1}"),
  "\\changed": "\\htmlClass{mark}{#1}",
  "\\floor": "\\left\\lfloor #1\\right\\rfloor",
  "\\ceil": "\\left\\lceil #1\\right\\rceil",
};

/**
 * Renders TeX; anything KaTeX would only warn about is an error.
 * @throws ParseError with KaTeX's message and position
 */
export function renderTex(tex: string, { display = false } = {}): string {
  const html = katex.renderToString(tex, {
    displayMode: display,
    output: "htmlAndMathml",
    throwOnError: true,
    strict: (code: string) => (code === "htmlExtension" ? "ignore" : "error"),
    trust: (context: { command: string }) => context.command === "\\htmlClass",
    macros: { ...macros },
  });
  // The annotation repeats the source, whose macros nobody else knows.
  return html.replace(/<annotation[\s\S]*?<\/annotation>/, "");
}
