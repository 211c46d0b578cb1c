import type { Fact } from '../../facts/fact.js';
import { findMarkedComments } from '../comments.js';
import type { Comment, Document, Relevance } from '../document.js';
import { LineIndex } from '../line-index.js';
import { CellProgram } from '../notebook/cell-program.js';
import { commandScope } from '../shell/command-scope.js';
import { readShell } from '../shell/read-shell.js';
import { YamlDocument } from '../yaml/yaml-document.js';
import { spendTime } from '../../time-budget.js';
import { moved } from '../moved.js';

interface Fence {
  readonly language: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A Markdown page. Its fenced blocks are read, as people copy from them: the Python blocks as one program in their
 * order, each YAML block as a file, `az ml` command lines in any block.
 */
export class MarkdownDocument implements Document {
  readonly language = 'markdown';
  readonly lines: LineIndex;
  readonly relevance: Relevance;
  readonly facts: readonly Fact[];
  readonly comments: readonly Comment[];
  readonly syntaxErrors = 0;

  constructor(readonly text: string) {
    this.lines = new LineIndex(text);
    this.facts = readFences(text).sort((a, b) => a.span.start - b.span.start);
    this.relevance = this.facts.length > 0 ? 'definition' : 'none';
    this.comments = findMarkedComments(text, '#');
  }

  render(): undefined {
    return undefined;
  }
}

function readFences(text: string): Fact[] {
  if (!/azureml|azure\.ai\.ml|\baz\s+ml\s|environment_variables|mlflow/.test(text)) {
    return [];
  }
  const fences = findFences(text);
  const python = fences.filter((fence) => /^(?:python3?|py)$/.test(fence.language));
  const program = new CellProgram(
    python.map((fence) => ({ text: text.slice(fence.start, fence.end), placeOf: (offset) => fence.start + offset })),
  );
  const yaml = fences
    .filter((fence) => /^ya?ml$/.test(fence.language))
    .flatMap((fence) => {
      spendTime();
      const { facts } = new YamlDocument(text.slice(fence.start, fence.end));
      return moved(facts, ({ start, end }) => ({ start: start + fence.start, end: end + fence.start }));
    });
  const commands = fences.filter((fence) => /^(?:ba)?sh$|^shell$|^console$|^azurecli$|^ya?ml$|^$/.test(fence.language));
  return [
    ...program.factsInFile(),
    ...yaml,
    ...commands.flatMap((fence) =>
      /\baz\s+ml\s/.test(text.slice(fence.start, fence.end))
        ? readShell(commandScope({ text, syntax: 'shell', place: 'script' }), fence)
        : [],
    ),
  ];
}

function findFences(text: string): readonly Fence[] {
  const fences: Fence[] = [];
  let open: { readonly mark: string; readonly language: string; readonly start: number } | undefined;
  for (let at = 0; at < text.length;) {
    const feed = text.indexOf('\n', at);
    const next = feed < 0 ? text.length : feed + 1;
    const [, mark = '', rest = ''] = /^[ \t]*(```+|~~~+)([^\r\n]*)/.exec(text.slice(at, next)) ?? [];
    if (open === undefined) {
      const [language = ''] = /^[\w.+-]*/.exec(rest.trimStart()) ?? [];
      open = mark === '' ? undefined : { mark, language: language.toLowerCase(), start: next };
    } else if (mark.startsWith(open.mark) && rest.trim() === '') {
      fences.push({ language: open.language, start: open.start, end: at });
      open = undefined;
    }
    at = next;
  }
  return fences;
}
