// Figures show what others computed: states of a figure with the numbers that an independent source gives for them.
import { describe, expect, it } from "vitest";
import { readAddress } from "#widgets/kit/address.ts";
import { createStore } from "#widgets/kit/store.ts";
import { loadFigure } from "#widgets/registry.ts";
import { imagesOf } from "./kit/states.ts";

interface Known {
  readonly source: string;
  readonly cases: readonly {
    readonly state: string;
    readonly step?: number;
    readonly numbers?: Readonly<Record<string, number>>;
    readonly arrays?: Readonly<Record<string, readonly number[]>>;
  }[];
}

const files = import.meta.glob<Known>("../fixtures/widgets/*.json", { eager: true, import: "default" });

for (const [path, { source, cases }] of Object.entries(files)) {
  const name = path.split("/").at(-1)?.replace(".json", "") ?? "";
  describe(`${name}: numbers from ${source}`, () => {
    it.each(cases)("$state", async ({ state, step, numbers = {}, arrays = {} }) => {
      const { widget } = await loadFigure(name);
      const store = createStore(widget, readAddress(widget, state), await imagesOf(widget));
      expect(store.status.value).toMatchObject({ is: "ready" });
      if (step !== undefined) store.goTo(step);
      const model = store.model.value;
      expect(widget.numbers(model, store.step.value)).toMatchObject(numbers);
      const shown = widget.arrays?.(model, store.step.value) ?? {};
      for (const [array, data] of Object.entries(arrays)) expect(shown[array]?.data, array).toEqual(data);
    });
  });
}
