/** What a figure's drawing is given, and what it is made of. */
import type { ComponentType } from "preact";
import type { Cell, ModelOf, Widget } from "./define.ts";
import type { Lit } from "./linking.ts";

/** Pointing at cells: what is lit now, and what the reader's hand does. */
export interface Pointing {
  readonly lit: Lit;
  point(cell: Cell | undefined): void;
  pin(cell: Cell): void;
  /** The cell in focus is pinned: it stays lit when the pointer leaves. */
  readonly pinned?: boolean;
  /** Opens the one field over a cell of an editable grid; `text` is what the reader has already typed. */
  edit(param: string, position: number, cell: SVGElement | null | undefined, text?: string): void;
}

export interface ViewProps<W> {
  readonly model: ModelOf<W>;
  readonly step: number;
  /** Time runs by itself. A drawing may hold back what is still to come; at rest it shows everything. */
  readonly playing?: boolean;
  readonly pointing: Pointing;
  /** Room for the drawing in CSS px. */
  readonly width: number;
  /** A prefix that makes ids unique on the page. */
  readonly uid: string;
  /** The full name of a number on show: `num("o")` is "w10.o". */
  readonly num: (name: string) => string;
  /** A word of the drawing from the figure's `labels`, its places filled in. */
  readonly say: (name: string, values?: Readonly<Record<string, string | number>>) => string;
  /** Sets a parameter, for drawings with controls of their own. */
  readonly set: (param: string, value: unknown) => void;
  /** The figure's title, for the drawing's name. */
  readonly title: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** The path of the course, for links to other figures; the same at build and in the browser. */
  readonly site?: string;
}

/** A figure's `View.tsx`. `Result` stands at the top right of the frame, `Formulas` under the drawing. */
export interface ViewModule<W = Widget> {
  readonly View: ComponentType<ViewProps<W>>;
  readonly Result?: ComponentType<ViewProps<W>>;
  readonly Formulas?: ComponentType<ViewProps<W>>;
}
