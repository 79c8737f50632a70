// The search dialog over Pagefind's API. Loaded at the first search, and the index with it.
import { bestPlaces, type Place as FoundPlace } from "./bestPlaces.ts";

interface Found {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly sub_results: readonly FoundPlace[];
}
interface Index {
  init(): Promise<void>;
  debouncedSearch(
    query: string,
    options?: object,
    wait?: number,
  ): Promise<null | { results: readonly { data(): Promise<Found> }[] }>;
}

const PAGES = 6;
const PLACES = 3;
let started = false;

export function startSearch(dialog: HTMLDialogElement): void {
  if (started) return;
  started = true;
  wire(dialog);
}

function wire(dialog: HTMLDialogElement): void {
  const input = dialog.querySelector("input");
  const list = dialog.querySelector<HTMLElement>("[role=listbox]");
  const note = dialog.querySelector<HTMLElement>("[role=status]");
  if (!input || !list || !note) return;
  const words = JSON.parse(dialog.dataset.words ?? "{}") as Record<"none" | "count" | "failed", string>;
  const hint = note.textContent ?? "";
  let loading: Promise<Index> | undefined;
  const index = (): Promise<Index> => {
    loading ??= loadIndex(dialog.dataset.search ?? "").catch((error: unknown) => {
      // The next search tries again.
      loading = undefined;
      throw error;
    });
    return loading;
  };
  const options = () => [...list.querySelectorAll<HTMLElement>("[role=option]")];
  const choose = (wanted: number) => {
    const all = options();
    const at = all.length === 0 ? -1 : (wanted + all.length) % all.length;
    for (const [i, option] of all.entries()) option.setAttribute("aria-selected", String(i === at));
    const chosen = all[at];
    if (chosen) {
      input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };
  const chosen = () => options().findIndex((option) => option.getAttribute("aria-selected") === "true");

  const search = async () => {
    const query = input.value.trim();
    const show = (found: readonly Found[], text: string) => {
      list.replaceChildren(
        ...found
          .flatMap((page) => places(query, page))
          .slice(0, PAGES * PLACES)
          .map(option),
      );
      note.textContent = text;
      input.setAttribute("aria-expanded", String(found.length > 0));
      choose(0);
    };
    if (query === "") return show([], hint);
    try {
      const answer = await (await index()).debouncedSearch(query, {}, 120);
      if (answer === null) return;
      const found = await Promise.all(answer.results.slice(0, PAGES).map((result) => result.data()));
      if (input.value.trim() !== query) return;
      show(
        found,
        found.length === 0
          ? words.none.replace("{query}", query)
          : words.count.replace("{count}", String(found.flatMap((page) => places(query, page)).length)),
      );
    } catch {
      show([], words.failed);
    }
  };
  input.addEventListener("input", () => void search());
  // What was typed while this script was loading.
  void search();
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(chosen() + 1);
    else if (event.key === "ArrowUp") choose(chosen() - 1);
    // A search field would only empty itself at the first Escape.
    else if (event.key === "Escape") dialog.close();
    else if (event.key === "Enter") options()[chosen()]?.click();
    else return;
    event.preventDefault();
  });
  list.addEventListener("click", (event) => {
    if ((event.target as Element).closest("a")) dialog.close();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
}

async function loadIndex(address: string): Promise<Index> {
  const index = (await import(/* @vite-ignore */ address)) as Index;
  await index.init();
  return index;
}

interface Place {
  readonly url: string;
  readonly title: string;
  readonly page: string;
  readonly excerpt: string;
}

function places(query: string, found: Found): readonly Place[] {
  const page = found.meta.title ?? "";
  const parts =
    found.sub_results.length > 0 ? found.sub_results : [{ title: page, url: found.url, excerpt: found.excerpt }];
  return bestPlaces(query, parts, PLACES).map(({ title, url, excerpt }) => ({ url, title, page, excerpt }));
}

function option({ url, title, page, excerpt }: Place, index: number): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = url;
  link.id = `found-${index}`;
  link.setAttribute("role", "option");
  // The field keeps the focus; the arrow keys choose.
  link.tabIndex = -1;
  const head = document.createElement("b");
  head.textContent = title;
  link.append(head);
  if (title !== page) {
    const where = document.createElement("span");
    where.className = "where";
    where.textContent = page;
    link.append(where);
  }
  const text = document.createElement("p");
  // Pagefind escapes the text and adds only <mark> around the words found.
  text.innerHTML = excerpt;
  link.append(text);
  return link;
}
