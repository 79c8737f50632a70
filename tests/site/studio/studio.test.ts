// The studio's address, and which pictures an animation has.
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { parameterRuns } from "#site/studio/parameters.ts";
import { changed, readSettings, sizes, writeSettings } from "#site/studio/settings.ts";
import { at, courseOf, courses, stillsOf } from "#site/studio/stills.ts";
import { subjectOf } from "#site/studio/subject.ts";
import { studioAddress } from "#widgets/kit/place.ts";
import { plainCaption } from "#widgets/picture/caption.ts";
import { figureNames } from "#widgets/registry.ts";

const open = (name: string, state = "") => subjectOf(name, state, (file) => readFile(`public/images/${file}`));

test("an address is read back as it was written, and nothing in it can break it", () => {
  const hash =
    "figure=ruler&state=v%3D1%26k%3D5&through=stride&size=slide&theme=dark&ground=transparent&caption=without&seconds=0.5&plays=once&dpi=288";
  expect(writeSettings(readSettings(`#${hash}`))).toBe(hash);
  expect(writeSettings(readSettings(""))).toBe("");
  expect(writeSettings(readSettings("#figure=ruler&size=poster&theme=&dpi=72&dpi=x&__proto__=1&%E0%A4%A"))).toBe(
    "figure=ruler",
  );
});

test("another size has resolutions of its own", () => {
  const paper = readSettings("#figure=ruler&dpi=600");
  expect(changed(paper, { size: "text" }).dpi).toBe(600);
  expect(changed(paper, { size: "slide" }).dpi).toBe(sizes.slide.dpi);
});

test("a figure's Save panel leads to the studio with the figure in its state", () => {
  const place = { where: "lesson", root: "https://example.org/course/" } as const;
  const address = studioAddress(place, "ruler", "v=1&k=5&x=1,2;3");
  expect(address.startsWith("https://example.org/course/tools/studio/#")).toBe(true);
  const { figure, state } = readSettings(new URL(address).hash);
  expect([figure, state]).toEqual(["ruler", "v=1&k=5&x=1,2;3"]);
});

test("the window's pictures are its steps: one for each of the four outputs", async () => {
  const subject = await open("window");
  expect(courseOf(subject, "")).toBe("");
  expect(stillsOf(subject, "").map(({ step }) => step)).toEqual([0, 1, 2, 3]);
});

test("a figure without steps runs through a parameter, and leaves out what the size rule forbids", async () => {
  const subject = await open("ruler", "i=8&k=3&s=2&pb=1&pe=1&d=1");
  expect(courses(subject)).not.toContain("");
  // The reach d(k − 1) + 1 of a kernel may be at most the padded row, which has 10 cells.
  const sizesOf = stillsOf(subject, "kernelSize").map(({ raw }) => raw.kernelSize);
  expect(sizesOf).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const [first] = stillsOf(subject, "kernelSize");
  if (first) expect(plainCaption(parameterRuns(at(subject, first).store))).toContain("k\u00a0=\u00a01");
});

test("every figure has a course or says that it has none, and the captions name its sizes", async () => {
  for (const name of figureNames) {
    const subject = await open(name);
    const course = courseOf(subject, "no such parameter");
    if (course !== undefined) expect(stillsOf(subject, course).length, name).toBeGreaterThan(0);
    const caption = plainCaption(parameterRuns(subject.store));
    expect(caption, name).not.toMatch(/[{}]|undefined/);
  }
});
