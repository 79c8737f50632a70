// Where the two builds lie. A bundler sees these addresses and copies the modules, under whatever path the site has; Node
// reads the files. Whoever does not import this loads no module.

// The core knows neither DOM nor Node, and both declare these.
declare global {
  interface ImportMeta {
    url: string;
  }
}
declare const URL: new (path: string, base: string) => { readonly href: string };

/** For `loadWasm` in a browser: only the build that is used is fetched. */
export const modules = {
  simd: new URL("./modules/simd.wasm", import.meta.url),
  relaxed: new URL("./modules/relaxed.wasm", import.meta.url),
};
