// The equality badge is computed: one wrong number in one panel turns it.
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { readAddress } from "#widgets/kit/address.ts";
import { nothingLit } from "#widgets/kit/linking.ts";
import { createStore } from "#widgets/kit/store.ts";
import { loadFigure } from "#widgets/registry.ts";
import { allEqual, constructions } from "../../src/widgets/four-panels/index.ts";

describe("four panels", () => {
  it.each(constructions)("one value spoiled in %s turns the badge", async (name) => {
    const { widget, module, words } = await loadFigure("four-panels");
    const store = createStore(widget, readAddress(widget, ""), {});
    const model = store.model.value as { outputs: Record<string, number[]> };
    const badge = (shown: unknown) => {
      const { Result } = module;
      if (!Result) throw new Error("The figure has no result.");
      const pointing = { lit: nothingLit, point: () => {}, pin: () => {}, edit: () => {} };
      const say = (label: string) => words.labels[label] ?? label;
      return renderToString(
        <Result
          model={shown}
          step={0}
          pointing={pointing}
          width={672}
          uid="f"
          num={(n) => n}
          say={say}
          set={() => {}}
          title=""
          values={{}}
        />,
      );
    };
    expect(badge(model)).toContain(words.labels.equal);
    const spoiled = {
      ...model,
      outputs: {
        ...model.outputs,
        [name]: model.outputs[name]?.map((value, cell) => (cell === 3 ? value + 1 : value)),
      },
    };
    expect(allEqual(spoiled.outputs as never)).toBe(false);
    expect(badge(spoiled)).toContain(words.labels.unequal);
  });
});
