// Draws what a cell shows, the same at build and in the browser. The data comes from code that may be anybody's, so
// every text is escaped, and nothing else of it becomes markup.
import type { Failure, LineOutput, NoticeOutput, Output, Part, TableOutput, TensorPart } from "#notebook/output.ts";
import { formatNumber } from "#widgets/kit/format.ts";
import { arrayHtml } from "../arrayHtml.ts";
import { escapeHtml } from "../exercise/given.ts";
import { failureText } from "./failureText.ts";
import { nested } from "./nested.ts";
import { say } from "./words.ts";

/** Larger tensors show their shape only. */
const DRAWN = 256;

/** Pictures, charts and formulas need a library; they get their place here and come later, see lateHtml.ts. */
export type LateOutput = Extract<Output, { readonly is: "image" | "plot" | "tex" }>;

/** @param late the markup of those that are drawn already */
export function outputHtml(outputs: readonly Output[], late: ReadonlyMap<Output, string> = new Map()): string {
  return outputs
    .map((output) => {
      if (output.is === "line") return lineHtml(output);
      if (output.is === "error") return `<div class="line">${errorHtml(output)}</div>`;
      if (output.is === "notice") return `<div class="line">${noticeHtml(output)}</div>`;
      if (output.is === "table") return `<div class="line">${tableHtml(output)}</div>`;
      return `<div class="line" data-late>${late.get(output) ?? ""}</div>`;
    })
    .join("");
}

export const isLate = (output: Output): output is LateOutput =>
  output.is === "image" || output.is === "plot" || output.is === "tex";

const lineHtml = ({ parts }: LineOutput): string => `<div class="line">${parts.map(partHtml).join("")}</div>`;

function partHtml(part: Part): string {
  if (part.is === "tensor") return tensorHtml(part);
  return part.is === "error" ? errorHtml(part) : `<span>${escapeHtml(part.text)}</span>`;
}

function tensorHtml({ shape, dtype, data, layout }: TensorPart): string {
  const said = `${dtype} [${shape.join(", ")}]${layout === undefined ? "" : ` ${escapeHtml(layout)}`}`;
  const drawn = data !== undefined && data.length > 0 && data.length <= DRAWN;
  const role = layout === undefined ? "output" : "plain";
  return `<span class="tensor"><span class="shape">${said}</span>${drawn ? arrayHtml(nested(data, withoutUnitAxes(shape)), role) : ""}</span>`;
}

/** [1, 1, 2, 3] is drawn as the 2 × 3 picture it holds. */
function withoutUnitAxes(shape: readonly number[]): readonly number[] {
  const first = shape.findIndex((size) => size !== 1);
  return first < 0 ? [1] : shape.slice(first);
}

function errorHtml(failure: Failure): string {
  const { name, line } = failure;
  const place = line === undefined ? "" : ` <span class="place">${say("line", { line })}</span>`;
  return `<span class="error"><b>${escapeHtml(name)}</b> ${escapeHtml(failureText(failure))}${place}</span>`;
}

const noticeHtml = ({ about, cap }: NoticeOutput): string =>
  `<span class="notice">${say(`cap.${about}`, { cap: about === "lines" ? cap.toLocaleString("en-GB") : cap / 2 ** 20 })}</span>`;

function tableHtml({ columns, rows, label }: TableOutput): string {
  const entry = (value: string | number): string =>
    typeof value === "number" ? `<td class="number">${formatNumber(value)}</td>` : `<td>${escapeHtml(value)}</td>`;
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map(entry).join("")}</tr>`).join("");
  const caption = label === undefined ? "" : `<caption>${escapeHtml(label)}</caption>`;
  return `<table>${caption}<thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}
