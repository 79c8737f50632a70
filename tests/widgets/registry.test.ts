// What holds for every figure there is, in hundreds of random states: it explains itself, and it is true.
import { beforeAll, describe, expect, test } from "vitest";
import { type Random, random } from "#engine/random.ts";
import { symbolNames } from "#rules/symbols.ts";
import type { Cell, Link, Raw, ShownArray } from "#widgets/kit/define.ts";
import { light } from "#widgets/kit/linking.ts";
import { defaultsOf } from "#widgets/kit/params.ts";
import { type Images, type Status, statusOf } from "#widgets/kit/status.ts";
import { paramWords, ui } from "#widgets/kit/words.ts";
import { figureNames, type LoadedFigure, loadFigure } from "#widgets/registry.ts";
import { imagesOf, sampleRaw } from "./kit/states.ts";
import { isTrue } from "./kit/sums.ts";

const states = 500;
/** Steps looked at in each state; the first and the last are always among them. */
const steps = 12;

describe.each(figureNames)("%s", (name) => {
  let figure: LoadedFigure;
  let images: Images;
  beforeAll(async () => {
    figure = await loadFigure(name);
    images = await imagesOf(figure.widget);
  });
  const status = (raw: Raw): Status => statusOf(figure.widget, raw, images, undefined);

  test("the state it starts with is ready", () => {
    expect(status(defaultsOf(figure.widget.params)).is).toBe("ready");
  });

  test(`${states} random states are shown or explained, and every repair works`, () => {
    const chance = random(5);
    const faults: string[] = [];
    const counts = { ready: 0, problem: 0, repairs: 0 };
    for (let count = 0; count < states; count++) {
      const raw = sampleRaw(figure.widget, chance);
      const shown = status(raw);
      const told = JSON.stringify(raw);
      if (shown.is === "failed") faults.push(`${told}: ${shown.error}`);
      if (shown.is === "ready") counts.ready++;
      if (shown.is !== "problem") continue;
      counts.problem++;
      counts.repairs += shown.repairs.length;
      if (!/\d/.test(shown.reason)) faults.push(`${told}: no number in the reason "${shown.reason}"`);
      if (shown.repairs.length === 0) faults.push(`${told}: no repair for "${shown.reason}"`);
      for (const { changes } of shown.repairs) {
        const mended = { ...raw, ...Object.fromEntries(changes.map(({ param, value }) => [param, value])) };
        if (status(mended).is !== "ready") faults.push(`${told}: ${JSON.stringify(changes)} mends nothing`);
      }
    }
    expect(faults.slice(0, 5), `${faults.length} faults`).toEqual([]);
    console.log(
      `${name}: ${states} states, ${counts.ready} ready, ${counts.problem} explained with ${counts.repairs} repairs`,
    );
  });

  test("its words, numbers, arrays, links and sums are whole and true in every state and step", () => {
    const chance = random(13);
    const faults: string[] = [];
    const counts = { models: 0, steps: 0, numbers: 0, links: 0, sums: 0 };
    for (let count = 0; count < states; count++) {
      const raw = count === 0 ? defaultsOf(figure.widget.params) : sampleRaw(figure.widget, chance);
      const shown = status(raw);
      if (shown.is !== "ready") continue;
      counts.models++;
      for (const step of stepsOf(figure, shown.model, chance)) {
        counts.steps++;
        const found = faultsAt(figure, shown.model, step, chance, counts);
        if (found.length > 0) faults.push(`${JSON.stringify(raw)}, step ${step}: ${found.slice(0, 5).join("; ")}`);
      }
    }
    expect(faults.slice(0, 5), `${faults.length} faults`).toEqual([]);
    expect(counts.models).toBeGreaterThan(0);
    if (figure.widget.arithmetic) expect(counts.sums, "sums worked out").toBeGreaterThan(0);
    console.log(
      `${name}: ${counts.models} models, ${counts.steps} steps, ${counts.numbers} numbers, ${counts.links} links, ${counts.sums} sums worked out`,
    );
  });

  test("every parameter has a label and every option a name", () => {
    const unnamed = Object.entries(figure.widget.params).flatMap(([param, kind]) => {
      if (kind.kind === "grid") return [];
      if (kind.kind === "size") return Object.hasOwn(ui.symbols, kind.symbol) ? [] : [`symbol ${kind.symbol}`];
      const { label, options = {} } = paramWords(figure.widget, param);
      const nameless = "options" in kind ? kind.options.filter((option) => !Object.hasOwn(options, option)) : [];
      return [...(label === param ? [param] : []), ...nameless.map((option) => `${param}: ${option}`)];
    });
    expect(unnamed, "to be named in content/i18n/figure.en.json").toEqual([]);
  });

  test("its id, name and title are those of no other figure", async () => {
    const all = await Promise.allSettled(figureNames.map(loadFigure));
    const others = all.flatMap((loaded) => (loaded.status === "fulfilled" ? [loaded.value] : []));
    expect(figure.widget.name).toBe(name);
    expect(others.filter(({ widget }) => widget.id === figure.widget.id)).toHaveLength(1);
    expect(others.filter(({ words }) => words.title === figure.words.title)).toHaveLength(1);
    expect(figure.words.summary).toMatch(/\S.*[.?!]$/);
  });
});

test("a figure that is not there is answered with those that are", async () => {
  await expect(loadFigure("nonsense")).rejects.toThrow(
    `There is no figure "nonsense". Known figures: ${figureNames[0]}`,
  );
  await expect(loadFigure("__proto__")).rejects.toThrow("There is no figure");
});

