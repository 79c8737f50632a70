// What the page remembers in this browser. Where storage is blocked or full, it lasts until the page closes.

const KEY = "progress";

export interface Progress {
  /** Exercises answered rightly, as "<lesson slug>/<exercise>". */
  readonly right: readonly string[];
  /** Guesses, by "<lesson slug>/<question>". */
  readonly guesses: Readonly<Record<string, string>>;
}

const NOTHING: Progress = { right: [], guesses: {} };
let memory: Progress | undefined;

export function progress(): Progress {
  memory ??= read();
  return memory;
}

export function addRight(exercise: string): void {
  const { right, guesses } = progress();
  if (!right.includes(exercise)) write({ right: [...right, exercise], guesses });
}

export function setGuess(question: string, answer: string): void {
  const { right, guesses } = progress();
  write({ right, guesses: { ...guesses, [question]: answer } });
}

/** A theme the reader chose; undefined follows the system. */
export function setTheme(theme: "light" | "dark" | undefined): void {
  try {
    if (theme) localStorage.setItem("theme", theme);
    else localStorage.removeItem("theme");
  } catch {
    // Blocked storage: the choice holds on this page only.
  }
}

function write(next: Progress): void {
  memory = next;
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // Blocked or full storage: progress holds on this page only.
  }
  document.dispatchEvent(new CustomEvent("progress"));
}

// Storage may hold anything, for other pages of this address write to it too.
function read(): Progress {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    if (typeof stored !== "object" || stored === null) return NOTHING;
    const { right, guesses } = stored as Partial<Record<keyof Progress, unknown>>;
    return { right: Array.isArray(right) ? right.filter((x) => typeof x === "string") : [], guesses: strings(guesses) };
  } catch {
    return NOTHING;
  }
}

function strings(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
