/** Every figure, found by its folder. The browser loads only what a page shows; build and tests may load all. */
import type { Widget, WordsOf } from "./kit/define.ts";
import type { ViewModule } from "./kit/view.ts";

export interface LoadedFigure {
  readonly widget: Widget;
  readonly words: WordsOf<Widget>;
  readonly module: ViewModule;
}

const declarations = import.meta.glob<{ default: Widget }>("./*/index.ts");
const words = import.meta.glob<{ default: WordsOf<Widget> }>("./*/words.en.ts");
const views = import.meta.glob<ViewModule>("./*/View.tsx");

/** The names of all figures, in the order of the alphabet: the folders that hold a declaration, words and a drawing. */
export const figureNames: readonly string[] = Object.keys(declarations)
  .map((path) => path.split("/")[1] ?? "")
  .filter((name) => `./${name}/words.en.ts` in words && `./${name}/View.tsx` in views)
  .sort();

/** @throws Error that lists the known names, when there is no such figure. */
export async function loadFigure(name: string): Promise<LoadedFigure> {
  const declaration = declarations[`./${name}/index.ts`];
  const sentences = words[`./${name}/words.en.ts`];
  const view = views[`./${name}/View.tsx`];
  if (!declaration) throw new Error(`There is no figure "${name}". Known figures: ${figureNames.join(", ")}.`);
  if (!sentences || !view) throw new Error(`Figure "${name}" lacks ${sentences ? "View.tsx" : "words.en.ts"}.`);
  const [widget, text, module] = await Promise.all([declaration(), sentences(), view()]);
  return { widget: widget.default, words: text.default, module };
}
