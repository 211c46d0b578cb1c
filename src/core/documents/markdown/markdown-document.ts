import type { Fact } from '../../facts/fact.js';
import { findMarkedComments } from '../comments.js';
import type { Comment, Document, Relevance } from '../document.js';
import { LineIndex } from '../line-index.js';
import { CellProgram } from '../notebook/cell-program.js';
import { commandScope } from '../shell/command-scope.js';
import { readShell } from '../shell/read-shell.js';
import { YamlDocument } from '../yaml/yaml-document.js';

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
  // Blank text keeps every place in a YAML block what it is in the page.
  const yaml = fences
    .filter((fence) => /^ya?ml$/.test(fence.language))
    .flatMap((fence) => {
      const blank = text.slice(0, fence.start).replace(/[^\r\n]/g, ' ');
      return new YamlDocument(blank + text.slice(fence.start, fence.end)).facts;
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
  for (const match of text.matchAll(
    /^([ \t]*)(```+|~~~+)[ \t]*([\w.+-]*)[^\r\n]*\r?\n([\s\S]*?)^[ \t]*\2[ \t]*\r?$/gm,
  )) {
    const [whole, , , language = '', body = ''] = match;
    const start = match.index + whole.indexOf('\n') + 1;
    fences.push({ language: language.toLowerCase(), start, end: start + body.length });
  }
  return fences;
}
