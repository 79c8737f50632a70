// What a worker might send that has been taken over by the code in it. Each is an expression: Node reads it as it is,
// and in the browser a worker sends it through the port.

/** Messages that must be refused whole. RUN is the number of the run that is going on. */
export const refused: readonly (readonly [name: string, expression: string])[] = [
  ["nothing", "undefined"],
  ["null", "null"],
  ["a word", "'ready'"],
  ["a number", "7"],
  ["a list", "[{ kind: 'end', run: RUN, ms: 1 }]"],
  ["an empty object", "{}"],
  ["an unknown kind", "{ kind: 'eval', run: RUN, code: 'alert(1)' }"],
  ["a kind that is a list", "{ kind: ['end'], run: RUN, ms: 1 }"],
  ["a map", "new Map([['kind', 'end'], ['run', RUN], ['ms', 1]])"],
  ["fields on the prototype", "Object.create({ kind: 'end', run: RUN, ms: 1 })"],
  ["__proto__ as a field", 'JSON.parse(\'{ "__proto__": { "kind": "end", "run": 1, "ms": 1 } }\')'],
  ["the page's own message", "{ kind: 'run', run: RUN, id: 'a', code: '1', constants: [] }"],
  ["run: a word", "{ kind: 'end', run: String(RUN), ms: 1 }"],
  ["run: a fraction", "{ kind: 'end', run: RUN + 0.5, ms: 1 }"],
  ["run: negative", "{ kind: 'end', run: -1, ms: 1 }"],
  ["run: NaN", "{ kind: 'end', run: NaN, ms: 1 }"],
  ["run: missing", "{ kind: 'end', ms: 1 }"],
  ["end: no time", "{ kind: 'end', run: RUN }"],
  ["end: endless time", "{ kind: 'end', run: RUN, ms: Infinity }"],
  ["end: time before it began", "{ kind: 'end', run: RUN, ms: -5 }"],
  ["end: an error that is a word", "{ kind: 'end', run: RUN, ms: 1, error: 'boom' }"],
  ["end: an error without a message", "{ kind: 'end', run: RUN, ms: 1, error: { is: 'error', name: 'Error' } }"],
  ["end: a real Error", "{ kind: 'end', run: RUN, ms: 1, error: new Error('x') }"],
  ["end: line 0", "{ kind: 'end', run: RUN, ms: 1, error: { is: 'error', name: 'E', message: '', line: 0 } }"],
  [
    "end: line of markup",
    "{ kind: 'end', run: RUN, ms: 1, error: { is: 'error', name: 'E', message: '', line: '<b>' } }",
  ],
  [
    "end: a name of 201 letters",
    "{ kind: 'end', run: RUN, ms: 1, error: { is: 'error', name: 'E'.repeat(201), message: '' } }",
  ],
  [
    "end: a message of 20,001 letters",
    "{ kind: 'end', run: RUN, ms: 1, error: { is: 'error', name: 'E', message: 'x'.repeat(20001) } }",
  ],
  ["progress: of nothing", "{ kind: 'progress', run: RUN, done: 0, of: 0 }"],
  ["progress: NaN", "{ kind: 'progress', run: RUN, done: NaN, of: 1 }"],
  ["progress: negative", "{ kind: 'progress', run: RUN, done: -1, of: 1 }"],
  ["progress: words", "{ kind: 'progress', run: RUN, done: '1', of: '2' }"],
  ["ready: no names", "{ kind: 'ready' }"],
  ["ready: a name of markup", "{ kind: 'ready', names: ['<img src=x onerror=alert(1)>'], members: [] }"],
  ["ready: 2001 names", "{ kind: 'ready', names: Array.from({ length: 2001 }, (_, i) => 'n' + i), members: [] }"],
  ["output: none", "{ kind: 'output', run: RUN }"],
  [
    "output: an object for a list",
    "{ kind: 'output', run: RUN, outputs: { length: 1, 0: { is: 'line', parts: [] } } }",
  ],
  ["output: a list with a hole", "{ kind: 'output', run: RUN, outputs: [,] }"],
  [
    "output: an unknown kind",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'html', html: '<script>alert(1)</script>' }] }",
  ],
  ["output: one good, one bad", "{ kind: 'output', run: RUN, outputs: [{ is: 'line', parts: [] }, 3] }"],
  ["output: 10,004 at once", "{ kind: 'output', run: RUN, outputs: Array(10004).fill({ is: 'line', parts: [] }) }"],
  ["line: parts that are words", "{ kind: 'output', run: RUN, outputs: [{ is: 'line', parts: ['x'] }] }"],
  [
    "line: text that is an object",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'line', parts: [{ is: 'text', text: {} }] }] }",
  ],
  [
    "line: text of 2 MiB",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'line', parts: [{ is: 'text', text: 'x'.repeat(2 ** 21) }] }] }",
  ],
  [
    "tensor: fewer numbers than its shape",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'line', parts: [{ is: 'tensor', shape: [4, 4], dtype: 'float64', data: new Float64Array(3) }] }] }",
  ],
  [
    "tensor: a negative axis",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'line', parts: [{ is: 'tensor', shape: [-1, -4], dtype: 'float64', data: new Float64Array(4) }] }] }",
  ],
  [
    "tensor: an axis of 2⁵³",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'line', parts: [{ is: 'tensor', shape: [2 ** 53, 2], dtype: 'float64', data: new Float64Array(1) }] }] }",
  ],
  [
    "tensor: numbers of another type",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'line', parts: [{ is: 'tensor', shape: [4], dtype: 'float64', data: [1, 2, 3, 4] }] }] }",
  ],
  [
    "tensor: another dtype",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'line', parts: [{ is: 'tensor', shape: [1], dtype: 'constructor', data: new Float64Array(1) }] }] }",
  ],
  [
    "tensor: 33 axes",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'line', parts: [{ is: 'tensor', shape: Array(33).fill(1), dtype: 'float64', data: new Float64Array(1) }] }] }",
  ],
  [
    "image: larger than its bytes",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'image', width: 100, height: 100, label: '', data: new Uint8ClampedArray(4) }] }",
  ],
  [
    "image: 10,000 wide",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'image', width: 10000, height: 1, label: '', data: new Uint8ClampedArray(40000) }] }",
  ],
  [
    "image: an address for bytes",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'image', width: 1, height: 1, label: '', data: 'https://example.org/x.png' }] }",
  ],
  [
    "table: rows of another length",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'table', columns: ['a'], rows: [[1, 2]] }] }",
  ],
  [
    "table: an object in a cell",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'table', columns: ['a'], rows: [[{ toString: null }]] }] }",
  ],
  [
    "tex: 51 braces deep",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'tex', tex: '{'.repeat(51) + '}'.repeat(51) }] }",
  ],
  ["tex: 2001 letters", "{ kind: 'output', run: RUN, outputs: [{ is: 'tex', tex: 'x'.repeat(2001) }] }"],
  [
    "plot: a mark of its own",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'plot', marks: [{ mark: 'image', channels: { src: ['https://example.org'] }, constants: {} }], options: { scales: {} } }] }",
  ],
  [
    "plot: a link",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'plot', marks: [{ mark: 'dot', channels: { href: ['javascript:alert(1)'] }, constants: {} }], options: { scales: {} } }] }",
  ],
  [
    "plot: a colour that loads",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'plot', marks: [{ mark: 'dot', channels: {}, constants: { fill: 'url(https://example.org/#a)' } }], options: { scales: {} } }] }",
  ],
  [
    "plot: channels of two lengths",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'plot', marks: [{ mark: 'dot', channels: { x: [1], y: [1, 2] }, constants: {} }], options: { scales: {} } }] }",
  ],
  [
    "plot: a width of 10⁹",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'plot', marks: [], options: { width: 1e9, scales: {} } }] }",
  ],
  [
    "plot: an option of the prototype",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'plot', marks: [], options: { scales: JSON.parse('{\"__proto__\": {}}') } }] }",
  ],
  [
    "plot: a scale with a transform",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'plot', marks: [], options: { scales: { x: { transform: 'x => x' } } } }] }",
  ],
  ["notice: another cap", "{ kind: 'output', run: RUN, outputs: [{ is: 'notice', about: 'constructor', cap: 1 }] }"],
];

/** Messages that have the right form, and may have no more effect than to be shown as they are. */
export const harmless: readonly (readonly [name: string, expression: string])[] = [
  [
    "a run that is over",
    "{ kind: 'output', run: RUN - 1, outputs: [{ is: 'line', parts: [{ is: 'text', text: 'OLD' }] }] }",
  ],
  ["a run to come", "{ kind: 'end', run: RUN + 1, ms: 0 }"],
  ["ready again", "{ kind: 'ready', names: ['OTHER'], members: [] }"],
  [
    "markup as text",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'line', parts: [{ is: 'text', text: '<img src=x onerror=alert(1)>' }] }] }",
  ],
  [
    "fields besides",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'line', parts: [{ is: 'text', text: 'kept', html: '<b>' }], onclick: 'x' }], target: '*' }",
  ],
  [
    "the page's own word for an end",
    "{ kind: 'output', run: RUN, outputs: [{ is: 'error', name: 'Stopped', message: 'not really' }] }",
  ],
];
