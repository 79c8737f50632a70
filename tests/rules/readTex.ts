// Reads the TeX that rules print, as a reader does: + − · mod fractions floors brackets, letters by a table of values.
// It shares nothing with the printer, so that what stands on a page can be worked out from the page alone.

export type Letters = Readonly<Record<string, number>>;

/** The value of a formula. */
export function readTex(tex: string, letters: Letters = {}): number {
  const reader = new Reader(tokens(tex), letters);
  const value = reader.remainder();
  reader.end();
  return value;
}

/** Without \htmlClass, which only colours: its second argument stays. */
export function uncolored(tex: string, gap = ""): string {
  const start = tex.lastIndexOf("\\htmlClass{"); // the last has no other within its argument
  if (start < 0) return tex;
  const body = tex.indexOf("}{", start) + 2;
  let [end, depth] = [body, 1];
  while (depth > 0) {
    const character = tex[end++];
    depth += character === "{" ? 1 : character === "}" ? -1 : 0;
  }
  return uncolored(tex.slice(0, start) + gap + tex.slice(body, end - 1) + gap + tex.slice(end), gap);
}

function tokens(tex: string): string[] {
  const plain = uncolored(tex, " ").replaceAll("\\left", "").replaceAll("\\right", "");
  return plain.match(/\d+|\\[a-z]+|[a-zA-Z](?:'|_\w)?|[^\s]/g) ?? [];
}

class Reader {
  private readonly tokens: string[];
  private readonly letters: Letters;
  constructor(tokens: string[], letters: Letters) {
    this.tokens = tokens;
    this.letters = letters;
  }

  end(): void {
    if (this.tokens.length > 0) throw new Error(`left over: ${this.tokens.join(" ")}`);
  }

  /** Only ever alone: `a \bmod b`. */
  remainder(): number {
    const left = this.sum();
    if (!this.take("\\bmod")) return left;
    const right = this.factor();
    return left - right * Math.floor(left / right);
  }

  private sum(): number {
    let total = this.take("-") ? -this.product() : this.product();
    for (;;) {
      if (this.take("+")) total += this.product();
      else if (this.take("-")) total -= this.product();
      else return total;
    }
  }

  private product(): number {
    let total = this.factor();
    while (this.take("\\cdot") || this.startsFactor()) total *= this.factor();
    return total;
  }

  /** A digit never follows without a dot, or 2 · 3 could be taken for 23. */
  private startsFactor(): boolean {
    return /^([a-zA-Z]|\(|\[|\\(lfloor|lceil|min|max))/.test(this.tokens[0] ?? "");
  }

  private factor(): number {
    const token = this.tokens.shift() ?? "nothing";
    if (/^\d/.test(token)) return Number(token);
    switch (token) {
      case "(":
        return this.until(")", this.remainder());
      case "[": {
        const left = this.remainder();
        this.expect("<");
        return this.until("]", left < this.remainder() ? 1 : 0);
      }
      case "\\lfloor":
        return this.until("\\rfloor", Math.floor(this.fraction()));
      case "\\lceil":
        return this.until("\\rceil", Math.ceil(this.fraction()));
      case "\\min":
      case "\\max": {
        this.expect("(");
        const left = this.remainder();
        this.expect(",");
        return this.until(")", (token === "\\min" ? Math.min : Math.max)(left, this.remainder()));
      }
    }
    const value = this.letters[token];
    if (value === undefined) throw new Error(`cannot read ${token}`);
    return value;
  }

  private fraction(): number {
    this.expect("\\dfrac");
    this.expect("{");
    const above = this.until("}", this.remainder());
    this.expect("{");
    return above / this.until("}", this.remainder());
  }

  private take(token: string): boolean {
    if (this.tokens[0] !== token) return false;
    this.tokens.shift();
    return true;
  }

  private expect(token: string): void {
    if (!this.take(token)) throw new Error(`expected ${token}, found ${this.tokens.join(" ")}`);
  }

  private until(token: string, value: number): number {
    this.expect(token);
    return value;
  }
}
