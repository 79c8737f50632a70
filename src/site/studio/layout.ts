/** How a size becomes a sheet: how wide the figure is laid out, and the type of its caption. */
import { type Page, pxOf } from "#widgets/picture/sheet.ts";
import { type Size, sizes } from "./settings.ts";

/** A figure for a slide is laid out as in a lesson and enlarged, so that its words grow with it. */
const laidOutForSlides = 672;

/** The room that the figure gets, in CSS px. On paper a pixel is a 96th of an inch, so its words of 12 px are 9 points. */
export function layoutWidth(size: Size): number {
  return size === "slide" ? laidOutForSlides : Math.floor(pxOf(sizes[size].mm));
}

export function pageOf(size: Size): Page {
  const width = pxOf(sizes[size].mm);
  if (size === "slide") return { width, height: pxOf(sizes.slide.mmHigh), margin: 48, captionSize: 20 };
  return { width, margin: 0, captionSize: size === "column" ? 11.5 : 12.5 };
}
