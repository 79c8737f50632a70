// Draws what needs a library: pictures, charts and formulas. Each library is loaded when it is first needed.
import type { ImageOutput, Output, PlotMark, PlotOutput } from "#notebook/output.ts";
import { escapeHtml } from "../exercise/given.ts";
import { isLate, type LateOutput } from "./outputHtml.ts";
import { say } from "./words.ts";

/** The markup of all pictures, charts and formulas among the outputs. @param page the document that charts are made of */
export async function lateHtml(outputs: readonly Output[], page: Document): Promise<ReadonlyMap<Output, string>> {
  const drawn = outputs.filter(isLate).map(async (output) => [output, await draw(output, page)] as const);
  return new Map(await Promise.all(drawn));
}

async function draw(output: LateOutput, page: Document): Promise<string> {
  if (output.is === "image") return imageHtml(output);
  if (output.is === "plot") return plotHtml(output, page);
  const { renderTex } = await import("../tex.ts");
  return renderTex(output.tex, { display: true });
}

/** Small pictures are enlarged by whole numbers, so that each pixel stays a square. */
async function imageHtml({ width, height, data, label, range }: ImageOutput): Promise<string> {
  const { encode } = await import("fast-png");
  const png = encode({ width, height, data: new Uint8Array(data), channels: 4, depth: 8 });
  let binary = "";
  for (const byte of png) binary += String.fromCharCode(byte);
  const scale = Math.max(1, Math.floor(WIDE / Math.max(width, height)));
  const scaled = `width="${width * scale}" height="${height * scale}"`;
  const ends =
    range && `<figcaption>${escapeHtml(say("range", { low: round(range[0]), high: round(range[1]) }))}</figcaption>`;
  return `<figure class="picture"><img ${scaled} alt="${escapeHtml(label)}" src="data:image/png;base64,${btoa(binary)}">${ends ?? ""}</figure>`;
}

/** Pictures are drawn about so wide. */
const WIDE = 256;
const round = (value: number): string => String(Number(value.toPrecision(4)));

/** The roles' colours by their names in code, since a chart cannot know the theme. */
const COLORS: Readonly<Record<string, string>> = {
  input: "var(--input-line)",
  kernel: "var(--kernel-line)",
  output: "var(--output-line)",
  pad: "var(--pad-line)",
  error: "var(--error-line)",
  ink: "var(--ink)",
};

async function plotHtml({ marks, options }: PlotOutput, page: Document): Promise<string> {
  const Plot = await import("@observablehq/plot");
  const { title, caption, label, width, height, scales } = options;
  const made = marks.map(({ mark, channels, constants }: PlotMark) => {
    const [first = []] = Object.values(channels);
    const rows = first.map((_, at) => at);
    const fixed = Object.fromEntries(
      Object.entries(constants).map(([key, value]) => [key, (typeof value === "string" && COLORS[value]) || value]),
    );
    const read = Object.fromEntries(Object.entries(channels).map(([key, values]) => [key, (at: number) => values[at]]));
    return (Plot[mark] as (data: unknown, options: object) => object)(rows, { ...fixed, ...read });
  });
  const chart = Plot.plot({
    document: page,
    width: width ?? 560,
    ...(height !== undefined && { height }),
    ...scales,
    ...(label !== undefined && { ariaLabel: label }),
    marks: made,
  } as object);
  // The page's policy allows no style element; the few rules of Plot's stand in styles/cell.css.
  const svg = chart.outerHTML.replace(/<style>[\s\S]*?<\/style>/g, "").replace("<svg ", '<svg role="img" ');
  const name = title === undefined ? "" : `<p class="title">${escapeHtml(title)}</p>`;
  const said = caption === undefined ? "" : `<figcaption>${escapeHtml(caption)}</figcaption>`;
  return `<figure class="chart">${name}${svg}${said}</figure>`;
}
