/** The products of one window, each under its two factors. Its cells are counted through all windows, as in the links. */

import type { Cell } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type { Pointing, ViewProps } from "../kit/view.ts";
import { Grid } from "../parts/Grid.tsx";
import { centreOf } from "../parts/lattice.ts";
import type widget from "./index.ts";
import type { Layout } from "./layout.ts";
import { productsOf } from "./model.ts";

interface ProductsProps extends ViewProps<typeof widget> {
  at: Layout["products"];
  window: number;
}

export function Products({ at, window, model, pointing, num, say }: ProductsProps) {
  const taps = model.windows[window]?.taps ?? [];
  const terms = taps.map(({ factor, value }) => [formatNumber(factor), formatNumber(value)] as const);
  const longest = Math.max(...terms.map(([factor, value]) => factor.length + value.length + 1));
  const fits = longest * 6.6 <= at.cell - 4;
  const here = countedFrom(pointing, window * taps.length);
  return (
    <>
      <Grid
        name="terms"
        label={say("products")}
        array={productsOf(model, window)}
        {...at}
        level={fits ? 0.66 : 0.5}
        pointing={here}
        num={num("products")}
      />
      {fits &&
        terms.map(([factor, value], tap) => (
          <text
            key={tap}
            class={`product-term is-${here.lit.stateOf("terms", tap)}`}
            x={centreOf(at, 0, tap % at.columns).x}
            y={at.y + Math.floor(tap / at.columns) * at.height + at.height * 0.3}
          >
            <tspan class="r-kernel">{factor}</tspan>·<tspan class="r-input">{value}</tspan>
          </text>
        ))}
    </>
  );
}

/** The same pointing, for a grid whose first cell is not the first of its array. */
function countedFrom(pointing: Pointing, first: number): Pointing {
  const shift = (cell: Cell) => ({ ...cell, position: cell.position + first });
  return {
    ...pointing,
    lit: { ...pointing.lit, stateOf: (array, position) => pointing.lit.stateOf(array, position + first) },
    point: (cell) => pointing.point(cell && shift(cell)),
    pin: (cell) => pointing.pin(shift(cell)),
  };
}
