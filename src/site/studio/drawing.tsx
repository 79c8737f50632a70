/** Draws a figure's state for a file: in the page, but out of sight, since only a page computes styles. */
import { render } from "preact";
import type { Widget } from "#widgets/kit/define.ts";
import type { Store } from "#widgets/kit/store.ts";
import type { ViewProps } from "#widgets/kit/view.ts";
import { fill } from "#widgets/kit/words.ts";
import { paintOf } from "#widgets/picture/paint.ts";
import { type Standalone, standalone } from "#widgets/picture/standalone.ts";
import type { LoadedFigure } from "#widgets/registry.ts";
import type { Subject } from "./subject.ts";

export interface Drawn {
  readonly drawing: Standalone;
  readonly ground: string;
  readonly ink: string;
}

export interface Wanted {
  /** Room for the drawing in CSS px. */
  readonly width: number;
  readonly theme: "light" | "dark";
}

export function drawFigure({ figure, store }: Subject, { width, theme }: Wanted): Drawn {
  // Styles of one figure are written for this element. Here it has no behaviour: the studio does not define it.
  const stage = document.createElement("live-figure");
  stage.setAttribute("name", figure.widget.name);
  stage.className = "studio-stage";
  stage.style.setProperty("width", `${width}px`);
  stage.style.setProperty("color-scheme", theme);
  stage.inert = true;
  document.body.append(stage);
  try {
    const { View } = figure.module;
    render(
      <div class="figure" data-figure={figure.widget.name}>
        <div class="figure-stage">
          <View {...propsOf(figure, store, width)} />
        </div>
      </div>,
      stage,
    );
    const svg = stage.querySelector("svg");
    return {
      drawing: standalone(svg),
      ground: paintOf(getComputedStyle(stage).backgroundColor).paint,
      ink: paintOf(getComputedStyle(svg ?? stage).color).paint,
    };
  } finally {
    render(null, stage);
    stage.remove();
  }
}

/** A drawing that nobody points at. */
function propsOf({ words }: LoadedFigure, store: Store, width: number): ViewProps<Widget> {
  const nobody = () => {};
  return {
    model: store.model.value,
    step: store.step.value,
    playing: false,
    pointing: { lit: store.lit.value, point: nobody, pin: nobody, edit: nobody },
    width,
    uid: "studio",
    num: (name) => name,
    say: (name, filled = {}) => fill(words.labels[name] ?? name, filled),
    set: nobody,
    title: words.title,
    values: store.raw.value,
  };
}
