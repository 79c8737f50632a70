/** The one field for editing a cell of a grid: laid over the cell, closed by Enter or Escape, which give the focus back. */
import type { Signal } from "@preact/signals";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { coordinates, type Edits, editCell, type GridKind, parseCell, resolveGrid, shapeOf } from "./grid.ts";
import type { Store } from "./store.ts";
import { fill, ui } from "./words.ts";

export interface Editing {
  readonly param: string;
  readonly position: number;
  readonly cell: SVGElement;
  readonly stage: HTMLElement;
  /** What the reader has typed to open the field; without it the field holds the value. */
  readonly text?: string | undefined;
}

export function CellEditor({ editing, store }: { editing: Signal<Editing | undefined>; store: Store }) {
  const open = editing.value;
  if (!open) return null;
  const close = (back: boolean) => {
    editing.value = undefined;
    if (back) open.cell.focus();
  };
  return <Field key={`${open.param} ${open.position}`} open={open} store={store} close={close} />;
}

/** `close(true)` gives the focus back to the cell; a reader who went elsewhere stays there. */
function Field({ open, store, close }: { open: Editing; store: Store; close(back: boolean): void }) {
  const { param, position, cell, stage } = open;
  const kind = store.widget.params[param] as GridKind;
  const edits = store.params[param]?.value as Edits;
  const shape = shapeOf(kind, store.raw.value);
  const value = resolveGrid(kind, edits, store.raw.value).data[position] ?? 0;
  const field = useRef<HTMLInputElement>(null);
  // Giving the focus back takes it from the field, which would then be left a second time.
  const done = useRef(false);
  const [refused, setRefused] = useState<string | undefined>();

  useLayoutEffect(() => {
    const box = cell.getBoundingClientRect();
    const origin = stage.getBoundingClientRect();
    const input = field.current;
    if (!input) return;
    Object.assign(input.style, {
      left: `${box.left - origin.left}px`,
      top: `${box.top - origin.top}px`,
      width: `${box.width}px`,
      height: `${box.height}px`,
    });
    input.focus();
    if (open.text === undefined) input.select();
  }, [cell, stage, open]);

  const leave = (back: boolean) => {
    done.current = true;
    close(back);
  };
  const commit = (text: string): boolean => {
    const parsed = parseCell(kind, text);
    if (!parsed.ok) setRefused(parsed.allowed);
    else if (parsed.value !== value) store.set(param, editCell(edits, position, shape, parsed.value));
    return parsed.ok;
  };
  const name = `${param}(${coordinates(position, shape).replace(",", ", ")})`;
  return (
    <>
      <input
        ref={field}
        class="cell-editor"
        inputMode="decimal"
        aria-label={fill(ui.controls.cell, { name })}
        aria-invalid={refused !== undefined}
        defaultValue={open.text ?? String(value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Escape") leave(true);
          if (event.key === "Enter" && commit(event.currentTarget.value)) leave(true);
        }}
        onBlur={(event) => {
          if (done.current) return;
          // Elsewhere a reader sees no message: what is no number is dropped, and the cell keeps its value.
          if (refused === undefined) commit(event.currentTarget.value);
          leave(false);
        }}
      />
      {refused && (
        <p class="cell-refused" role="alert">
          {fill(ui.problem.range, { allowed: refused })}
        </p>
      )}
    </>
  );
}
