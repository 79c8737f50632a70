/** The picture and what the kernel makes of it, with the window on the one and its output on the other. */
import { formatNumber } from "../kit/format.ts";
import type { ViewProps } from "../kit/view.ts";
import { Photo } from "../parts/Photo.tsx";
import type widget from "./index.ts";
import type { Layout } from "./layout.ts";
import { photoSize } from "./model.ts";

type PicturesProps = ViewProps<typeof widget> & { readonly at: Layout };

export function Pictures({ model, at, num, say, set }: PicturesProps) {
  const { size, outputSize, row, column, meanIn, meanOut } = model;
  const { scale, box, top, right } = at;
  const subject = say(model.subject);
  // Each output stands over the middle of its window.
  const inset = ((size - 1) / 2) * scale;
  const place = (event: PointerEvent) => {
    if (event.type === "pointermove" && event.buttons !== 1) return;
    const { left, top: above, width } = (event.currentTarget as SVGElement).getBoundingClientRect();
    const along = (px: number) => Math.min(photoSize - 5, Math.max(0, Math.round((px / width) * photoSize - size / 2)));
    set("row", along(event.clientY - above));
    set("column", along(event.clientX - left));
  };
  return (
    <>
      <Name x={0} name={say(at.narrow ? "pictureShort" : "picture")} mean={meanIn} num={num("meanIn")} say={say} />
      <Photo picture={model.photo} label={subject} x={0} y={top} width={box} height={box} />
      <rect class="photo-rim r-input" x={0} y={top} width={box} height={box} />
      <Marked x={column * scale} y={top + row * scale} side={size * scale} role="kernel" />
      <rect
        class="matrix-catch photo-catch"
        x={0}
        y={top}
        width={box}
        height={box}
        onPointerDown={place}
        onPointerMove={place}
      />
      <Name
        x={right}
        name={say(at.narrow ? "filteredShort" : "filtered")}
        mean={meanOut}
        num={num("meanOut")}
        say={say}
      />
      <Photo
        picture={model.filtered}
        label={say("altFiltered", { subject, kernel: say(model.preset), mean: formatNumber(meanOut) })}
        x={right + inset}
        y={top + inset}
        width={outputSize * scale}
        height={outputSize * scale}
      />
      <rect
        class="photo-rim r-output"
        x={right + inset}
        y={top + inset}
        width={outputSize * scale}
        height={outputSize * scale}
      />
      <Marked x={right + inset + column * scale} y={top + inset + row * scale} side={scale} role="output" />
    </>
  );
}

/** A frame that shows on bright and on dark pixels. */
function Marked({ x, y, side, role }: { x: number; y: number; side: number; role: "kernel" | "output" }) {
  return (
    <g class={`marked r-${role}`}>
      <rect class="marked-ground" x={x - 1} y={y - 1} width={side + 2} height={side + 2} />
      <rect class="marked-line" x={x - 1} y={y - 1} width={side + 2} height={side + 2} />
    </g>
  );
}

interface NameProps extends Pick<PicturesProps, "say"> {
  x: number;
  name: string;
  mean: number;
  num: string;
}

function Name({ x, name, mean, num, say }: NameProps) {
  return (
    <text class="t-label" x={x} y={14}>
      <tspan class="picture-name">{name}</tspan> {say("mean")} <tspan data-num={num}>{formatNumber(mean)}</tspan>
    </text>
  );
}
