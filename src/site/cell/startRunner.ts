// The runner of a page's notebook.
import { createRunner, type Runner } from "#notebook/runner.ts";

export function startRunner(): Runner {
  return createRunner();
}
