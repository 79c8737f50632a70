// The `test` of every browser test. It fails on anything the page should not do by itself: an error or warning in
// the console, an uncaught error, a breach of the policy, a request to another host.
import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";

export { expect };

/** What went wrong in a test's pages; a test that provokes something names it with `expect`. */
export class Problems {
  readonly seen: string[] = [];
  readonly #expected: RegExp[] = [];

  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  /** Problems nobody named, and named ones that never came. */
  unexpected(): string[] {
    const surprises = this.seen.filter((problem) => !this.#expected.some((pattern) => pattern.test(problem)));
    const absent = this.#expected.filter((pattern) => !this.seen.some((problem) => pattern.test(problem)));
    return [...surprises, ...absent.map((pattern) => `expected a problem like ${pattern}, none came`)];
  }
}

interface Fixtures {
  /** Origins besides the site's own that a test uses, such as a foreign page that embeds a figure. */
  foreignOrigins: readonly string[];
  problems: Problems;
}

export const test = base.extend<Fixtures>({
  foreignOrigins: [[], { option: true }],
  problems: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const problems = new Problems();
      await use(problems);
      expect(problems.unexpected(), "problems in the page").toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, problems, baseURL, foreignOrigins }, use) => {
    await watch(context, problems, [new URL(baseURL ?? "").origin, ...foreignOrigins]);
    await use(context);
  },
});

/** Notes in `problems` what goes wrong in any page of a context. */
export async function watch(context: BrowserContext, problems: Problems, origins: readonly string[]): Promise<void> {
  context.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    problems.seen.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => problems.seen.push(`uncaught: ${error.error().stack ?? error.error().message}`));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
      console.error(`policy: ${effectiveDirective} refused ${blockedURI} ${sample}`);
    });
  });
  // Watched and not routed: a route holds up every request of every page. Names lead nowhere (playwright.config.ts).
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && !origins.includes(origin))
      problems.seen.push(`third-party request: ${request.url()}`);
  });
}

const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What of the page axe looks at: a part, or all but a part; all of it if neither is given. */
interface Extent {
  readonly only?: string | undefined;
  readonly without?: string | undefined;
}

function lookAt(axe: AxeBuilder, { only, without }: Extent): AxeBuilder {
  const part = only === undefined ? axe : axe.include(only);
  return without === undefined ? part : part.exclude(without);
}

/** Fails on any accessibility violation that axe finds in the page as it stands. */
export async function audit(page: Page, extent: Extent = {}): Promise<void> {
  await expectNoViolation(page, (axe) => lookAt(axe, extent).withTags(AXE_TAGS));
}

/** The part of `audit` that another theme can change; it takes a fraction of the time. */
export async function auditContrast(page: Page, extent: Extent = {}): Promise<void> {
  await expectNoViolation(page, (axe) => lookAt(axe, extent).withRules(["color-contrast"]));
}

async function expectNoViolation(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<void> {
  await page.evaluate(() => {
    // An embed is transparent. It lies on the browser's canvas, which is dark in a dark scheme; axe takes it for white.
    document.documentElement.style.backgroundColor ||= "Canvas";
    // Colours on their way from one theme to the next are nobody's choice.
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime === Infinity) animation.cancel();
      else animation.finish();
    }
  });
  const { violations } = await choose(new AxeBuilder({ page })).analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n  ${node.target.join(" ")}\n  ${node.html}`),
  );
  expect.soft(found, "axe violations").toEqual([]);
}

/** Fails if the page can be scrolled sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: innerWidth,
  }));
  expect(content, `width of the content in a window of ${window} px`).toBeLessThanOrEqual(window);
}

/** Ways to read a page: `test.use(dark)`. */
export const dark = { colorScheme: "dark" } as const;
export const narrow = { viewport: { width: 390, height: 844 } };
export const noScript = { javaScriptEnabled: false };
export const forcedColors = { contextOptions: { forcedColors: "active" } } as const;
export const reducedMotion = { contextOptions: { reducedMotion: "reduce" } } as const;
