/** A piece of text to take along, with a copy button that says whether it worked. */
import { useState } from "preact/hooks";
import { ui } from "./words.ts";

export function CodeField({ id, label, code }: { id: string; label: string; code: string }) {
  const [note, setNote] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      setNote(ui.panel.copied);
    } catch {
      // No permission, or no clipboard in this page: the text can still be selected.
      setNote(ui.panel.copyFailed);
    }
  };
  return (
    <div class="code-field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        readOnly
        rows={code.includes("\n") ? 3 : 2}
        value={code}
        onFocus={(event) => event.currentTarget.select()}
      />
      <button type="button" class="button" onClick={() => void copy()}>
        {ui.panel.copy}
      </button>
      <span role="status">{note}</span>
    </div>
  );
}
