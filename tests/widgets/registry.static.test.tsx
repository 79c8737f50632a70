// What readers get without JavaScript: every figure as HTML, with every number it has, and no two things by one name.
import { parseHTML } from "linkedom";
import { renderToString } from "preact-render-to-string";
import { beforeAll, describe, expect, test } from "vitest";
import { random } from "#engine/random.ts";
import { readAddress, writeAddress } from "#widgets/kit/address.ts";
import type { Raw } from "#widgets/kit/define.ts";
import { Figure } from "#widgets/kit/Figure.tsx";
import { formatNumber } from "#widgets/kit/format.ts";
import { nothingLit } from "#widgets/kit/linking.ts";
import { renderStatic } from "#widgets/kit/renderStatic.tsx";
import type { Images } from "#widgets/kit/status.ts";
import { createStore, type Store } from "#widgets/kit/store.ts";
import { fill } from "#widgets/kit/words.ts";
import { figureNames, type LoadedFigure, loadFigure } from "#widgets/registry.ts";
import { proved } from "../proved.ts";
import { type DrawnElement, drawnCells, drawnNumbers } from "./kit/drawn.ts";
import { imagesOf, sampleRaw, sizesAt } from "./kit/states.ts";

const states = 12;
/** A phone, the column of a lesson, and a wide frame of somebody else. */
const widths = [272, 672, 1100];
const place = { where: "page", root: "https://example.org/" } as const;

describe.each(figureNames)("%s", (name) => {
  let figure: LoadedFigure;
  let images: Images;
  beforeAll(async () => {
    figure = await loadFigure(name);
    images = await imagesOf(figure.widget);
  });
  const storeOf = (raw: Raw, step = 0) => createStore(figure.widget, { raw, step, problems: [] }, images);
  const draw = (store: Store, uid = "u") =>
    parse(renderToString(<Figure {...figure} store={store} uid={uid} place={place} />));

  test("its first state shows every number and every cell, once, as computed", () => {
    const store = storeOf(readAddress(figure.widget, "").raw);
    const drawing = draw(store);
    const { wrong, shown } = compare(store, drawing);
    expect(wrong).toEqual([]);
    expect(absent(store, drawing)).toEqual([]);
    console.log(`${name}: ${shown} numbers in the static picture`);
  });

  test(`${states} random states show no number that was not computed, at any width`, () => {
    const chance = random(23);
    const raws = [
      ...(["min", "max"] as const).map((end) => ({
        ...readAddress(figure.widget, "").raw,
        ...sizesAt(figure.widget, end),
      })),
      ...Array.from({ length: states }, () => sampleRaw(figure.widget, chance)),
    ];
    const faults: string[] = [];
    let numbers = 0;
    for (const raw of raws) {
      const store = storeOf(raw, chance.integer(0, 8));
      const width = widths[chance.integer(0, widths.length - 1)] ?? 0;
      const drawings = [draw(store), parse(parts(figure, store, width))];
      for (const drawing of drawings) {
        const { wrong, shown } = compare(store, drawing);
        numbers += shown;
        const found = [...wrong, ...garbage(drawing)];
        if (found.length > 0) faults.push(`${writeAddress(figure.widget, raw)}: ${found.slice(0, 3).join("; ")}`);
      }
    }
    expect(faults.slice(0, 5), `${faults.length} faults`).toEqual([]);
    proved("figureNumbers", numbers);
    console.log(`${name}: ${numbers} numbers compared in ${raws.length} random states at two widths each`);
  });

  test("two copies on a page share no id, and every reference has its target", () => {
    const raw = readAddress(figure.widget, "").raw;
    const page = parse(
      renderToString(
        <>
          <Figure {...figure} store={storeOf(raw)} uid="first" place={place} />
          <Figure {...figure} store={storeOf(raw)} uid="second" place={place} />
        </>,
      ),
    );
    const ids = [...page.querySelectorAll("[id]")].map((element) => element.getAttribute("id"));
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    expect(references(page).filter((id) => !ids.includes(id))).toEqual([]);
    const groups = [...page.querySelectorAll("input[type=radio]")].map((input) => input.getAttribute("name") ?? "");
    expect(groups.every((group) => /^(first|second)-/.test(group))).toBe(true);
  });

  test("a wrong preset stops the build with the key and what is allowed", async () => {
    await expect(renderStatic(name, "nonsense=1", "u", place)).rejects.toThrow(
      `Figure "${name}": the preset asks for nonsense = 1. Allowed: no such name here; known are v, t`,
    );
    const { html, title } = await renderStatic(name, "", "u", place);
    expect(html).toContain(title.split(" ")[0]);
  });
});

