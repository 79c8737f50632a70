/** Symbols set as in a formula, in the colour of what they count; the letters come from the one table of symbols. */
import type { ComponentChildren } from "preact";
import { type SymbolName, symbols } from "#rules/symbols.ts";

/** "p_b" → p with a small b; "k'" → k with a prime. */
function letters(name: SymbolName): { base: string; sub: string } {
  const [base = "", sub = ""] = symbols[name].tex.replace(/[{}]|\\mathrm|\\text/g, "").split("_");
  return { base: base.replace("'", "′"), sub };
}

/** A symbol in running text. */
export function Sym({ of }: { of: SymbolName }) {
  const { base, sub } = letters(of);
  return (
    <var class={`sym r-${symbols[of].role}`}>
      {base}
      {sub && <sub>{sub}</sub>}
    </var>
  );
}

/** A symbol inside an SVG text, where HTML cannot stand. */
export function SvgSym({ of, value }: { of: SymbolName; value?: ComponentChildren }) {
  const { base, sub } = letters(of);
  return (
    <>
      <tspan class={`sym r-${symbols[of].role}`}>{base}</tspan>
      {sub && (
        <tspan class={`sym r-${symbols[of].role}`} dy="0.3em" font-size="0.75em">
          {sub}
        </tspan>
      )}
      {value !== undefined && (
        <tspan class={`r-${symbols[of].role}`} dy={sub ? "-0.22em" : undefined}>
          {" = "}
          {value}
        </tspan>
      )}
    </>
  );
}

/** A numbered letter inside an SVG text: y with a small 0. */
export function SvgIndexed({ letter, index }: { letter: string; index: number }) {
  return (
    <>
      <tspan class="sym">{letter}</tspan>
      <tspan font-size="0.72em" dy="0.28em">
        {index}
      </tspan>
    </>
  );
}

/** A sentence in which `{inputSize}` stands for a symbol. */
export function Prose({ text }: { text: string }) {
  return (
    <>
      {text
        .replaceAll("} = ", "}\u00a0=\u00a0")
        .split(/\{(\w+)\}/)
        .map((part, index) => (index % 2 === 1 && isSymbol(part) ? <Sym key={part + index} of={part} /> : part))}
    </>
  );
}

function isSymbol(name: string): name is SymbolName {
  return Object.hasOwn(symbols, name);
}
