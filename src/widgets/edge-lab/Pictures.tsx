/** The padded picture and its blur, side by side, each pixel of the blur where the middle of its window stands. */
import { Photo } from "../parts/Photo.tsx";
import type { DrawnProps } from "./layout.ts";

export function Pictures({ model, at, num, say }: DrawnProps) {
  const { inputSize, padding, paddedSize, outputSize, kernelSize, firstCentre, mode } = model;
  const { scale } = at;
  const subject = say(model.picture);
  const noteY = at.top + at.box + 20;
  /** Outputs from here on read no padding. */
  const clear = (kernelSize - 1) / 2;
  const clearSize = (inputSize - kernelSize + 1) * scale;
  return (
    <g>
      <Name x={0} name={say("padded")} size={paddedSize} num={num("padded")} />
      <Photo
        picture={model.padded}
        label={say(padding > 0 ? `alt.${mode}` : "alt.none", { subject, n: padding })}
        x={at.leftOf(-padding)}
        y={at.topOf(-padding)}
        width={paddedSize * scale}
        height={paddedSize * scale}
      />
      <rect
        class="photo-frame r-pad"
        x={at.leftOf(-padding)}
        y={at.topOf(-padding)}
        width={paddedSize * scale}
        height={paddedSize * scale}
      />
      <rect
        class="photo-frame r-input"
        x={at.leftOf(0)}
        y={at.topOf(0)}
        width={inputSize * scale}
        height={inputSize * scale}
      />
      <text class="t-small" x={0} y={noteY}>
        {say(padding > 0 ? `fill.${mode}` : "fill.none")}
      </text>

      <Name x={at.rightOf(0) - at.leftOf(0)} name={say("blurred")} size={outputSize} num={num("o")} />
      <Photo
        picture={model.blurred}
        label={say("alt.blurred", { subject, k: kernelSize, ring: model.ring, interior: model.interior })}
        x={at.rightOf(firstCentre)}
        y={at.topOf(firstCentre)}
        width={outputSize * scale}
        height={outputSize * scale}
      />
      <rect
        class="photo-frame r-output"
        x={at.rightOf(firstCentre)}
        y={at.topOf(firstCentre)}
        width={outputSize * scale}
        height={outputSize * scale}
      />
      {padding > 0 &&
        ["clear-ground", "clear-line"].map((name) => (
          <rect
            key={name}
            class={name}
            x={at.rightOf(clear)}
            y={at.topOf(clear)}
            width={clearSize}
            height={clearSize}
          />
        ))}
      <text class="t-small" x={at.rightOf(0) - at.leftOf(0)} y={noteY}>
        {say(padding === 0 ? "allClear" : at.narrow ? "clearShort" : "clear")}
      </text>
    </g>
  );
}

function Name({ x, name, size, num }: { x: number; name: string; size: number; num: string }) {
  return (
    <text class="t-label" x={x} y={14}>
      <tspan class="picture-name">{name}</tspan> <tspan data-num={num}>{size}</tspan> × {size}
    </text>
  );
}
