/**
 * The one way a number becomes text on a page: at most 6 significant digits, no grouping, −0 as 0,
 * a true minus sign, and words for what is not a number. Very large and very small values use ×10ⁿ.
 *
 * @example formatNumber(1 / 3) // "0.333333"
 */
export function formatNumber(x: number): string {
  if (Number.isNaN(x)) return "NaN";
  if (!Number.isFinite(x)) return x > 0 ? "∞" : "−∞";
  if (x === 0) return "0";
  const size = Math.abs(x);
  const digits = Number.isSafeInteger(x) && size < 1e9 ? String(size) : shortest(size);
  return x < 0 ? `−${digits}` : digits;
}

/** Reads back what `formatNumber` wrote; the pages' tests compare through it. */
export function parseNumber(text: string): number {
  const plain = text.trim().replace("−", "-").replace("∞", "Infinity");
  const [mantissa, power] = plain.split("×10^");
  return power === undefined ? Number(plain) : Number(`${mantissa}e${power}`);
}

function shortest(size: number): string {
  const [mantissa = "", power = "0"] = size.toExponential(5).split("e");
  const exponent = Number(power);
  if (exponent >= -5 && exponent < 9) return String(Number(size.toPrecision(6)));
  return `${Number(mantissa)}×10^${exponent}`;
}
