// The page that live cells run in; see src/notebook/sandbox/page.ts. An endpoint, since it has a policy of its own.
import type { APIRoute } from "astro";
import { sandboxHtml } from "#notebook/sandbox/page.ts";

export const GET: APIRoute = () =>
  new Response(sandboxHtml, { headers: { "Content-Type": "text/html; charset=utf-8" } });
