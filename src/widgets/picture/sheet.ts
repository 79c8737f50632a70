/** A drawing on a sheet of a given size, with its caption: the SVG file itself. All lengths in CSS px, 96 to the inch. */
import type { Line, Run } from "./caption.ts";
import { families } from "./families.ts";
import type { Standalone } from "./standalone.ts";

export interface Page {
  readonly width: number;
  /** Left out: as high as its content. */
  readonly height?: number;
  readonly margin: number;
  readonly captionSize: number;
}
export interface Sheet {
  readonly drawing: Standalone;
  readonly page: Page;
  readonly caption: readonly Line[];
  /** Colours as "#rrggbb"; without a ground the sheet is transparent. */
  readonly ground?: string | undefined;
  readonly ink: string;
  readonly title: string;
  /** What the picture shows, for readers who do not see it. */
  readonly description: string;
  /** `@font-face` rules with their fonts in them. */
  readonly fonts: string;
  /** The least height: the frames of one animation are equally high. */
  readonly least?: number;
}
export interface SheetFile {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const pxPerMm = 96 / 25.4;
const lineHeight = 1.4;
/** A drawing may be enlarged for a screen, but a single cell must not fill it. */
const largest = 2.5;

export function sheetOf(sheet: Sheet): SheetFile {
  const { drawing, page, caption, ground, ink } = sheet;
  const { box } = drawing;
  const { width, margin, captionSize } = page;
  const room = width - 2 * margin;
  const under = caption.length === 0 ? 0 : captionSize * (0.9 + lineHeight * caption.length);
  const scale = Math.min(
    room / box.width,
    page.height === undefined ? Infinity : (page.height - 2 * margin - under) / box.height,
    page.height === undefined ? room / box.width : largest,
  );
  const high = box.height * scale;
  const height = page.height ?? Math.max(sheet.least ?? 0, Math.ceil(2 * margin + high + under));
  const top = page.height === undefined ? margin : margin + Math.max(0, (height - 2 * margin - under - high) / 2);
  const left = (width - box.width * scale) / 2;
  const first = top + high + captionSize * 1.9;
  const lines = caption.map((line, at) => lineOf(line, margin, first + at * captionSize * lineHeight));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${mm(width)}mm" height="${mm(height)}mm" viewBox="0 0 ${number(width)} ${number(height)}" role="img" style="font-variant-numeric:tabular-nums">
<title>${escaped(sheet.title)}</title>
<desc>${escaped(sheet.description)}</desc>
${sheet.fonts === "" ? "" : `<defs><style>${sheet.fonts}</style></defs>\n`}${ground ? `<rect width="${number(width)}" height="${number(height)}" fill="${ground}"/>\n` : ""}<g transform="translate(${number(left - box.x * scale)} ${number(top - box.y * scale)}) scale(${number(scale)})">${drawing.markup}</g>
${lines.length === 0 ? "" : `<g fill="${ink}" font-family="${families.sans.inFile}" font-size="${captionSize}">\n${lines.join("\n")}\n</g>\n`}</svg>
`;
  return { svg, width, height };
}

function lineOf(line: Line, x: number, y: number): string {
  let after = "";
  const spans = line.map((run) => {
    const raised = after;
    after = run.as === "sub" ? ' dy="-0.22em"' : "";
    return spanOf(run, raised);
  });
  return `<text xml:space="preserve" x="${number(x)}" y="${number(y)}">${spans.join("")}</text>`;
}

function spanOf({ text, as }: Run, raised: string): string {
  switch (as) {
    case "lead":
      return `<tspan font-weight="600"${raised}>${escaped(text)}</tspan>`;
    case "symbol":
      return `<tspan font-family="${families.math.inFile}" font-style="italic"${raised}>${escaped(text)}</tspan>`;
    case "sub":
      return `<tspan font-family="${families.math.inFile}" font-style="italic" font-size="0.75em" dy="0.3em">${escaped(text)}</tspan>`;
    case "text":
      return raised === "" ? escaped(text) : `<tspan${raised}>${escaped(text)}</tspan>`;
    default:
      return as satisfies never;
  }
}

export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
const number = (value: number): string => String(Number(value.toFixed(3)));
const mm = (px: number): string => String(Number((px / pxPerMm).toFixed(2)));
/** @param value in millimetres @returns CSS px */
export const pxOf = (value: number): number => value * pxPerMm;
