/** A small field for one setting. What it cannot take stays in it, with what is allowed, until something else is typed. */
import { useEffect, useState } from "preact/hooks";

interface FieldProps {
  id: string;
  label: string;
  value: string;
  wide?: boolean;
  /** Takes the text, or says what is allowed. */
  take: (text: string) => string | undefined;
}

export function Field({ id, label, value, wide = false, take }: FieldProps) {
  const [refused, setRefused] = useState<{ text: string; allowed: string } | undefined>();
  useEffect(() => setRefused(undefined), [value]);
  const commit = (text: string) => {
    const allowed = take(text);
    setRefused(allowed === undefined ? undefined : { text, allowed });
  };
  return (
    <>
      <input
        id={id}
        class={wide ? "layer-field is-wide" : "layer-field"}
        aria-label={label}
        aria-invalid={refused !== undefined}
        aria-describedby={refused ? `${id}-refused` : undefined}
        value={refused?.text ?? value}
        autocomplete="off"
        spellcheck={false}
        onChange={(event) => commit(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit(event.currentTarget.value);
        }}
      />
      {refused && (
        <span id={`${id}-refused`} class="control-refused" role="alert">
          {refused.allowed}
        </span>
      )}
    </>
  );
}
