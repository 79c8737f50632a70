// Where a key leads in a grid, by the key table of the ARIA grid pattern, and past cells that are folded away.
import { expect, test } from "vitest";
import { moveInGrid } from "#widgets/parts/gridKeys.ts";

const press = (key: string, from: number, ctrlKey = false) => moveInGrid({ key, ctrlKey }, from, 3, 4);

test.each([
  ["ArrowRight", 5, 6],
  ["ArrowRight", 7, 7],
  ["ArrowLeft", 4, 4],
  ["ArrowDown", 5, 9],
  ["ArrowDown", 9, 9],
  ["ArrowUp", 1, 1],
  ["Home", 6, 4],
  ["End", 4, 7],
  ["PageDown", 1, 9],
  ["PageUp", 10, 2],
])("%s leads from %i to %i in a grid of 3 × 4", (key, from, to) => {
  expect(press(key, from)).toBe(to);
});

test("Control goes to the corners, and other keys are left to others", () => {
  expect([press("Home", 6, true), press("End", 6, true)]).toEqual([0, 11]);
  for (const key of ["a", "Tab", "Enter", "Escape", "F5", "Insert"]) expect(press(key, 6)).toBeUndefined();
});

test("folded rows are passed over in both directions, and nobody lands in them", () => {
  const isDrawn = (row: number) => row < 3 || row > 7;
  const go = (key: string, from: number) => moveInGrid({ key, ctrlKey: false }, from, 10, 1, isDrawn);
  expect(go("ArrowDown", 2)).toBe(8);
  expect(go("ArrowUp", 8)).toBe(2);
  expect(go("PageDown", 0)).toBe(9);
  expect(moveInGrid({ key: "ArrowDown", ctrlKey: false }, 2, 10, 1, (row) => row < 3)).toBe(2);
});
