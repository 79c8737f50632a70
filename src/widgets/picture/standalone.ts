/**
 * A drawing of the page as SVG that needs no page: styles become presentation attributes, mixed colours plain ones, and what
 * nobody sees is left out. A value is written only where it differs from the one that the element would inherit.
 */
import { families, familyOf } from "./families.ts";
import { paintOf } from "./paint.ts";

export interface Standalone {
  /** One `<g>`, with no reference out of it. */
  readonly markup: string;
  /** The box that holds everything drawn, in px of the drawing: labels may reach over its edges. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}
type Values = Readonly<Record<string, string>>;

const ns = "http://www.w3.org/2000/svg";

/** Inherited properties and what they are where nobody has set them. */
const initial: Values = {
  fill: "#000000",
  "fill-opacity": "1",
  stroke: "none",
  "stroke-opacity": "1",
  "stroke-width": "1",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "font-family": "",
  "font-size": "",
  "font-style": "normal",
  "font-weight": "400",
  "text-anchor": "start",
  visibility: "visible",
  "paint-order": "normal",
};
const dropped = /^(class|style|tabindex|role|id|aria-.*|data-.*|on.*|dominant-baseline)$/;
/** Half of a thick stroke, which a bounding box does not count. */
const bleed = 1.5;

/** @param drawing in the page, so that its styles are computed @throws Error when there is no drawing */
export function standalone(drawing: Element | null | undefined): Standalone {
  if (!(drawing instanceof SVGSVGElement)) throw new Error("This figure has no drawing to save.");
  const group = document.createElementNS(ns, "g");
  write(group, valuesOf(drawing), initial);
  for (const child of drawing.children) append(group, child, valuesOf(drawing));
  const markup = new XMLSerializer().serializeToString(group).replaceAll(` xmlns="${ns}"`, "");
  return { markup, box: boxOf(drawing) };
}

function append(to: Element, original: Element, inherited: Values): void {
  if (!(original instanceof SVGElement)) return;
  const inDefinition = original.closest("defs, mask, clipPath, marker, linearGradient") !== null;
  const style = getComputedStyle(original);
  if (!inDefinition && (style.display === "none" || Number(style.opacity) === 0)) return;
  const values = valuesOf(original);
  if (!inDefinition && isUnseen(original, values)) return;
  const copy = original.cloneNode(false) as SVGElement;
  for (const { name } of [...copy.attributes]) {
    // A texture keeps its name, by which shapes call it.
    if (dropped.test(name) && !(name === "id" && inDefinition)) copy.removeAttribute(name);
    if (name in initial) copy.removeAttribute(name);
  }
  write(copy, values, inherited);
  if (Number(style.opacity) !== 1) copy.setAttribute("opacity", rounded(style.opacity));
  if (style.imageRendering === "pixelated") copy.setAttribute("style", "image-rendering:pixelated");
  // Some programs drop the space at the end of a part of a line, and "4 × 4" becomes "4× 4".
  if (original.localName === "text" && original.childElementCount > 0) copy.setAttribute("xml:space", "preserve");
  place(copy, original, style);
  for (const child of original.childNodes) {
    if (child instanceof Text) copy.append(child.data);
    else if (child instanceof Element) append(copy, child, values);
  }
  to.append(copy);
}

function valuesOf(element: Element): Values {
  const style = getComputedStyle(element);
  const fill = paintOf(style.fill);
  const stroke = paintOf(style.stroke);
  return {
    fill: fill.paint,
    "fill-opacity": rounded(Number(style.fillOpacity) * fill.opacity),
    stroke: stroke.paint,
    "stroke-opacity": rounded(Number(style.strokeOpacity) * stroke.opacity),
    "stroke-width": rounded(Number.parseFloat(style.strokeWidth)),
    "stroke-dasharray": style.strokeDasharray.replaceAll("px", ""),
    "stroke-linecap": style.strokeLinecap,
    "stroke-linejoin": style.strokeLinejoin,
    "font-family": families[familyOf(style.fontFamily)].inFile,
    "font-size": rounded(Number.parseFloat(style.fontSize)),
    "font-style": style.fontStyle,
    "font-weight": style.fontWeight,
    "text-anchor": style.textAnchor,
    visibility: style.visibility,
    "paint-order": style.paintOrder,
  };
}

function write(copy: Element, values: Values, inherited: Values): void {
  for (const [name, value] of Object.entries(values)) if (value !== inherited[name]) copy.setAttribute(name, value);
}

/** An area that only takes the pointer. */
function isUnseen(element: Element, values: Values): boolean {
  const isShape = /^(rect|path|line|circle|ellipse|polygon|polyline)$/.test(element.localName);
  return isShape && values.fill === "none" && values.stroke === "none";
}

/** Shifts and middle lines by attribute: programs outside the browser know neither by style. */
function place(copy: Element, original: Element, style: CSSStyleDeclaration): void {
  // A texture keeps its own `patternTransform`, which browsers compute as a transform too.
  if (style.transform !== "none" && original.localName !== "pattern") {
    const [x = 0, y = 0] = style.transformOrigin.split(" ").map(Number.parseFloat);
    const shift = new DOMMatrix().translate(x, y).multiply(new DOMMatrix(style.transform)).translate(-x, -y);
    const { a, b, c, d, e, f } = shift;
    copy.removeAttribute("transform");
    if (!shift.isIdentity) copy.setAttribute("transform", `matrix(${[a, b, c, d, e, f].map(rounded).join(" ")})`);
  }
  if (style.dominantBaseline !== "central" || !/^(text|tspan)$/.test(original.localName)) return;
  if (original.localName === "tspan" && !original.hasAttribute("y")) return;
  copy.setAttribute("y", rounded(Number.parseFloat(original.getAttribute("y") ?? "0") + middle(style)));
}

/** How far the baseline lies under the middle of a line of text, in px. */
function middle(style: CSSStyleDeclaration): number {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return 0.31 * Number.parseFloat(style.fontSize);
  context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText("0");
  return (fontBoundingBoxAscent - fontBoundingBoxDescent) / 2;
}

/** What is drawn, and at least the room that the drawing asked for. */
function boxOf(drawing: SVGSVGElement): Standalone["box"] {
  const asked = drawing.viewBox.baseVal;
  const drawn = drawing.getBBox();
  const left = Math.min(asked.x, drawn.x - bleed);
  const top = Math.min(asked.y, drawn.y - bleed);
  const right = Math.max(asked.x + asked.width, drawn.x + drawn.width + bleed);
  const bottom = Math.max(asked.y + asked.height, drawn.y + drawn.height + bleed);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Hundredths of a pixel are finer than any printer; 4 digits are for the ratios in a matrix. */
function rounded(value: number | string): string {
  return String(Number(Number(value).toFixed(4)));
}
