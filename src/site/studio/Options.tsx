/** What the file is to be: size, theme, ground, caption, resolution, pace. Real form fields, one after the other. */

import { labelOf, paramWords } from "#widgets/kit/words.ts";
import { type Choices, optionsOf, type Settings } from "./settings.ts";
import { courseOf, courses, steps } from "./stills.ts";
import type { Subject } from "./subject.ts";
import { say, sayOption } from "./words.ts";

interface OptionsProps {
  readonly settings: Settings;
  readonly subject: Subject;
  change(next: Partial<Settings>): void;
}

export function Options({ settings, subject, change }: OptionsProps) {
  const { widget } = subject.store;
  const known = courses(subject);
  const choice = (name: keyof Choices) => <Choice key={name} name={name} settings={settings} change={change} />;
  return (
    <div class="studio-options figure-controls">
      {(["size", "theme", "ground", "caption"] as const).map(choice)}
      {known.length > 0 && (
        <div class="control is-field">
          <label class="control-name" for="studio-through">
            {say("through")}
          </label>
          <select
            id="studio-through"
            class="field"
            value={courseOf(subject, settings.through)}
            onChange={(event) => change({ through: event.currentTarget.value })}
          >
            {known.map((name) => (
              <option key={name} value={name}>
                {name === steps ? say("through.steps") : labelOfParam(widget, name)}
              </option>
            ))}
          </select>
        </div>
      )}
      {known.length > 0 && (["seconds", "plays"] as const).map(choice)}
    </div>
  );
}

function labelOfParam(widget: Subject["store"]["widget"], name: string): string {
  const kind = widget.params[name];
  return kind?.kind === "size" ? labelOf(kind.symbol) : paramWords(widget, name).label;
}

function Choice({ name, settings, change }: { name: keyof Choices } & Omit<OptionsProps, "subject">) {
  const options: readonly string[] = optionsOf(name);
  return (
    <fieldset class={`control is-choice is-${name}`}>
      <legend class="control-name">{say(name)}</legend>
      <div class="segments">
        {options.map((option) => (
          <label key={option} class="segment">
            <input
              type="radio"
              name={`studio-${name}`}
              checked={settings[name] === option}
              onChange={() => change({ [name]: option })}
            />
            <span>{sayOption(name, option)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