/** The parts of a figure drawn for some width; the frame around them measures its own in the browser. */
function parts({ widget, words, module: { View, Result, Formulas } }: LoadedFigure, store: Store, width: number) {
  const asked = {
    model: store.model.value,
    step: store.step.value,
    playing: false,
    pointing: { lit: nothingLit, pinned: false, point: () => {}, pin: () => {}, edit: () => {} },
    width,
    uid: "u",
    num: (name: string) => `${widget.id}.${name}`,
    say: (name: string, values = {}) => {
      const label = words.labels[name];
      if (label === undefined) throw new Error(`There is no label ${name}.`);
      return fill(label, values);
    },
    set: () => {},
    title: words.title,
    values: store.raw.value,
  };
  return [View, Result, Formulas].map((Part) => (Part ? renderToString(<Part {...asked} />) : "")).join("");
}

function parse(html: string): DrawnElement {
  return parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body as unknown as DrawnElement;
}

/** What a drawing shows other than computed; what it leaves out is for `absent` to say. */
function compare({ widget, model, step }: Store, drawing: DrawnElement): { wrong: string[]; shown: number } {
  const wrong: string[] = [];
  let shown = 0;
  const note = (name: string, text: string, value: number | undefined) => {
    shown++;
    if (value === undefined || text !== formatNumber(value)) wrong.push(`${name} shows "${text}" for ${value}`);
  };
  for (const [name, value] of Object.entries(widget.numbers(model.value, step.value)))
    for (const text of drawnNumbers(drawing, `${widget.id}.${name}`)) note(name, text, value);
  for (const [name, { data }] of Object.entries(widget.arrays?.(model.value, step.value) ?? {}))
    for (const { position, text } of drawnCells(drawing, `${widget.id}.${name}`))
      note(`${name}(${position})`, text, data[position]);
  return { wrong, shown };
}

function absent({ widget, model, step }: Store, drawing: DrawnElement): string[] {
  const numbers = Object.keys(widget.numbers(model.value, step.value)).flatMap((name) => {
    const times = drawnNumbers(drawing, `${widget.id}.${name}`).length;
    return times === 1 ? [] : [`${name} is shown ${times} times`];
  });
  const arrays = Object.entries(widget.arrays?.(model.value, step.value) ?? {}).flatMap(([name, { data }]) => {
    const positions = drawnCells(drawing, `${widget.id}.${name}`).map(({ position }) => position);
    const wanted = data.map((_, position) => position);
    return positions.join() === wanted.join() ? [] : [`${name} shows the cells [${positions}] of ${data.length}`];
  });
  return [...numbers, ...arrays];
}

function garbage(drawing: DrawnElement): string[] {
  const text = drawing.textContent ?? "";
  const words = /undefined|NaN|\[object|\{\w+\}/.exec(text);
  const places = [...drawing.querySelectorAll("svg *")].filter((element) =>
    ["x", "y", "x1", "x2", "y1", "y2", "d", "width", "height", "r", "transform", "viewBox", "points"].some(
      (attribute) => /NaN|undefined|Infinity/.test(element.getAttribute(attribute) ?? ""),
    ),
  );
  const sizes = [...drawing.querySelectorAll("svg rect, svg circle, svg image")].filter((element) =>
    ["width", "height", "r"].some((attribute) => Number(element.getAttribute(attribute) ?? 0) < 0),
  );
  return [
    ...(words ? [`the text says ${words[0]}`] : []),
    ...(places.length > 0 ? [`${places.length} shapes stand nowhere`] : []),
    ...(sizes.length > 0 ? [`${sizes.length} shapes have a negative size`] : []),
  ];
}

/** Ids that something on the page points to. */
function references(page: DrawnElement): string[] {
  const lists = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns"].flatMap((attribute) =>
    [...page.querySelectorAll(`[${attribute}]`)].flatMap((element) =>
      (element.getAttribute(attribute) ?? "").split(" "),
    ),
  );
  const paints = ["fill", "stroke", "mask", "clip-path", "filter", "marker-end"].flatMap((attribute) =>
    [...page.querySelectorAll(`[${attribute}]`)].flatMap(
      (element) => /^url\(#(.+)\)$/.exec(element.getAttribute(attribute) ?? "")?.[1] ?? [],
    ),
  );
  const links = [...page.querySelectorAll("[href]")].flatMap(
    (element) => /^#(.+)$/.exec(element.getAttribute("href") ?? "")?.[1] ?? [],
  );
  return [...lists, ...paints, ...links];
}
