// The page of a notebook that is no lesson: the reader's own, or one out of a link or a file. What comes from others is
// shown as text and never runs without a click.
import { fromIpynb } from "#notebook/ui/ipynb.ts";
import { fromHash, type Opened, type Shared } from "#notebook/ui/share.ts";
import { closeNotebook, openIfKept } from "./client.ts";
import { codeCell, textBox } from "./ownCells.ts";
import { say } from "./words.ts";

const article = document.querySelector<HTMLElement>("article[data-grows]");
const file = document.querySelector<HTMLInputElement>("[data-open-file]");
const note = document.querySelector<HTMLElement>("[data-note]");

if (article && note) {
  file?.addEventListener("change", async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    const text = await chosen.text();
    await put(fromIpynb(text), "file", text);
    file.value = "";
  });
  addEventListener("hashchange", () => location.reload());
  const linked = fromHash(location.hash);
  if (linked) void put(linked, "link", location.hash);
  else openIfKept();
}

async function put(opened: Opened<Shared>, from: "file" | "link", text: string): Promise<void> {
  if (!article || !note) return;
  note.hidden = false;
  if (opened.is !== "opened") {
    note.textContent = say(opened.is === "too large" ? "blank.tooLarge" : "blank.unreadable");
    return;
  }
  await closeNotebook();
  for (const old of article.querySelectorAll("section.cell, .cell-text")) old.remove();
  let number = 0;
  for (const { kind, source } of opened.value.cells) {
    if (kind === "code") number += 1;
    article.append(kind === "code" ? codeCell({ id: `c${number}`, number, saved: false }, source) : textBox(source));
  }
  const title = article.querySelector("h1");
  if (title && opened.value.title) title.textContent = opened.value.title;
  note.textContent = say(from === "link" ? "blank.fromLink" : "blank.fromFile");
  // Edits of it are kept apart from the reader's own notebook, and found again when it is opened again.
  article.dataset.lesson = `from-${fingerprint(text)}`;
  openIfKept();
}

/** FNV-1a: names a text, and protects nothing. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16);
}
