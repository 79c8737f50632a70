// Which places of a page a search shows: those whose heading says what was asked, before those that come first in the text.

export interface Place {
  readonly title: string;
  readonly url: string;
  readonly excerpt: string;
  /** Where the words of the query stand, each with what Pagefind thinks it is worth. */
  readonly weighted_locations?: readonly { readonly balanced_score: number }[];
}

/** The places in the order of how many words of the query stand in their heading, then of what Pagefind found in them. */
export function bestPlaces<P extends Place>(query: string, places: readonly P[], count: number): P[] {
  const asked = [...new Set(wordsOf(query))];
  const inHeading = ({ title }: P) => {
    const there = wordsOf(title);
    return asked.filter((word) => there.some((other) => other.startsWith(word))).length;
  };
  const worth = ({ weighted_locations = [] }: P) =>
    weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
  return [...places].sort((a, b) => inHeading(b) - inHeading(a) || worth(b) - worth(a)).slice(0, count);
}

/** Letters and digits in lower case: "What’s SAME?" is what, s, same. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}
