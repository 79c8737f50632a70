/** What each way keeps, how far it ends from P, and what it is to its pool: a column a way, a row a fact. */

import type { ComponentChildren } from "preact";
import { formatNumber } from "../kit/format.ts";
import type { Props } from "./View.tsx";
import { type WayName, wayNames } from "./ways.ts";

export function Facts({ model, num, say }: Props) {
  const { results } = model;
  const row = (
    name: string,
    head: ComponentChildren,
    value: (way: WayName) => number,
    after: (way: WayName) => ComponentChildren = () => null,
    isGood: (way: WayName) => boolean = () => false,
  ) => (
    <tr data-num={num(name)}>
      <th scope="row">{head}</th>
      {wayNames.map((way, index) => (
        <td key={way} class={isGood(way) ? "is-kept" : ""}>
          <span data-cell={index}>{formatNumber(value(way))}</span>
          {after(way)}
          {isGood(way) && <Tick />}
        </td>
      ))}
    </tr>
  );
  const ofFour = () => ` ${say("ofFour")}`;
  return (
    <table class="way-facts">
      <caption class="visually-hidden">{say("facts")}</caption>
      <colgroup>
        <col class="heads" />
      </colgroup>
      <thead class="visually-hidden">
        <tr>
          <td />
          {wayNames.map((way) => (
            <th key={way} scope="col">
              {say(way)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {row(
          "places",
          say("places"),
          (way) => results[way].places,
          ofFour,
          (way) => results[way].places === 4,
        )}
        {row(
          "means",
          say("means"),
          (way) => results[way].means,
          ofFour,
          (way) => results[way].means === 4,
        )}
        {row(
          "sums",
          <>
            {say("sums")} <span data-num={num("sum")}>{formatNumber(model.sum)}</span>)
          </>,
          (way) => results[way].sum,
          (way) => (results[way].keepsSum ? ` ${say("ofP")}` : results[way].keepsPooledSum ? ` ${say("ofZ")}` : ""),
          (way) => results[way].keepsSum || results[way].keepsPooledSum,
        )}
        {row("errors", say("error"), (way) => results[way].error)}
        <tr class="is-new">
          <th scope="row">
            {say("pool")} <var>A</var>
          </th>
          {wayNames.map((way) => (
            <td key={way} class="t-how">
              {say(`${way}Pool`)}
            </td>
          ))}
        </tr>
        {row("down", <Product left="Ax" right="z" />, (way) => results[way].down)}
        {row(
          "up",
          <Product left="x" right="Uz" />,
          (way) => results[way].up,
          () => null,
          (way) => results[way].up === results[way].down,
        )}
        <tr class="is-verdict">
          <th scope="row">
            <var>U</var> {say("is")}
          </th>
          {wayNames.map((way) => (
            <td key={way}>
              {results[way].isTranspose && (
                <span>
                  <var>A</var>
                  <sup>⊤</sup>
                  <span class="visually-hidden"> {say("transpose")}</span>
                </span>
              )}
              {results[way].isTranspose && results[way].isPseudoInverse && " = "}
              {results[way].isPseudoInverse && (
                <span>
                  <var>A</var>
                  <sup>+</sup>
                  <span class="visually-hidden"> {say("pseudoInverse")}</span>
                </span>
              )}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function Tick() {
  return <span class="tick"> ✓</span>;
}

function Product({ left, right }: { left: string; right: string }) {
  return (
    <span class="product">
      ⟨<var>{left}</var>, <var>{right}</var>⟩
    </span>
  );
}
