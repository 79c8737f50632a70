/** Work that a control did not touch is left as it was; only the last result is kept. */
export function keepLast<Given extends readonly unknown[], Result>(f: (...given: Given) => Result) {
  let last: { readonly given: Given; readonly result: Result } | undefined;
  return (...given: Given): Result => {
    if (!last || given.some((value, index) => value !== last?.given[index])) last = { given, result: f(...given) };
    return last.result;
  };
}
