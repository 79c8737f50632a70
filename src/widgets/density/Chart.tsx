/** The density against the side of the plane, both on logarithmic scales: a straight line for each kernel. */
import { formatNumber } from "../kit/format.ts";
import type { ViewProps } from "../kit/view.ts";
import { SvgSym } from "../parts/Sym.tsx";
import type widget from "./index.ts";

type Props = Pick<ViewProps<typeof widget>, "model" | "say" | "set"> & { width: number; height: number };

const sides = [4, 8, 16, 32, 64, 128, 256, 512];
const least = 4;
const most = 512;
const decades = [0, -1, -2, -3, -4, -5, -6];
const otherKernels = [1, 3, 5, 7, 11];

export function Chart({ model, say, set, width, height }: Props) {
  const { inputSize, kernelSize, density } = model;
  const box = { left: 66, right: width - 42, top: 30, bottom: height - 44 };
  const xOf = (side: number) => box.left + (Math.log(side / least) / Math.log(most / least)) * (box.right - box.left);
  const yOf = (share: number) => box.top + (Math.log10(share) / -6) * (box.bottom - box.top);
  // The lines of kernels larger than the plane do not begin at its smallest side.
  const line = (k: number) => {
    const from = Math.max(least, k);
    return `M${xOf(from)} ${yOf(k ** 2 / from ** 2)}L${xOf(most)} ${yOf(k ** 2 / most ** 2)}`;
  };
  const at = { x: xOf(inputSize), y: yOf(density) };

  const onPointer = (event: PointerEvent) => {
    if (event.type === "pointermove" && event.buttons === 0) return;
    const area = (event.currentTarget as SVGRectElement).getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - area.left) / area.width));
    set("inputSize", Math.round(least * (most / least) ** share));
  };

  return (
    <g class="density-chart">
      <text class="t-label" x={0} y={14}>
        {say("density")}
      </text>
      {decades.map((power) => (
        <g key={power}>
          <path class="chart-rule" d={`M${box.left} ${yOf(10 ** power)}H${box.right}`} />
          <text class="t-small t-end" x={box.left - 8} y={yOf(10 ** power) + 4}>
            {power === 0 ? "1" : (10 ** power).toFixed(-power)}
          </text>
        </g>
      ))}
      {sides.map((side) => (
        <text key={side} class="t-small t-middle" x={xOf(side)} y={box.bottom + 18}>
          {side}
        </text>
      ))}
      <text class="t-label" x={box.left} y={box.bottom + 38}>
        {say("side", { i: inputSize })}
      </text>
      {otherKernels.map((k) => (
        <g key={k} class="r-kernel">
          <path class="chart-other" d={line(k)} />
          {k !== kernelSize && Math.abs(k - kernelSize) > 1 && (
            <text class="t-small chart-k" x={box.right + 6} y={yOf(k ** 2 / most ** 2) + 4}>
              {k}
            </text>
          )}
        </g>
      ))}
      <g class="r-kernel">
        <path class="chart-line" d={line(kernelSize)} />
        <text class="t-label" x={box.right + 6} y={yOf(kernelSize ** 2 / most ** 2) + 4}>
          <SvgSym of="kernelSize" value={kernelSize} />
        </text>
      </g>
      <g class="r-input">
        <path class="chart-drop" d={`M${box.left} ${at.y}H${at.x}V${box.bottom}`} />
        <circle class="chart-point" cx={at.x} cy={at.y} r={6} />
      </g>
      <text class="t-label t-end chart-share" x={at.x > box.left + 68 ? at.x - 12 : at.x + 78} y={at.y + 22}>
        {formatNumber(Number(density.toPrecision(3)))}
      </text>
      <rect
        class="matrix-catch chart-catch"
        x={box.left}
        y={box.top}
        width={box.right - box.left}
        height={box.bottom - box.top}
        onPointerDown={onPointer}
        onPointerMove={onPointer}
      />
    </g>
  );
}
