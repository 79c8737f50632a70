// A page with many headings: the one that asks the reader's question comes first, wherever it stands.
import { expect, test } from "vitest";
import { bestPlaces } from "#site/client/bestPlaces.ts";

const place = (title: string, ...scores: number[]) => ({
  title,
  url: `/lesson/#${title}`,
  excerpt: "",
  weighted_locations: scores.map((balanced_score) => ({ balanced_score })),
});
const page = [
  place("One window, one number", 4, 4, 4),
  place("In letters", 9),
  place("Does conv2d flip the kernel?", 1),
  place("Is turning by 180° the same as transposing?", 2),
];
const titles = (query: string, count = 2) => bestPlaces(query, page, count).map(({ title }) => title);

test("a heading with more of the words comes first", () => {
  expect(titles("does conv2d flip the kernel")).toEqual([
    "Does conv2d flip the kernel?",
    "Is turning by 180° the same as transposing?",
  ]);
  expect(titles("transpos", 1)).toEqual(["Is turning by 180° the same as transposing?"]);
});

test("where no heading tells, what the text is worth decides", () => {
  expect(titles("sum of products", 3)).toEqual([
    "One window, one number",
    "In letters",
    "Is turning by 180° the same as transposing?",
  ]);
});

test("a query without a word leaves what Pagefind thinks", () => {
  expect(titles("???", 1)).toEqual(["One window, one number"]);
});
