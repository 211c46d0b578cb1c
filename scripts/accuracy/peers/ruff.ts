import { LineIndex } from '../../../src/core/documents/line-index.js';
import { readNotebook } from '../../../src/core/documents/notebook/notebook-source.js';
import { pythonOf } from '../../../src/core/documents/notebook/python-cell.js';
import { placeOf, type Source } from '../labels.js';
import { importFrom } from './package.js';
import { notInstalled, type Peer } from './peer.js';

const packageName = '@astral-sh/ruff-wasm-nodejs';

/** <https://docs.astral.sh/ruff/>, its rules for passwords that are written down; of notebooks, each cell of code. */
export const ruff: Peer = {
  name: 'ruff S105–S107',
  reads: (file) => /\.(?:py|ipynb)$/.test(file),
  async run(sources, { folder }) {
    const module = ((await importFrom(folder, packageName)) as { readonly default: RuffModule } | undefined)?.default;
    if (module === undefined) {
      return notInstalled;
    }
    const workspace = new module.Workspace(
      { lint: { select: ['S105', 'S106', 'S107'] } },
      module.PositionEncoding.Utf16,
    );
    const places = new Set<string>();
    let unread = 0;
    for (const source of sources.filter((one) => this.reads(one.path))) {
      for (const part of partsOf(source)) {
        const diagnostics = workspace.check(part.text);
        unread += diagnostics.some(({ code }) => code === null || code === 'invalid-syntax') ? 1 : 0;
        for (const { code, start_location: at } of diagnostics) {
          if (code?.startsWith('S') === true) {
            places.add(placeOf(source.repo, source.path, part.lineOf(at.row)));
          }
        }
      }
    }
    const remarks = unread === 0 ? [] : [`${unread} files or cells with syntax errors, in which it may see less`];
    return { state: 'ran', version: module.Workspace.version(), places, remarks };
  },
};

/** The part of the package's interface that is used here. */
interface RuffModule {
  readonly PositionEncoding: { readonly Utf16: number };
  readonly Workspace: {
    new (options: unknown, encoding: number): { check(contents: string): readonly Diagnostic[] };
    version(): string;
  };
}

interface Diagnostic {
  readonly code: string | null;
  readonly start_location: { readonly row: number };
}

interface Part {
  readonly text: string;
  /** The line of the file for a line of the text, both counted from 1. */
  readonly lineOf: (line: number) => number;
}

function partsOf({ path: name, text }: Source): readonly Part[] {
  if (!name.endsWith('.ipynb')) {
    return [{ text, lineOf: (line) => line }];
  }
  const { cells, language } = readNotebook(text);
  const file = new LineIndex(text);
  return !language.includes('python')
    ? []
    : cells.map((cell) => {
        const { source } = cell;
        const lines = new LineIndex(source);
        return {
          // As ruff does in a notebook: what only IPython understands is left out.
          text: pythonOf(source).replace(/^[ \t]*[%!?].*$/gm, (magic) => magic.replace(/\S.*/, 'pass')),
          lineOf: (line) => file.lineAt(cell.placeOf(lines.lineSpan(line - 1).start, text)) + 1,
        };
      });
}
