// @ts-check
// Reads the reports of Vitest and Playwright. A test that was skipped counts as failed: a skip hides what it would have shown.

/** @typedef {import("./steps.mjs").Outcome} Outcome */
/** @typedef {{ code: number, output: string }} Result */

/**
 * @param {any} report Vitest's JSON report, null when there is none
 * @param {Result} result
 * @returns {Outcome}
 */
export function vitestOutcome(report, result) {
  if (report === null) return crashed(result);
  const passed = report.numPassedTests;
  const bad = report.testResults.flatMap((/** @type {any} */ file) => {
    const tests = file.assertionResults.filter((/** @type {any} */ test) => test.status !== "passed");
    const named = tests.map(
      (/** @type {any} */ test) =>
        `${file.name} › ${test.fullName} (${test.status})\n${test.failureMessages.join("\n")}`,
    );
    return file.status === "failed" && named.length === 0 ? [`${file.name}\n${file.message}`] : named;
  });
  return settle(passed, bad, result);
}

/**
 * @param {any} report Playwright's JSON report, null when there is none
 * @param {Result} result
 * @returns {Outcome}
 */
export function playwrightOutcome(report, result) {
  if (report === null) return crashed(result);
  const tests = report.suites.flatMap((/** @type {any} */ suite) => testsOf(suite, []));
  const bad = tests.filter((/** @type {any} */ test) => test.status !== "expected");
  const messages = bad.map(
    (/** @type {any} */ { title, project, status, errors }) =>
      `[${project}] ${title} (${status})\n${errors.join("\n")}`,
  );
  const general = report.errors.map((/** @type {any} */ error) => error.message);
  return settle(tests.length - bad.length, [...messages, ...general], result);
}

/**
 * @param {any} suite
 * @param {readonly string[]} above
 * @returns {{ title: string, project: string, status: string, errors: string[] }[]}
 */
function testsOf(suite, above) {
  const titles = [...above, suite.title].filter(Boolean);
  const own = (suite.specs ?? []).flatMap((/** @type {any} */ spec) =>
    spec.tests.map((/** @type {any} */ test) => ({
      title: [...titles, spec.title].join(" › "),
      project: test.projectName,
      status: test.status,
      errors: test.results.flatMap((/** @type {any} */ run) =>
        run.errors.map((/** @type {any} */ error) => error.message),
      ),
    })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((/** @type {any} */ inner) => testsOf(inner, titles))];
}

/**
 * A run that ended badly although every test passed, or that ran nothing, is one failure more.
 * @param {number} passed
 * @param {readonly string[]} bad
 * @param {Result} result
 */
function settle(passed, bad, result) {
  if (bad.length > 0) return { passed, failed: bad.length, details: bad.join("\n\n") };
  return result.code === 0 && passed > 0 ? { passed, failed: 0 } : { ...crashed(result), passed };
}

const crashed = (/** @type {Result} */ { code, output }) => ({
  passed: 0,
  failed: 1,
  details: `ended with code ${code}\n${output}`,
});
