// Takes from a worker all that JavaScript itself does not have: network, storage, other workers, messages. The frame's
// policy is what holds; this makes attempts end in a plain "is not defined", and leaves nothing that could post to the
// page past the cell's own print.

/** What the language brings, and the few of the browser's functions that reach nothing. */
const KEPT = new Set([
  ...["Object", "Function", "Array", "Number", "Boolean", "String", "Symbol", "BigInt", "Math", "JSON", "Date"],
  ...["RegExp", "Promise", "Proxy", "Reflect", "Map", "Set", "WeakMap", "WeakSet", "WeakRef", "FinalizationRegistry"],
  ...["Error", "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError"],
  ...["SuppressedError", "DisposableStack", "AsyncDisposableStack", "Iterator", "Intl", "Temporal", "Atomics"],
  ...["ArrayBuffer", "SharedArrayBuffer", "DataView", "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array"],
  ...["Uint16Array", "Int32Array", "Uint32Array", "BigInt64Array", "BigUint64Array", "Float16Array", "Float32Array"],
  ...["Float64Array", "parseFloat", "parseInt", "isNaN", "isFinite", "decodeURI", "decodeURIComponent", "encodeURI"],
  ...["encodeURIComponent", "escape", "unescape", "eval", "globalThis", "undefined", "NaN", "Infinity", "WebAssembly"],
  ...["self", "structuredClone", "queueMicrotask", "atob", "btoa", "TextEncoder", "TextDecoder"],
]);

/** @returns the names that are left */
export function lockDown(scope: object): readonly string[] {
  const left = [...KEPT].filter((name) => name in scope);
  const inherited = left.filter((name) => !Object.hasOwn(scope, name));
  const bound = inherited.map((name) => {
    const value: unknown = Reflect.get(scope, name);
    return [name, typeof value === "function" ? value.bind(scope) : value] as const;
  });
  for (let at: object | null = scope; at && at !== Object.prototype; at = Object.getPrototypeOf(at))
    for (const key of Reflect.ownKeys(at)) {
      if (typeof key === "string" && KEPT.has(key) && at === scope) continue;
      if (!Reflect.deleteProperty(at, key)) Reflect.defineProperty(at, key, { value: undefined });
    }
  for (const [name, value] of bound) Reflect.defineProperty(scope, name, { value, writable: true, configurable: true });
  return left;
}
