// Numbers as text: six digits that can be read back, and the words for what is no number.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatNumber, parseNumber } from "#widgets/kit/format.ts";

describe("by hand", () => {
  test.each([
    [0, "0"],
    [-0, "0"],
    [7, "7"],
    [-7, "−7"],
    [1 / 3, "0.333333"],
    [-2 / 3, "−0.666667"],
    [0.1 + 0.2, "0.3"],
    [2.5, "2.5"],
    [1234.5678, "1234.57"],
    [999_999_999, "999999999"],
    [-123_456_789, "−123456789"],
    [1e9, "1×10^9"],
    [123_456_789.5, "123457000"],
    [6.02214076e23, "6.02214×10^23"],
    [1e-5, "0.00001"],
    [0.000012345678, "0.0000123457"],
    [1e-6, "1×10^-6"],
    [-1.5e-300, "−1.5×10^-300"],
    [999_999.5, "1000000"],
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "∞"],
    [Number.NEGATIVE_INFINITY, "−∞"],
  ])("%d is %s", (value, text) => {
    expect(formatNumber(value)).toBe(text);
    if (Object.is(value, -0)) return;
    const back = parseNumber(text);
    if (!Number.isFinite(value)) expect(back).toBe(value);
    else expect(Math.abs(back - value)).toBeLessThanOrEqual(5e-6 * Math.abs(value));
  });
});

/** Half a unit in the sixth digit, where the first digit is 1; twice that, for the rounding of the power itself. */
const sixDigits = 5e-6 * (1 + 1e-9);

test("any number can be read back to six digits", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      // Below the normal numbers a double itself has fewer digits.
      fc.pre(value === 0 || Math.abs(value) > 1e-300);
      const text = formatNumber(value);
      expect(Math.abs(parseNumber(text) - value)).toBeLessThanOrEqual(sixDigits * Math.abs(value));
      expect(text).toMatch(/^(0|−?\d+(\.\d+)?(×10\^-?\d+)?)$/);
    }),
    { numRuns: 20_000 },
  );
});

test("whole numbers below 10⁹ are exact, and what is read is written the same again", () => {
  fc.assert(
    fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), (value) => {
      expect(parseNumber(formatNumber(value))).toBe(value + 0);
    }),
    { numRuns: 5_000 },
  );
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e15, max: 1e15 }), (value) => {
      const text = formatNumber(value);
      expect(formatNumber(parseNumber(text))).toBe(text);
    }),
    { numRuns: 5_000 },
  );
});
