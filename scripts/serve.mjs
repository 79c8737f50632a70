// @ts-check
// Serves a built site as a static host would: base path, 404 page, compression, and the _headers file with its policy.
import { createReadStream, existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { createGzip } from "node:zlib";
import { normalizeBase } from "./build.mjs";
import { ROOT } from "./tools.mjs";

const DEFAULT_PORT = 4321;
const PORTS_TO_TRY = 20;

const TYPES = /** @type {Record<string, string>} */ ({
  ".bin": "application/octet-stream",
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
});
const COMPRESSED = /^text\/|json|xml|wasm/;

/**
 * The rules of a _headers file: a line with a path pattern, then indented `Name: value` lines.
 * @param {string} text
 * @returns {{ matches: (path: string) => boolean, headers: [name: string, value: string][] }[]}
 */
export function parseHeaders(text) {
  /** @type {ReturnType<typeof parseHeaders>} */
  const rules = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    if (!/^\s/.test(line)) {
      const pattern = line
        .trim()
        .split("*")
        .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
      const whole = new RegExp(`^${pattern.join(".*")}$`);
      rules.push({ matches: (path) => whole.test(path), headers: [] });
      continue;
    }
    const [name = "", ...value] = line.split(":");
    rules.at(-1)?.headers.push([name.trim(), value.join(":").trim()]);
  }
  return rules;
}

/**
 * The file an address stands for.
 * @param {string} folder absolute path of the built site
 * @param {string} base such as "/" or "/both-ways/"
 * @param {string} address path part of the request, still percent-encoded
 * @returns {{ file: string } | { redirect: string } | { problem: 400 | 404 }}
 */
export function locate(folder, base, address) {
  let path;
  try {
    path = decodeURIComponent(address);
  } catch {
    return { problem: 400 };
  }
  if (!path.startsWith("/") || path.includes("\0") || path.includes("\\")) return { problem: 400 };
  // A doubled slash would make the redirect below point to another host.
  if (path.includes("//")) return { problem: 404 };
  if (`${path}/` === base || (path === "/" && base !== "/")) return { redirect: base };
  if (!path.startsWith(base)) return { problem: 404 };

  const file = resolve(folder, path.slice(base.length));
  const isInside = (/** @type {string} */ place) => place === folder || place.startsWith(folder + sep);
  if (!isInside(file) || !existsSync(file) || !isInside(realpathSync(file))) return { problem: 404 };
  if (statSync(file).isDirectory()) {
    if (!path.endsWith("/")) return { redirect: `${address}/` };
    const index = join(file, "index.html");
    return existsSync(index) ? { file: index } : { problem: 404 };
  }
  return path.endsWith("/") || file === join(folder, "_headers") ? { problem: 404 } : { file };
}

/**
 * @param {{ folder: string, base: string }} site
 * @returns {import("node:http").RequestListener}
 */
export function createSite({ folder: given, base }) {
  if (!existsSync(given)) throw new Error(`There is no built site in ${given}: run \`npm run build\` first.`);
  const folder = realpathSync(given);
  const headersFile = join(folder, "_headers");
  const rules = existsSync(headersFile) ? parseHeaders(readFileSync(headersFile, "utf8")) : [];

  return (request, response) => {
    const [address = "/", query] = (request.url ?? "/").split("?", 2);
    if (request.method !== "GET" && request.method !== "HEAD")
      return end(response, 405, "Only GET and HEAD are answered here.", { Allow: "GET, HEAD" });
    const found = locate(folder, base, address);
    if ("redirect" in found)
      return end(response, 301, "", { Location: query === undefined ? found.redirect : `${found.redirect}?${query}` });
    if ("problem" in found && found.problem === 400) return end(response, 400, "This address cannot be read.");

    for (const [name, value] of rules.filter((rule) => rule.matches(address)).flatMap((rule) => rule.headers))
      response.appendHeader(name, value);
    const notFound = join(folder, "404.html");
    if ("file" in found) return send(request, response, 200, found.file);
    if (existsSync(notFound)) return send(request, response, 404, notFound);
    return end(response, 404, "There is no such page.");
  };
}

/**
 * Starts serving and says where.
 * @param {{ folder: string, base: string, port?: string | undefined, exactPort?: boolean }} site
 *   port: where to start looking for a free one; exactPort: fail rather than take the next
 * @returns {Promise<{ url: string, server: import("node:http").Server }>}
 */
export async function serve({ folder, base, port: wanted, exactPort = false }) {
  const server = createServer(createSite({ folder: resolve(ROOT, folder), base }));
  const first = parsePort(wanted);
  const last = exactPort || first === 0 ? first : Math.min(first + PORTS_TO_TRY, 65535);
  for (let port = first; port <= last; port += 1) {
    const problem = await listen(server, port);
    if (problem === null) {
      const address = /** @type {import("node:net").AddressInfo} */ (server.address());
      if (address.port !== first && first !== 0) console.log(`Port ${first} is taken; using ${address.port} instead.`);
      return { url: `http://127.0.0.1:${address.port}${base}`, server };
    }
    if (problem !== "EADDRINUSE" && problem !== "EACCES") throw new Error(`Port ${port} cannot be used: ${problem}.`);
  }
  throw new Error(
    first === last ? `Port ${first} is taken.` : `The ports ${first} to ${last} are all taken. Set PORT to a free one.`,
  );
}

/**
 * @param {string | undefined} text
 * @returns {number} 0 asks the system for any free port
 */
export function parsePort(text) {
  if (text === undefined || text === "") return DEFAULT_PORT;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    throw new Error(`PORT must be a whole number from 0 to 65535, got "${text}". Leave it out to use ${DEFAULT_PORT}.`);
  return port;
}

/**
 * @param {import("node:http").Server} server
 * @param {number} port
 * @returns {Promise<string | null>} the system's error code, or null when it listens
 */
function listen(server, port) {
  return new Promise((done) => {
    const fail = (/** @type {NodeJS.ErrnoException} */ error) => done(error.code ?? error.message);
    server.once("error", fail);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", fail);
      done(null);
    });
  });
}

/**
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 * @param {string} file
 */
function send(request, response, status, file) {
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  const zipped = COMPRESSED.test(type) && /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
  response.setHeader("Content-Type", type);
  response.setHeader("Vary", "Accept-Encoding");
  if (!response.hasHeader("Cache-Control")) response.setHeader("Cache-Control", "no-cache");
  if (zipped) response.setHeader("Content-Encoding", "gzip");
  else response.setHeader("Content-Length", statSync(file).size);
  response.writeHead(status);
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  const bytes = createReadStream(file).on("error", () => response.destroy());
  (zipped ? bytes.pipe(createGzip()) : bytes).pipe(response);
}

/**
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 * @param {string} text
 * @param {Record<string, string>} [headers]
 */
function end(response, status, text, headers = {}) {
  response
    .writeHead(status, { "Content-Type": "text/plain; charset=utf-8", ...headers })
    .end(text === "" ? "" : `${text}\n`);
}

/** Prints an error's message alone: the reader of it did nothing to the code. */
export function failWith(/** @type {unknown} */ error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: { folder: { type: "string", default: "dist" }, base: { type: "string" }, port: { type: "string" } },
  });
  const port = values.port ?? process.env.PORT;
  serve({
    folder: values.folder,
    base: normalizeBase(values.base ?? process.env.BASE_PATH),
    port,
    exactPort: values.port !== undefined,
  }).then(({ url }) => console.log(`Serving ${values.folder} at ${url}`), failWith);
}
