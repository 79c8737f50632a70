/** Everything a figure shows, as real tables: the scalars by name, then each array with its shape. */
import type { ShownArray } from "./define.ts";
import { formatNumber } from "./format.ts";
import type { Store } from "./store.ts";
import { fill, ui } from "./words.ts";

export function TableTwin({ store }: { store: Store }) {
  const model = store.model.value;
  const step = store.step.value;
  const scalars = Object.entries(store.widget.numbers(model, step));
  const arrays = Object.entries(store.widget.arrays?.(model, step) ?? {});
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen the tables scroll sideways, by keyboard too.
    // biome-ignore lint/a11y/useSemanticElements: a section would be one more landmark; this is a part of the figure.
    <div class="twin" role="group" aria-label={ui.bar.table} tabIndex={0}>
      {scalars.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{ui.panel.number}</th>
              <th scope="col">{ui.panel.value}</th>
            </tr>
          </thead>
          <tbody>
            {scalars.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{formatNumber(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {arrays.map(([name, array]) => (
        <ArrayTable key={name} array={array} />
      ))}
    </div>
  );
}

function ArrayTable({ array }: { array: ShownArray }) {
  const columns = array.shape.at(-1) ?? 1;
  const rows = Array.from({ length: array.data.length / columns }, (_, row) =>
    array.data.slice(row * columns, (row + 1) * columns),
  );
  return (
    <table class={`r-${array.role}`}>
      <caption>
        {array.label}, {array.shape.join(" × ")}
      </caption>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            <th scope="row">{fill(ui.panel.row, { n: index })}</th>
            {row.map((value, column) => (
              <td key={column}>{formatNumber(value)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
