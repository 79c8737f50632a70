// Marks in the list of lessons: nothing, started, or all exercises right.
import { progress } from "./store.ts";

export function showProgress(): void {
  draw();
  document.addEventListener("progress", draw);
}

function draw(): void {
  const counts = new Map<string, number>();
  for (const exercise of progress().right) {
    const lesson = exercise.split("/")[0] ?? "";
    counts.set(lesson, (counts.get(lesson) ?? 0) + 1);
  }
  const done = new Set<string>();
  for (const mark of document.querySelectorAll<HTMLElement>("[data-exercises]")) {
    const total = Number(mark.dataset.exercises);
    if (total > 0 && (counts.get(mark.dataset.mark ?? "") ?? 0) >= total) done.add(mark.dataset.mark ?? "");
  }
  for (const mark of document.querySelectorAll<HTMLElement>("[data-mark]")) {
    const lesson = mark.dataset.mark ?? "";
    if (done.has(lesson)) mark.dataset.state = "done";
    else if (counts.has(lesson)) mark.dataset.state = "started";
    else delete mark.dataset.state;
  }
  for (const box of document.querySelectorAll<HTMLElement>("[data-progress]")) {
    const right = progress().right.length;
    const words = (right === 1 ? box.dataset.one : box.dataset.many) ?? "";
    const text = words.replace("{done}", String(done.size)).replace("{right}", String(right));
    const line = box.querySelector("[data-progress-text]");
    if (line) line.textContent = text;
  }
}
