/** What a reader typed and a control cannot take: it stays in the field, with what is allowed, until something changes. */
import { useState } from "preact/hooks";
import type { Raw } from "./define.ts";
import type { Store } from "./store.ts";
import { fill, ui } from "./words.ts";

interface Refusal {
  readonly text: string;
  readonly allowed: string;
}

/** The refusal that stands, and a way to set or clear it. */
export function useRefusal(store: Store): [Refusal | undefined, (refusal?: Refusal) => void] {
  const [refusal, setRefusal] = useState<(Refusal & { readonly raw: Raw }) | undefined>();
  const raw = store.raw.value;
  return [refusal?.raw === raw ? refusal : undefined, (next) => setRefusal(next && { ...next, raw })];
}

export function Refused({ id, refusal }: { id: string; refusal: Refusal | undefined }) {
  if (!refusal) return null;
  return (
    <p id={id} class="control-refused" role="alert">
      {fill(ui.problem.range, { allowed: refusal.allowed })}
    </p>
  );
}
