/** Measured in the interface's type at weight 600: a tabular digit, and most signs, in em; a point is half as wide. */
const digit = 0.515;
const point = 0.275;

/**
 * The largest size in px, from 9 up to `most`, at which a number fits a cell of this width. It keeps 3 px on either side;
 * below 12 px it would rather be read, and 1 px has to do.
 */
export function fittedSize(text: string, width: number, most: number): number {
  const points = text.split(".").length - 1;
  const ems = (text.length - points) * digit + points * point;
  const roomy = (width - 6) / ems;
  const tight = Math.min(12, (width - 2) / ems);
  return Math.max(9, Math.min(most, Math.max(roomy, tight)));
}

/** One size for all numbers of a grid, so that they read as a table; below 11 px a long one would shrink alone. */
export function commonSize(texts: readonly string[], width: number, most: number): number {
  return Math.max(Math.min(11, most), Math.min(...texts.map((text) => fittedSize(text, width, most))));
}
