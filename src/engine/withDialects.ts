// The engine and the four dialects as one module, for the files that readers take along: two files would each bring a
// tensor of their own, and the one would not know the other's.

export * from "./dialects/index.ts";
export * from "./index.ts";
