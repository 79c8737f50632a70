// The editor in the site's colours and measures: its lines lie exactly where the saved code's lay.
import { EditorView } from "@codemirror/view";

const popup = {
  border: "1px solid var(--rule-strong)",
  borderRadius: "var(--radius-control)",
  background: "var(--surface)",
  color: "var(--ink)",
};

export const editorTheme = EditorView.theme({
  "&": { background: "transparent", color: "var(--ink)", fontSize: "var(--t-code)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: "var(--mono)",
    fontVariantLigatures: "none",
    lineHeight: "var(--l-code)",
    overflowX: "auto",
  },
  ".cm-content": { padding: "var(--s-4) 0", caretColor: "var(--ink)", tabSize: "2" },
  ".cm-line": { padding: "0 var(--run-room, var(--s-4)) 0 var(--s-4)" },
  ".cm-cursor": { borderLeft: "1.5px solid var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "color-mix(in srgb, var(--ink) 16%, transparent)",
  },
  "&.cm-focused .cm-matchingBracket": { background: "none", boxShadow: "inset 0 -1.5px 0 var(--rule-strong)" },
  "&.cm-focused .cm-nonmatchingBracket": { background: "none", boxShadow: "inset 0 -1.5px 0 var(--error-line)" },
  ".r-input": { color: "var(--input-text)" },
  ".r-kernel": { color: "var(--kernel-text)" },
  ".r-output": { color: "var(--output-text)" },
  ".r-pad": { color: "var(--pad-text)" },
  ".cm-lintRange": { backgroundImage: "none", paddingBottom: "1px" },
  ".cm-lintRange-error": { background: "var(--error-fill)", boxShadow: "inset 0 -2px 0 var(--error-line)" },
  ".cm-lintRange-warning": { boxShadow: "inset 0 -2px 0 var(--rule-strong)" },
  ".cm-tooltip": popup,
  ".cm-tooltip.cm-tooltip-lint": { fontFamily: "var(--sans)", maxWidth: "min(480px, 90vw)" },
  ".cm-diagnostic": {
    padding: "var(--s-2) var(--s-3)",
    borderLeft: "none",
    fontSize: "var(--t-ui)",
    whiteSpace: "pre-wrap",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--mono)",
    fontSize: "var(--t-code)",
    maxHeight: "14em",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "4px var(--s-3)", lineHeight: "1.25rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { background: "var(--ink)", color: "var(--paper)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "650" },
  ".cm-completionDetail": { fontStyle: "normal", color: "var(--ink-3)", marginLeft: "1em" },
  "li[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".cm-tooltip.cm-completionInfo": { ...popup, padding: "0" },
  ".api-doc": {
    maxWidth: "min(440px, 88vw)",
    padding: "var(--s-2) var(--s-3)",
    font: "450 var(--t-label) / var(--l-label) var(--sans)",
  },
  ".api-doc code": {
    fontFamily: "var(--mono)",
    fontSize: "0.8125rem",
    lineHeight: "1.25rem",
    overflowWrap: "anywhere",
  },
  ".api-doc p": { margin: "6px 0 0", color: "var(--ink-2)" },
  ".api-doc b": { fontWeight: "600", color: "var(--ink)" },
});
