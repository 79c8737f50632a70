import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { sandboxHtml, sandboxPolicy } from "#notebook/sandbox/page.ts";
import { sandboxRule } from "#site/build/hostHeaders.ts";
import { policyHeader } from "#site/build/policy.mjs";

const directives = (policy: string): ReadonlyMap<string, string> =>
  new Map(
    policy.split("; ").map((directive) => [directive.split(" ")[0] ?? "", directive.split(" ").slice(1).join(" ")]),
  );

test("the sandbox page has one script, and its policy allows that one and no other", () => {
  const scripts = [...sandboxHtml.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script = ""]) => script);
  expect(scripts).toHaveLength(1);
  const hash = createHash("sha256")
    .update(scripts[0] ?? "")
    .digest("base64");
  expect(directives(sandboxPolicy).get("script-src")).toBe(`'sha256-${hash}' 'unsafe-eval'`);
  expect(sandboxHtml.indexOf("Content-Security-Policy")).toBeLessThan(sandboxHtml.indexOf("<script"));
});

test("its policy lets nothing in or out", () => {
  const allowed = directives(sandboxPolicy);
  expect(allowed.get("default-src")).toBe("'none'");
  expect(allowed.get("connect-src")).toBe("'none'");
  expect(allowed.get("form-action")).toBe("'none'");
  expect(allowed.get("worker-src")).toBe("blob:");
  expect(sandboxPolicy).not.toMatch(/'self'|https?:|data:|\*/);
});

test("served by a host that reads _headers, it is a sandbox by itself and framed by the site alone", () => {
  const [path, header] = sandboxRule("/below").split("\n");
  expect(path).toBe("/below/sandbox.html");
  expect(header).toContain(`sandbox allow-scripts; ${sandboxPolicy}; frame-ancestors 'self'`);
  expect(header).not.toContain("allow-same-origin");
});

test("no other page may evaluate text", () => {
  for (const framedByOthers of [true, false])
    expect(policyHeader({ framedByOthers })).not.toMatch(/'unsafe-eval'|script-src[^;]*blob:/);
});