function stepsOf({ widget }: LoadedFigure, model: unknown, chance: Random): number[] {
  const frames = widget.frames?.(model) ?? 1;
  if (frames <= steps) return Array.from({ length: Math.max(1, frames) }, (_, step) => step);
  return [0, frames - 1, ...Array.from({ length: steps - 2 }, () => chance.integer(1, frames - 2))];
}

function faultsAt(
  { widget, words }: LoadedFigure,
  model: unknown,
  step: number,
  chance: Random,
  counts: { numbers: number; links: number; sums: number },
): string[] {
  const numbers = Object.entries(widget.numbers(model, step));
  const arrays = widget.arrays?.(model, step) ?? {};
  const links = widget.links?.(model, step) ?? [];
  const described = widget.describe(model, step);
  const { lead, text } = words.caption(described);
  const focused = [widget.focusAt?.(model, step), ...cellsToTry(arrays, links, chance)].filter(
    (cell) => cell !== undefined,
  );
  const lines = focused.flatMap((focus) => widget.arithmetic?.(model, step, focus) ?? []);
  counts.numbers += numbers.length + Object.values(arrays).reduce((sum, { data }) => sum + data.length, 0);
  counts.links += links.reduce((sum, { triples }) => sum + triples.length, 0);
  counts.sums += lines.filter((line) => isTrue(line) !== undefined).length;
  return [
    ...numbers.filter(([, value]) => !Number.isFinite(value)).map(([name, value]) => `${name} is ${value}`),
    ...Object.entries(arrays).flatMap(([name, array]) => wrongArray(name, array)),
    ...links.flatMap((link) => wrongLink(link, arrays)),
    ...focused.flatMap((focus) => wrongLight(links, focus)),
    ...[words.sentence(described), lead, text].flatMap(wrongSentence),
    ...lines.filter((line) => isTrue(line) === false).map((line) => `not true: ${line}`),
    ...lines.flatMap(wrongWords),
  ];
}

/** NaN is never meant; infinities are what a maximum starts from. */
function wrongArray(name: string, { label, shape, data }: ShownArray): string[] {
  const cells = shape.reduce((product, axis) => product * axis, 1);
  return [
    ...(cells === data.length ? [] : [`${name} has ${data.length} values in a shape of ${shape.join(" × ")}`]),
    ...(label.trim() === "" ? [`${name} has no label`] : []),
    ...(data.some(Number.isNaN) ? [`${name} holds NaN`] : []),
  ];
}

/** An input position outside its array lies in the padding; outputs and weights lie inside theirs. */
function wrongLink({ from, to, weights, triples }: Link, arrays: Readonly<Record<string, ShownArray>>): string[] {
  const inside = (array: string | undefined, position: number) => {
    const shown = array === undefined ? undefined : arrays[array];
    return shown === undefined || (position >= 0 && position < shown.data.length);
  };
  const wrong = triples.find(
    ([input, output, tap]) =>
      ![input, output, tap].every(Number.isSafeInteger) || !inside(to, output) || !inside(weights, tap),
  );
  return wrong ? [`a link ${from} → ${to} is [${wrong.join(", ")}]`] : [];
}

/** What lights up is what shares a triple with the focus, and each such cell lights the focus in turn. */
function wrongLight(links: readonly Link[], focus: Cell): string[] {
  const partners = new Map<string, Cell>();
  for (const { from, to, weights, triples } of links)
    for (const [input, output, tap] of triples) {
      const ends = [
        { array: from, position: input },
        { array: to, position: output },
        ...(weights === undefined ? [] : [{ array: weights, position: tap }]),
      ];
      if (!ends.some((cell) => isSame(cell, focus))) continue;
      for (const cell of ends) if (!isSame(cell, focus)) partners.set(`${cell.array} ${cell.position}`, cell);
    }
  const lit = light(links, focus);
  return [...partners.values()].slice(0, 12).flatMap((cell) => {
    const there = lit.stateOf(cell.array, cell.position);
    const back = light(links, cell).stateOf(focus.array, focus.position);
    return there === "linked" && back === "linked" ? [] : [`${cell.array}(${cell.position}) is ${there}, back ${back}`];
  });
}

function isSame(a: Cell, b: Cell): boolean {
  return a.array === b.array && a.position === b.position;
}

function cellsToTry(arrays: Readonly<Record<string, ShownArray>>, links: readonly Link[], chance: Random): Cell[] {
  const shown = Object.entries(arrays).map(([array, { data }]) => ({
    array,
    position: chance.integer(0, Math.max(0, data.length - 1)),
  }));
  const linked = links.flatMap(({ from, to, weights, triples }) => {
    const [input, output, tap] = triples[chance.integer(0, Math.max(0, triples.length - 1))] ?? [];
    if (input === undefined || output === undefined || tap === undefined) return [];
    const ends: Cell[] = [
      { array: from, position: input },
      { array: to, position: output },
    ];
    return weights === undefined ? ends : [...ends, { array: weights, position: tap }];
  });
  return [...shown, ...linked];
}

/** A sentence says something, and every place in it is filled or names a symbol. */
function wrongSentence(sentence: string): string[] {
  const places = [...sentence.matchAll(/\{(\w*)\}/g)].map(([, place]) => place ?? "");
  const unknown = places.filter((place) => !symbolNames.some((symbol) => symbol === place));
  return [
    ...(sentence.trim() === "" ? ["an empty sentence"] : []),
    ...unknown.map((place) => `{${place}} is no symbol`),
    ...wrongWords(sentence),
  ];
}

function wrongWords(text: string): string[] {
  return /undefined|null|NaN|\[object|Infinity/.test(text) ? [`"${text}"`] : [];
}
