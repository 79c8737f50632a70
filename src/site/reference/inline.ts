// A sentence of a docstring as HTML: what stands in backticks is code, and a link where the reference has a page for it.
import { rules } from "#rules/all.ts";
import { href } from "../routes.ts";
import { entries } from "./families.ts";

/** The address of a call's or a rule's page, if it has one. */
export function addressOf(name: string): string | undefined {
  if (entries().some((entry) => entry.name === name)) return href(`reference/${name}`);
  return rules.some((rule) => rule.name === name) ? href(`reference/rules/${name}`) : undefined;
}

export function inlineHtml(text: string): string {
  return escaped(text).replace(/`([^`]+)`/g, (_, code: string) => {
    const address = addressOf(code);
    return address ? `<a href="${address}"><code>${code}</code></a>` : `<code>${code}</code>`;
  });
}

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
