// Rows of named values as a table.
import { formatNumber } from "#widgets/kit/format.ts";
import type { TableOutput } from "../output.ts";
import { inspect } from "./inspect.ts";

type Row = Readonly<Record<string, unknown>>;

export const isRows = (value: unknown): value is readonly Row[] =>
  Array.isArray(value) && value.length > 0 && value.every((row) => isPlain(row) && Object.keys(row).length > 0);

const isPlain = (value: unknown): value is Row => {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/** @param rows columns are all keys, in the order they first appear; what a row lacks is empty */
export function table(rows: readonly Row[], label?: string): TableOutput {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    is: "table",
    columns,
    rows: rows.map((row) => columns.map((column) => entry(Object.hasOwn(row, column) ? row[column] : ""))),
    ...(label !== undefined && { label }),
  };
}

const entry = (value: unknown): string | number => {
  if (typeof value === "string") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : formatNumber(value);
  return inspect(value);
};
