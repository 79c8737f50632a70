/** The fonts that a file carries with it, as `@font-face` rules. Loaded when a file is made. */
import mono from "@fontsource-variable/source-code-pro/files/source-code-pro-latin-wght-normal.woff2?url";
import sans from "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url";
import math from "katex/dist/fonts/KaTeX_Math-Italic.woff2?url";

const fonts = [
  { name: "Source Sans 3", address: sans, style: "normal", weight: "200 900" },
  { name: "KaTeX_Math", address: math, style: "italic", weight: "400" },
  { name: "Source Code Pro", address: mono, style: "normal", weight: "200 900" },
];

const read = new Map<string, Promise<string>>();

/** Rules for the families that the text names. A font that does not load is left out: the file names others to fall back to. */
export async function fontRules(text: string): Promise<string> {
  const used = fonts.filter(({ name }) => text.includes(name));
  const rules = used.map(async ({ name, address, style, weight }) => {
    if (!read.has(address)) read.set(address, base64(address));
    const data = await read.get(address)?.catch(() => undefined);
    if (data === undefined) return "";
    return `@font-face{font-family:"${name}";font-style:${style};font-weight:${weight};src:url(data:font/woff2;base64,${data}) format("woff2")}`;
  });
  return (await Promise.all(rules)).join("");
}

async function base64(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  let binary = "";
  for (const byte of new Uint8Array(await response.arrayBuffer())) binary += String.fromCharCode(byte);
  return btoa(binary);
}
