// The editor of a cell: CodeMirror in a shadow root. The page's policy allows no style element; in a shadow root
// CodeMirror adopts its sheet instead of writing one. Loaded when a reader first turns to a cell.
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  completionStatus,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
  syntaxTree,
} from "@codemirror/language";
import { type Diagnostic, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState, type Extension, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  hoverTooltip,
  keymap,
  showTooltip,
  type Tooltip,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { completions, docOf, type Known, nameAt } from "./complete.ts";
import { editorTheme } from "./editorTheme.ts";
import { roleOf } from "./roleWords.ts";

export interface EditorKeys {
  readonly run: () => void;
  readonly runAndMove: () => void;
  readonly runAndInsert: () => void;
  readonly leave: () => void;
}

export interface EditorOptions {
  readonly source: string;
  /** What a screen reader calls the field. */
  readonly label: string;
  readonly keys: EditorKeys;
  readonly known: () => Known;
  readonly onChange: (source: string) => void;
}

/** A place in the code to point at, with what to say there. Lines count from 1, columns from 1. */
export interface Mark {
  readonly line: number;
  readonly column?: number | undefined;
  readonly message: string;
  readonly severity: "error" | "warning";
}

export interface Editor {
  readonly source: () => string;
  /** Replaces the text as an edit that undo takes back. */
  readonly replace: (source: string) => void;
  readonly mark: (marks: readonly Mark[]) => void;
  /** @param at puts the caret at a place of the screen, such as that of a click */
  readonly focus: (at?: { readonly x: number; readonly y: number }) => void;
  readonly hasFocus: () => boolean;
  readonly destroy: () => void;
}

const highlighting = HighlightStyle.define([
  { tag: tags.keyword, fontWeight: "650" },
  { tag: tags.comment, color: "var(--ink-3)", fontStyle: "italic" },
]);

/** Puts an editor into a host element, in place of what it holds. */
export function createEditor(host: HTMLElement, { source, label, keys, known, onChange }: EditorOptions): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: source,
      extensions: [
        editorTheme,
        cellKeys(keys, known),
        history(),
        drawSelection(),
        indentOnInput(),
        indentUnit.of("  "),
        bracketMatching(),
        closeBrackets(),
        javascript({ typescript: true }),
        syntaxHighlighting(highlighting),
        roleWords,
        autocompletion({ override: completions(known), icons: false, activateOnTypingDelay: 60 }),
        hover(known),
        askedDocs,
        keymap.of([
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          ...completionKeymap,
          ...lintKeymap,
          indentWithTab,
        ]),
        EditorView.lineWrapping,
        // Tab indents inside, so the way in is Enter and the way out Escape; the Tab key walks past.
        EditorView.contentAttributes.of({
          "aria-label": label,
          tabindex: "-1",
          spellcheck: "false",
          autocapitalize: "off",
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    source: () => view.state.doc.toString(),
    replace: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    mark: (marks) =>
      view.dispatch(
        setDiagnostics(
          view.state,
          marks.map((mark) => diagnostic(view.state, mark)),
        ),
      ),
    focus: (at) => {
      const pos = at && view.posAtCoords(at, false);
      if (pos !== undefined) view.dispatch({ selection: { anchor: pos } });
      view.focus();
    },
    hasFocus: () => view.hasFocus,
    destroy: () => view.destroy(),
  };
}

/** Jupyter's keys. They come before CodeMirror's own, which give Mod-Enter another meaning. */
function cellKeys({ run, runAndMove, runAndInsert, leave }: EditorKeys, known: () => Known): Extension {
  const always = (act: () => void) => () => {
    act();
    return true;
  };
  return keymap.of([
    { key: "Shift-Enter", run: always(runAndMove) },
    { key: "Mod-Enter", run: always(run) },
    { key: "Ctrl-Enter", run: always(run) },
    { key: "Alt-Enter", run: always(runAndInsert) },
    {
      key: "Escape",
      // The first Escape closes what is open, the next one leaves.
      run: (view) => {
        if (completionStatus(view.state) !== null) return false;
        if (view.state.field(askedDocs)) {
          view.dispatch({ effects: showDocs.of(null) });
          return true;
        }
        leave();
        return true;
      },
    },
    { key: "Shift-Tab", run: (view) => askDocs(view, known()) },
  ]);
}

function diagnostic(state: EditorState, { line, column, message, severity }: Mark): Diagnostic {
  const at = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
  const start = at.from + (at.text.length - at.text.trimStart().length);
  const from = Math.min(column === undefined ? start : at.from + column - 1, at.to);
  const word = state.wordAt(from);
  return { from, to: column === undefined ? at.to : (word?.to ?? at.to), message, severity };
}

/** Role words in their colours; comments and strings are left alone. */
const roleWords = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = colored(view);
    }
    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged || syntaxTree(update.startState) !== syntaxTree(update.state))
        this.decorations = colored(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function colored(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges)
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: ({ name, from: start, to: end }) => {
        if (!/^(?:Variable|Property)(?:Name|Definition)$/.test(name)) return;
        const role = roleOf(view.state.sliceDoc(start, end));
        if (role) builder.add(start, end, Decoration.mark({ class: role }));
      },
    });
  return builder.finish();
}

const hover = (known: () => Known) =>
  hoverTooltip((view, pos) => {
    const found = nameAt(view.state, pos, known());
    return found ? { pos: found.from, end: found.to, above: true, create: () => ({ dom: docOf(found.name) }) } : null;
  });

const showDocs = StateEffect.define<Tooltip | null>();

/** Docs that a reader asked for by key; the next edit or move closes them. */
const askedDocs = StateField.define<Tooltip | null>({
  create: () => null,
  update: (shown, transaction) => {
    for (const effect of transaction.effects) if (effect.is(showDocs)) return effect.value;
    return transaction.docChanged || transaction.selection ? null : shown;
  },
  provide: (field) => showTooltip.from(field),
});

function askDocs(view: EditorView, known: Known): boolean {
  const found = nameAt(view.state, view.state.selection.main.head, known);
  // Without docs to show, Shift-Tab takes back an indent.
  if (!found) return false;
  view.dispatch({
    effects: showDocs.of({
      pos: found.from,
      above: true,
      create: () => {
        const dom = docOf(found.name);
        dom.setAttribute("role", "status");
        return { dom };
      },
    }),
  });
  return true;
}
