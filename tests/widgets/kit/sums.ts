// Reads the lines of "show the arithmetic" as a reader with a pencil would: works out each side of `=` and compares.
import { parseNumber } from "#widgets/kit/format.ts";

/** The sides of one line that are sums; a side with a name in it, such as `y(0, 1)`, is no sum. */
export function sidesOf(line: string, wholeIsExact = true): Worked[] {
  const afterColon = line.includes(": ") ? line.slice(line.indexOf(": ") + 2) : line;
  return afterColon.split(" = ").flatMap((side) => workOut(side, wholeIsExact) ?? []);
}

/**
 * Whether all sides of a line come to the same, as far as six printed digits tell; undefined where there is nothing to compare.
 * `wholeIsExact`: a printed whole number is that number, and not one near it whose further digits were left out.
 */
export function isTrue(line: string, wholeIsExact = true): boolean | undefined {
  const sides = sidesOf(line, wholeIsExact);
  const [first] = sides;
  if (!first || sides.length < 2) return undefined;
  return sides.every(({ value, slack }) => Math.abs(value - first.value) <= slack + first.slack);
}

interface Worked {
  readonly value: number;
  /** How far the digits left out of the printed numbers can move the value. */
  readonly slack: number;
}

const token = /\s*(\d+(?:\.\d+)?(?:×10\^-?\d+)?|[()+−·×/])/y;
/** Half a unit in the sixth digit, relative to the number. */
const printed = 5e-6;

/** The value of `1·0 + (−2)·1`, or undefined where the text is no sum. Grammar: sum of products of signed numbers and brackets. */
export function workOut(text: string, wholeIsExact = true): Worked | undefined {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const match = token.exec(text);
    if (!match) return undefined;
    tokens.push(match[1] ?? "");
  }
  let at = 0;
  const sum = (): Worked | undefined => {
    let total = product();
    while (total && (tokens[at] === "+" || tokens[at] === "−")) {
      const sign = tokens[at++] === "+" ? 1 : -1;
      const term = product();
      total = term && { value: total.value + sign * term.value, slack: total.slack + term.slack };
    }
    return total;
  };
  const product = (): Worked | undefined => {
    let total = factor();
    while (total && ["·", "×", "/"].includes(tokens[at] ?? "")) {
      const divides = tokens[at++] === "/";
      const next = factor();
      if (!next) return undefined;
      const by = divides ? 1 / next.value : next.value;
      const slack =
        total.slack * Math.abs(by) + Math.abs(total.value * by) * (next.slack / (Math.abs(next.value) || 1));
      total = { value: total.value * by, slack };
    }
    return total;
  };
  const factor = (): Worked | undefined => {
    const next = tokens[at++];
    if (next === "−") {
      const inner = factor();
      return inner && { value: -inner.value, slack: inner.slack };
    }
    if (next === "(") {
      const inner = sum();
      return tokens[at++] === ")" ? inner : undefined;
    }
    if (next === undefined || !/^\d/.test(next)) return undefined;
    const value = parseNumber(next);
    return { value, slack: wholeIsExact && Number.isSafeInteger(value) && value < 1e9 ? 0 : value * printed };
  };
  const worked = sum();
  return worked && at === tokens.length ? worked : undefined;
}
