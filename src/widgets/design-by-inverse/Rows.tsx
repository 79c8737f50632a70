/** The layers found. A head sorts by its column, and again the other way; the last column shows the layer at work. */

import { symbols } from "#rules/symbols.ts";
import { formatNumber } from "../kit/format.ts";
import { Sym } from "../parts/Sym.tsx";
import type { Column, Solution } from "./solutions.ts";
import type { Props } from "./View.tsx";

const lettered = [
  ["k", "kernelSize"],
  ["s", "stride"],
  ["p", "padding"],
  ["d", "dilation"],
  ["a", "outputPadding"],
] as const;

export function Rows(props: Props) {
  const { model, say, num } = props;
  const shown = lettered.filter(([column]) => column !== "a" || model.kind === "convTranspose");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen the table scrolls sideways, by keyboard too.
    // biome-ignore lint/a11y/useSemanticElements: a section would be one more landmark; this is a part of the figure.
    <div class="design-rows" role="group" aria-label={say("rowsLabel")} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {shown.map(([column, symbol]) => (
              <Head key={column} {...props} column={column} name={symbols[symbol].letter}>
                <Sym of={symbol} />
              </Head>
            ))}
            <Head {...props} column="overlap" name={say("overlap")}>
              {say("overlap")}
            </Head>
            <Head {...props} column="cost" name={say("cost")}>
              {say("cost")}
            </Head>
            <th scope="col">{say("back")}</th>
            <th scope="col">
              <span class="visually-hidden">{say("open")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {model.rows.map((row, at) => (
            <tr key={lettered.map(([, symbol]) => row[symbol]).join()}>
              {shown.map(([column, symbol]) => (
                <td key={column} data-num={num(column)} data-cell={at} class={`r-${symbols[symbol].role}`}>
                  {row[symbol]}
                </td>
              ))}
              <td class={row.overlap[0] === row.overlap[1] ? "is-even" : "is-uneven"}>{overlapWords(row, say)}</td>
              <td data-num={num("cost")} data-cell={at}>
                {formatNumber(row.cost)}
              </td>
              <td>
                <Back {...props} row={row} at={at} />
              </td>
              <td>
                <a
                  href={`${props.site ?? "/"}widgets/${stateOf(props, row)}`}
                  aria-label={say("openLabel", {
                    k: row.kernelSize,
                    s: row.stride,
                    p: row.padding,
                    d: row.dilation,
                    a: row.outputPadding,
                  })}
                >
                  {say("open")}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadProps extends Props {
  column: Column;
  name: string;
  children: unknown;
}

function Head({ model, column, name, children, say, set }: HeadProps) {
  const isBy = model.by === column;
  const order = isBy ? (model.down ? "descending" : "ascending") : "none";
  const sort = () => {
    set("by", column);
    set("down", isBy && !model.down);
  };
  return (
    <th scope="col" aria-sort={order}>
      <button type="button" aria-label={say("sort", { name })} onClick={sort}>
        {children as string}
        <span class="sort-mark" aria-hidden="true">
          {isBy ? (model.down ? "↓" : "↑") : ""}
        </span>
      </button>
    </th>
  );
}

function overlapWords({ overlap: [least, most] }: Solution, say: Props["say"]): string {
  if (least === most) return say("evenOne", { n: most });
  return least === 0 ? say("gaps", { b: most }) : say("uneven", { a: least, b: most });
}

/** What the opposite layer makes of the output: the input again, or how much is missing. */
function Back({ model, row, at, num, say }: Props & { row: Solution; at: number }) {
  const missing = model.inputSize - row.back;
  return (
    <>
      <span data-num={num("back")} data-cell={at}>
        {row.back}
      </span>{" "}
      <span class="aside">
        {missing === 0 ? (
          say("exact")
        ) : missing > 0 && model.kind !== "convTranspose" ? (
          <>
            {say("needs")} <Sym of="outputPadding" /> = {missing}
          </>
        ) : (
          ""
        )}
      </span>
    </>
  );
}

/** The figure that shows the layer: the round trip, whose first row is the larger one. */
function stateOf({ model }: Props, row: Solution): string {
  const { letter } = symbols.inputSize;
  const larger = model.kind === "convTranspose" ? model.outputSize : model.inputSize;
  const parts = lettered.map(([column, symbol]) => `${column}=${row[symbol]}`);
  // A row too long to be drawn is shown as a stamp of a few cells.
  if (larger <= symbols.inputSize.max) return `round-trip/#v=1&${letter}=${larger}&${parts.join("&")}`;
  return `stamp/#v=1&${letter}=4&${parts.join("&")}`;
}
