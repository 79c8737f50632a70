// Numbers drawn as the array they are: cells that touch, one rim. Used at build and in the browser.
import { formatNumber } from "#widgets/kit/format.ts";
import type { NumberValue } from "./numbers.ts";

export type ArrayRole = "input" | "kernel" | "output" | "plain";

/**
 * A list as one row, a matrix as rows; deeper arrays as matrices side by side. Text copied from it reads row by row.
 * @param attributes extra attributes of the outermost element, already escaped
 */
export function arrayHtml(value: NumberValue, role: ArrayRole = "plain", attributes = ""): string {
  const depth = depthOf(value);
  if (typeof value === "number") return `<span class="array ${role}" ${attributes}>${cell(value)}</span>`;
  if (depth <= 2) {
    const rows = depth === 1 ? [value] : (value as readonly (readonly NumberValue[])[]);
    return `<span class="array ${role}" ${attributes}>${rows.map((row) => `<span>${row.map(cell).join(" ")}</span>`).join(" ")}</span>`;
  }
  return `<span class="arrays" ${attributes}>${value.map((inner) => arrayHtml(inner, role)).join(" ")}</span>`;
}

const cell = (value: NumberValue): string => `<i>${typeof value === "number" ? formatNumber(value) : ""}</i>`;

const depthOf = (value: NumberValue): number => (typeof value === "number" ? 0 : 1 + depthOf(value[0] ?? 0));
