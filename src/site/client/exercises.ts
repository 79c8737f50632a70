// Brings the exercises of a page to life. The lesson's exercises load when a reader first turns to one.
import { random } from "#engine/random.ts";
import { arrayHtml } from "../arrayHtml.ts";
import { type Exercise, givenValue, judge, type Verdict } from "../exercise/exercise.ts";
import { givenHtml } from "../exercise/given.ts";
import type { NumberValue } from "../numbers.ts";
import { addRight } from "./store.ts";

const files = import.meta.glob<Record<string, Exercise>>("/content/lessons/*/exercises.ts");

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-exercise]")) wire(form);

function wire(form: HTMLFormElement): void {
  let given: unknown;
  let seed = 0;
  let loading: Promise<Exercise> | undefined;
  const exercise = async (): Promise<Exercise> => {
    loading ??= load(form);
    const loaded = await loading;
    given ??= loaded.fixed;
    return loaded;
  };
  form.addEventListener("focusin", () => void exercise(), { once: true });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const loaded = await exercise();
    const entered = new FormData(form).getAll("answer").map(String);
    const verdict = judge(loaded, given, entered.join(","));
    if (verdict.is === "right") addRight(form.dataset.exercise ?? "");
    show(form, verdict, loaded, given, entered.join(", "));
  });
  form.addEventListener("input", () => clear(form));
  form.querySelector("[data-vary]")?.addEventListener("click", async () => {
    const loaded = await exercise();
    if (!loaded.vary) return;
    seed += 1;
    given = loaded.vary(random(seed));
    for (const input of form.querySelectorAll<HTMLInputElement>("input[name=answer]")) {
      if (input.type === "radio" || input.type === "checkbox") input.checked = false;
      else if (input.type !== "hidden") input.value = "";
    }
    fill(form, loaded, given);
    solution(form, loaded, given);
    clear(form);
  });
  for (const button of form.querySelectorAll<HTMLButtonElement>("[data-move]"))
    button.addEventListener("click", () => move(form, button));
}

async function load(form: HTMLFormElement): Promise<Exercise> {
  const file = await files[`/content/lessons/${form.dataset.lesson}/exercises.ts`]?.();
  const exercise = file?.[form.dataset.name ?? ""];
  if (!exercise) throw new Error(`The exercise ${form.dataset.exercise} did not load.`);
  return exercise;
}

function show(form: HTMLFormElement, verdict: Verdict, exercise: Exercise, given: unknown, entered: string): void {
  const box = form.querySelector<HTMLElement>(".verdict");
  const words = box?.querySelector("[data-words]");
  if (!box || !words) return;
  const right = verdict.is === "right";
  form.dataset.is = right ? "right" : "wrong";
  for (const sign of box.querySelectorAll<HTMLElement>("[data-sign]"))
    sign.hidden = (sign.dataset.sign === "right") !== right;
  const keys = right ? ["right"] : verdict.is === "wrong" ? verdict.diagnoses : [];
  const found = keys.flatMap(
    (key) => form.querySelector<HTMLTemplateElement>(`template[data-diagnosis="${CSS.escape(key)}"]`) ?? [],
  );
  words.textContent =
    right || found.length === 1 ? "" : (box.dataset[found.length === 0 ? verdict.is : "several"] ?? "");
  words.append(...found.map((template) => template.content.cloneNode(true)));
  // The explanation of an answer is also printed where nobody was right yet, so it does not say so itself.
  if (right) {
    const said = document.createElement("strong");
    said.textContent = box.dataset.right ?? "";
    (words.querySelector("p") ?? words).prepend(said, " ");
  }
  fill(words, exercise, given, entered);
}

function clear(form: HTMLFormElement): void {
  delete form.dataset.is;
  for (const sign of form.querySelectorAll<HTMLElement>("[data-sign]")) sign.hidden = true;
  form.querySelector("[data-words]")?.replaceChildren();
}

/** Puts the numbers of a case in their places. Diagnoses are filled when they are shown. */
function fill(within: Element, exercise: Exercise, given: unknown, entered = ""): void {
  for (const place of within.querySelectorAll<HTMLElement>("[data-given]")) {
    const name = place.dataset.given ?? "";
    if (name === "answer") place.textContent = entered;
    else place.innerHTML = givenHtml(givenValue(exercise, given, name));
  }
}

function solution(form: HTMLFormElement, exercise: Exercise, given: unknown): void {
  const value: unknown = exercise.solve(given);
  const place = form.querySelector("[data-solution]");
  if (place && exercise.answer.kind === "grid") {
    place.innerHTML = arrayHtml(value as NumberValue, "output");
    fields(form, value as NumberValue);
  } else if (place) place.textContent = exercise.answer.print(value);
}

/** Another case may have an array of another shape. */
function fields(form: HTMLFormElement, value: NumberValue): void {
  const grid = form.querySelector<HTMLElement>("[data-grid]");
  const first = grid?.querySelector("input");
  if (!grid || !first || typeof value === "number") return;
  const rows = (typeof value[0] === "number" ? [value] : value) as readonly (readonly NumberValue[])[];
  grid.replaceChildren(
    ...rows.map((row, r) => {
      const line = document.createElement("div");
      line.append(
        ...row.map((_, c) => {
          const input = first.cloneNode() as HTMLInputElement;
          input.value = "";
          input.setAttribute(
            "aria-label",
            (grid.dataset.place ?? "").replace("{row}", String(r + 1)).replace("{column}", String(c + 1)),
          );
          return input;
        }),
      );
      return line;
    }),
  );
}

function move(form: HTMLFormElement, button: HTMLButtonElement): void {
  const step = button.closest("[data-option]");
  const up = button.dataset.move === "-1";
  const neighbour = up ? step?.previousElementSibling : step?.nextElementSibling;
  if (!step || !neighbour?.matches("[data-option]")) return;
  if (up) neighbour.before(step);
  else neighbour.after(step);
  button.focus();
  clear(form);
}
