// The layers: rules <- engine <- widgets, notebook <- site <- pages. Imports go down or stay inside a layer.

const LAYERS = ["rules", "engine", "(widgets|notebook)", "site", "pages"];

/** One rule a layer: nothing above it may be imported from it. */
const downOnly = LAYERS.slice(0, -1).map((layer, depth) => ({
  name: `${layer.replace(/\W+/g, "-").replace(/^-|-$/g, "")}-looks-down`,
  comment: "An import goes to the same layer or to one below.",
  severity: "error",
  from: { path: `^src/${layer}/` },
  to: { path: `^src/(${LAYERS.slice(depth + 1).join("|")})/` },
}));

module.exports = {
  forbidden: [
    ...downOnly,
    {
      name: "no-circles",
      comment: "Two files that import each other cannot be read, tested or moved one at a time.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "every-import-resolves",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(astro:|virtual:)" },
    },
    {
      name: "rules-stand-alone",
      comment: "Rules are integers and nothing else.",
      severity: "error",
      from: { path: "^src/rules/" },
      to: { pathNot: "^src/rules/" },
    },
    {
      name: "engine-stands-on-rules",
      comment:
        "The engine runs anywhere, so it may use no package and nothing of Node. Only spectral/ may use a library.",
      severity: "error",
      from: { path: "^src/engine/", pathNot: "^src/engine/spectral/" },
      to: { pathNot: "^src/(rules|engine)/" },
    },
    {
      name: "figures-compute-without-a-page",
      comment:
        "A widget's declaration runs in Node, in a worker and in the browser: it imports no framework and no View.",
      severity: "error",
      from: { path: "^src/widgets/[^/]+/index\\.ts$" },
      to: { path: "(node_modules/preact|@preact/)|\\.tsx$" },
    },
    {
      name: "figures-load-the-ops-they-use",
      comment: "The engine's index loads every op there is; a page that is one figure has no room for them.",
      severity: "error",
      from: { path: "^src/widgets/" },
      to: { path: "^src/engine/index\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "shipped-code-imports-no-tests",
      comment: "Expected results in tests/fixtures are data; a page may show what the engine was held against.",
      severity: "error",
      from: { path: "^(src|content)/" },
      to: { path: "^(tests|scripts)/", pathNot: "^tests/fixtures/.*\\.json$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^src/engine/backends/wasm/assembly/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
