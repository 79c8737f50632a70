/** A photograph inside a drawing, pixel by pixel. `label` says in words what it shows. */
import { useMemo } from "preact/hooks";
import type { Picture } from "../kit/define.ts";
import { pngAddress } from "../kit/png.ts";

interface PhotoProps {
  picture: Picture;
  label: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export function Photo({ picture, label, x, y, width, height }: PhotoProps) {
  // Pointing redraws a figure; its pictures change only with its model.
  const href = useMemo(() => pngAddress(picture), [picture]);
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: an SVG image is no control.
    <image
      class="photo"
      href={href}
      role="img"
      aria-label={label}
      x={x}
      y={y}
      width={width}
      height={height}
      preserveAspectRatio="none"
      image-rendering="pixelated"
    />
  );
}
