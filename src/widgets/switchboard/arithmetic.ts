/** How a cell of the switchboard comes about, in numbers. */
import type { Cell, Triple } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type { Model } from "./index.ts";
import { type WayName, wayNames } from "./ways.ts";

const columnsOf = (array: string) => (["max", "at", "mean"].includes(array) ? 2 : 4);

export function arithmeticOf(model: Model, focus: Cell): string[] {
  const { P, max, at, mean, averages, results } = model;
  const { array, position } = focus;
  const window = () => inputsOf(averages, position).map((cell) => P.data[cell] ?? 0);
  if (array === "max")
    return [`${named(focus)} = max(${window().map(formatNumber).join(", ")}) = ${formatNumber(max[position] ?? 0)}`];
  if (array === "mean")
    return [
      `${named(focus)} = (${window().map(operand).join(" + ")}) / ${window().length} = ${formatNumber(mean[position] ?? 0)}`,
    ];
  if (array === "at") {
    const place = at[position] ?? 0;
    return [`${named(focus)} = ${Math.floor(place / 4)} · 4 + ${place % 4} = ${place}`];
  }
  if (array === "P") {
    const value = `${named(focus)} ${formatNumber(P.data[position] ?? 0)}`;
    const pooled = averages.filter(([input]) => input === position).map(([, output]) => output);
    return pooled.flatMap((cell) => [
      ...(at[cell] === position ? [`${value} → ${named({ array: "max", position: cell })}`] : []),
      `${value} / 4 → ${named({ array: "mean", position: cell })}`,
    ]);
  }
  if (!isWay(array)) return [];
  const { from, data, unpools } = results[array];
  const [source] = inputsOf(unpools, position);
  const value = formatNumber(data[position] ?? 0);
  if (source === undefined) return [`${named(focus)} = ${value}`];
  const pooled = { max, mean }[from][source];
  const share = array === "adjoint" ? " / 4" : "";
  return [
    `${named(focus)} = ${named({ array: from, position: source })}${share} = ${operand(pooled)}${share} = ${value}`,
  ];
}

/** The input cells of one output cell. */
export function inputsOf(triples: readonly Triple[], output: number): number[] {
  return triples.filter((triple) => triple[1] === output).map(([input]) => input);
}

function named({ array, position }: Cell): string {
  const columns = columnsOf(array);
  return `${array}(${Math.floor(position / columns)}, ${position % columns})`;
}

function operand(value = 0): string {
  const text = formatNumber(value);
  return text.startsWith("−") ? `(${text})` : text;
}

function isWay(name: string): name is WayName {
  return wayNames.some((way) => way === name);
}
