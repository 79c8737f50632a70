// Notebooks as Jupyter's files, nbformat 4.5: written for download, and read back in /notebook/.
import { list, record } from "./document.ts";
import { MOST_CELLS, type Opened, type Shared, type SharedCell } from "./share.ts";

export type Kernel = "typescript" | "python";

/** One cell to write. The output of code is text, as the page printed it. */
export interface FileCell extends SharedCell {
  readonly output?: string;
  readonly error?: { readonly name: string; readonly message: string };
}

const KERNELS = {
  typescript: {
    kernelspec: { display_name: "Deno", language: "typescript", name: "deno" },
    language_info: { name: "typescript", file_extension: ".ts", mimetype: "text/x.typescript" },
  },
  python: {
    kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
    language_info: { name: "python", file_extension: ".py", mimetype: "text/x-python" },
  },
} as const;

/** The text of an .ipynb file. */
export function toIpynb({ title, cells }: { title: string; cells: readonly FileCell[] }, kernel: Kernel): string {
  const notebook = {
    cells: cells.map((cell, at) => ({
      cell_type: cell.kind === "code" ? "code" : "markdown",
      id: `cell-${at + 1}`,
      metadata: {},
      ...(cell.kind === "code" && { execution_count: null, outputs: outputsOf(cell) }),
      source: linesOf(cell.source),
    })),
    metadata: { ...KERNELS[kernel], title },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

function outputsOf({ output = "", error }: FileCell): readonly object[] {
  return [
    ...(output === "" ? [] : [{ output_type: "stream", name: "stdout", text: linesOf(output) }]),
    ...(error
      ? [
          {
            output_type: "error",
            ename: error.name,
            evalue: error.message,
            traceback: [`${error.name}: ${error.message}`],
          },
        ]
      : []),
  ];
}

/** nbformat's lines keep their line ends, so that joining them gives the text again. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Reads an .ipynb file. Total: it comes from anybody. Its outputs are left out, for nobody here made them. */
export function fromIpynb(text: string): Opened<Shared> {
  let notebook: Readonly<Record<string, unknown>>;
  try {
    notebook = record(JSON.parse(text));
  } catch {
    return { is: "unreadable" };
  }
  if (notebook.nbformat !== 4 || !Array.isArray(notebook.cells)) return { is: "unreadable" };
  if (notebook.cells.length > MOST_CELLS) return { is: "too large" };
  const { title } = record(notebook.metadata);
  const cells = list(notebook.cells).flatMap((cell): readonly SharedCell[] => {
    const { cell_type: type, source } = record(cell);
    const code = Array.isArray(source) ? source.filter((line) => typeof line === "string").join("") : source;
    if (typeof code !== "string" || (type !== "code" && type !== "markdown")) return [];
    return [{ kind: type === "code" ? "code" : "text", source: code }];
  });
  return { is: "opened", value: { title: typeof title === "string" ? title : "", cells } };
}
