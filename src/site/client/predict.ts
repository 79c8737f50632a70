// Keeps a reader's guess, and puts the figure it is about in the state of the question.
import { progress, setGuess } from "./store.ts";

for (const question of document.querySelectorAll<HTMLFieldSetElement>("[data-predict]")) {
  const key = question.dataset.predict ?? "";
  const kept = progress().guesses[key];
  for (const input of question.querySelectorAll("input")) input.checked = input.value === kept;
  question.addEventListener("change", (event) => {
    setGuess(key, (event.target as HTMLInputElement).value);
    const { figure, set } = question.dataset;
    if (figure && set !== undefined)
      document.querySelector(`live-figure[data-uid="${CSS.escape(figure)}"]`)?.setAttribute("params", set);
  });
}
