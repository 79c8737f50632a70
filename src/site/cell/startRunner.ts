// The runner of a page's notebook. It starts its worker while the reader still reads.
import { createRunner, type Runner } from "#notebook/runner.ts";

export function startRunner(): Runner {
  const runner = createRunner();
  void runner.warmUp();
  return runner;
}
