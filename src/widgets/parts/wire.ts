/** A wire is a weight: the heavier the weight, the wider its wire, up to a width that still looks like a wire. */
export function wireWidth(weight: number): number {
  return Math.min(2.3, 0.6 + 0.19 * Math.abs(weight));
}
