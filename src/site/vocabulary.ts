// The whole vocabulary of lesson authors beyond Markdown; lessons use these names without importing them.

export const vocabulary = {};
