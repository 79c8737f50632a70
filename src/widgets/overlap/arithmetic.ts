/** How a cell comes about, in numbers. */
import type { Cell } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type { Model } from "./index.ts";
import { modes } from "./modes.ts";

export function arithmeticOf({ x, y, places, windows, results }: Model, { array, position }: Cell): string[] {
  if (array === "y") {
    const values = (windows[position] ?? []).map((cell) => formatNumber(x.data[cell] ?? 0));
    return [`max(${values.join(", ")}) = x(${places[position]})`, `y(${position}) = ${formatNumber(y[position] ?? 0)}`];
  }
  if (array === "x" || array === "counts") {
    const windowsHere = places.flatMap((place, window) => (place === position ? [window] : []));
    return windowsHere.map((window) => `y(${window}) ${formatNumber(y[window] ?? 0)} → ${position}`);
  }
  const mode = modes.find((name) => name === array);
  const data = mode && results[mode].data;
  if (!data) return [];
  const stays = results[mode].triples
    .filter(([, cell]) => cell === position)
    .map(([window]) => operand(y[window] ?? 0));
  const sum = stays.length === 0 ? "" : ` = ${stays.join(" + ")}`;
  return [`${mode}(${position})${sum} = ${operand(data[position] ?? 0)}`];
}

function operand(value: number): string {
  const text = formatNumber(value);
  return text.startsWith("−") ? `(${text})` : text;
}
