/** Kernels across, strides down: where the layers lie. Cells whose stride divides the kernel are those of even overlap. */
import { Drawing } from "../parts/Drawing.tsx";
import { overlapOf } from "./solutions.ts";
import type { Props } from "./View.tsx";

export function Lattice({ model, width, uid, title, num, say }: Props) {
  const { mostKernel, mostStride, ways } = model;
  const left = 64;
  const top = 34;
  const cell = Math.min(64, (width - left - 2) / mostKernel);
  const tall = Math.min(32, cell);
  const bottom = top + tall * mostStride;
  return (
    <Drawing width={width} height={bottom + 28} uid={uid} title={title} class="lattice">
      <text class="t-small" x={0} y={top - 12}>
        {say("stride")}
      </text>
      <text class="t-small" x={left} y={12}>
        {say("kernel")}
      </text>
      {Array.from({ length: mostKernel }, (_, column) => (
        <text key={column} class="t-small t-middle" x={left + (column + 0.5) * cell} y={top - 6}>
          {column + 1}
        </text>
      ))}
      <g data-num={num("ways")}>
        {ways.map((count, at) => {
          const [row, column] = [Math.floor(at / mostKernel), at % mostKernel];
          const [least, most] = overlapOf({ kernelSize: column + 1, stride: row + 1, dilation: 1 });
          const look = count === 0 ? "is-empty" : least === most ? "is-even" : "is-uneven";
          const [x, y] = [left + column * cell, top + row * tall];
          return (
            <g key={at} class={look}>
              <rect x={x} y={y} width={cell} height={tall} />
              <text class="t-middle" x={x + cell / 2} y={y + tall / 2 + 5} data-cell={at}>
                {count}
              </text>
            </g>
          );
        })}
      </g>
      {Array.from({ length: mostStride }, (_, row) => (
        <text key={row} class="t-small t-end" x={left - 10} y={top + (row + 0.5) * tall + 5}>
          {row + 1}
        </text>
      ))}
      {(["is-even", "is-uneven"] as const).map((look, at) => (
        <g key={look} class={look} transform={`translate(${at * Math.min(230, width / 2)} ${bottom + 12})`}>
          <rect width={14} height={14} rx={2} />
          <text class="t-note" x={21} y={12}>
            {say(look)}
          </text>
        </g>
      ))}
    </Drawing>
  );
}
