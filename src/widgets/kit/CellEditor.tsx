/** The one field for editing a cell of a grid: laid over the cell, closed by Enter or Escape, which give the focus back. */
import type { Signal } from "@preact/signals";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { type Edits, editCell, type GridKind, resolveGrid, shapeOf } from "./grid.ts";
import type { Store } from "./store.ts";

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
  return open ? (
    <Field key={`${open.param} ${open.position}`} open={open} store={store} close={() => close(editing)} />
  ) : null;
}

function close(editing: Signal<Editing | undefined>): void {
  const cell = editing.value?.cell;
  editing.value = undefined;
  cell?.focus();
}

function Field({ open, store, close }: { open: Editing; store: Store; close(): void }) {
  const { param, position, cell, stage } = open;
  const kind = store.widget.params[param] as GridKind;
  const edits = store.params[param]?.value as Edits;
  const value = resolveGrid(kind, edits, store.raw.value).data[position] ?? 0;
  const field = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState(false);

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

  const commit = (text: string): boolean => {
    const next = Number(text.trim().replace("−", "-"));
    if (text.trim() === "" || !Number.isFinite(next) || next < kind.min || next > kind.max) {
      setRefused(true);
      return false;
    }
    if (next !== value) store.set(param, editCell(edits, position, shapeOf(kind, store.raw.value), next));
    return true;
  };
  return (
    <>
      <input
        ref={field}
        class="cell-editor"
        inputMode="decimal"
        aria-label={`${kind.min} to ${kind.max}`}
        aria-invalid={refused}
        defaultValue={open.text ?? String(value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Escape") close();
          if (event.key === "Enter" && commit(event.currentTarget.value)) close();
        }}
        onBlur={(event) => {
          if (!refused) commit(event.currentTarget.value);
          close();
        }}
      />
      {refused && <p class="cell-refused" role="alert">{`${kind.min} to ${kind.max}`}</p>}
    </>
  );
}
