/** SAME's pads for the input sizes around this one. Choosing a size sends the row through again. */
import type { ViewProps } from "../kit/view.ts";
import { Sym } from "../parts/Sym.tsx";
import type widget from "./index.ts";

export function PadTable({ model, set, say, num }: ViewProps<typeof widget>) {
  const { table } = model;
  const pads = (name: "padBegin" | "padEnd", array: string) => (
    <tr data-num={num(array)}>
      <th scope="row">
        <Sym of={name} />
      </th>
      {table.map((size, index) => (
        <td key={size.inputSize} data-cell={index} class={size.inputSize === model.inputSize ? "is-current" : ""}>
          {size[name]}
        </td>
      ))}
    </tr>
  );
  return (
    <table class="pad-table">
      <caption>{say("table")}</caption>
      <tbody>
        <tr data-num={num("sizes")}>
          <th scope="row">
            <Sym of="inputSize" />
          </th>
          {table.map(({ inputSize }, index) => (
            <td key={inputSize} data-cell={index} class={inputSize === model.inputSize ? "is-current" : ""}>
              <button
                type="button"
                aria-pressed={inputSize === model.inputSize}
                onClick={() => set("inputSize", inputSize)}
              >
                {inputSize}
              </button>
            </td>
          ))}
        </tr>
        {pads("padBegin", "begins")}
        {pads("padEnd", "ends")}
      </tbody>
    </table>
  );
}
