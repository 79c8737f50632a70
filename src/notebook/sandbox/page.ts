// The page inside the frame: no content, one script, and a policy that lets nothing in or out. The frame is sandboxed,
// so the page has no origin either: no storage, no cookies, and nothing of the site's.
import { createHash } from "node:crypto";

/** Takes one message from the page around it, starts the worker with the code in it and hands it the port. */
const script = `
addEventListener("message", function take({ source, origin, data, ports: [port] }) {
  if (source !== parent || origin !== location.origin || typeof data !== "string" || !port) return;
  removeEventListener("message", take);
  const address = URL.createObjectURL(new Blob([data], { type: "text/javascript" }));
  new Worker(address, { name: "cells" }).postMessage(null, [port]);
});
`;

const hash = createHash("sha256").update(script).digest("base64");

/** 'unsafe-eval' is the point of the page: the worker takes this policy over, and runs what the reader wrote. */
export const sandboxPolicy = [
  "default-src 'none'",
  `script-src 'sha256-${hash}' 'unsafe-eval'`,
  "worker-src blob:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

export const sandboxHtml = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${sandboxPolicy}">
<meta name="robots" content="noindex">
<title>Where cells run</title>
</head>
<body data-pagefind-ignore="all">
<script>${script}</script>
</body>
</html>
`;
