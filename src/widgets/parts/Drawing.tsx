/** A figure's one SVG, as wide as its room, with the course's textures at hand. */
import type { ComponentChildren } from "preact";
import { Hatches } from "./Hatches.tsx";

interface DrawingProps {
  width: number;
  height: number;
  uid: string;
  /** The figure's title: the cells inside can be reached one by one, so the drawing is a group and no image. */
  title: string;
  /** For the styles of one figure. */
  class?: string;
  children: ComponentChildren;
}

export function Drawing({ width, height, uid, title, class: name, children }: DrawingProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: fieldset and its like cannot hold SVG shapes.
    <svg class={name} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={title}>
      <Hatches uid={uid} />
      {children}
    </svg>
  );
}
