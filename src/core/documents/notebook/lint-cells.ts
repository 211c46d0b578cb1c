import { matchBaseline } from '../../findings/baseline.js';
import type { Finding, FixSafety } from '../../findings/finding.js';
import { fingerprintOf, outsideOfCode } from '../../findings/fingerprint.js';
import { acceptByConfiguration } from '../../findings/suppression.js';
import { judge, type LintContext } from '../../lint.js';
import { runRules, type RuleFault } from '../../rules/run.js';
import { rules } from '../../rules/registry.js';
import type { Document, Relevance } from '../document.js';
import { LineIndex } from '../line-index.js';
import type { Span } from '../span.js';
import { CellProgram } from './cell-program.js';
import { pythonOf } from './python-cell.js';
import { readOutput } from './read-output.js';
import { OutOfTime, withinTime } from '../../time-budget.js';

/** A Python code cell of a notebook that is open in an editor. */
export interface OpenCell {
  readonly source: string;
  /** The texts of its stored outputs. */
  readonly outputs: readonly string[];
}

/** A place in one cell of a notebook, counted from 0 among the cells that were given. */
export interface CellPlace {
  readonly cell: number;
  /** In the cell's own text. */
  readonly span: Span;
}

/** A finding in a notebook that is open in an editor, where each cell is a text of its own. */
export interface CellFinding extends CellPlace {
  readonly finding: Omit<Finding, 'span' | 'related' | 'fixes'>;
  readonly related: readonly (CellPlace & { readonly message: string })[];
  readonly fixes: readonly {
    readonly title: string;
    readonly safety: FixSafety;
    readonly edits: readonly (CellPlace & { readonly text: string })[];
  }[];
}

/** A finding in what a cell printed; its fix is to clear the cell's outputs, which only an editor can do. */
export interface OutputFinding {
  readonly cell: number;
  readonly finding: Finding;
}

export interface CellsResult {
  /** The cells as they were read. */
  readonly program: CellProgram;
  readonly relevance: Relevance;
  readonly findings: readonly CellFinding[];
  /** Each message once for each cell. */
  readonly outputs: readonly OutputFinding[];
  /** How many findings `allow` comments, the configuration and the baseline accept. */
  readonly allowed: number;
  readonly faults: readonly RuleFault[];
  /** As in a {@link LintResult}. */
  readonly unfinished?: true;
}

/**
 * Judges the Python code cells of a notebook as the one program that they are, and their outputs.
 *
 * @param cells in their order
 * @param path the notebook's path in the project
 */
export function lintCells(cells: readonly OpenCell[], path: string, context: LintContext): CellsResult {
  try {
    return withinTime(context.budget, () => judgeCells(cells, path, context));
  } catch (error) {
    if (error instanceof OutOfTime) {
      const program = new CellProgram([]);
      return { program, relevance: 'none', findings: [], outputs: [], allowed: 0, faults: [], unfinished: true };
    }
    throw error;
  }
}

function judgeCells(cells: readonly OpenCell[], path: string, context: LintContext): CellsResult {
  const program = new CellProgram(cells.map(({ source }) => ({ text: pythonOf(source), placeOf: (offset) => offset })));
  const { document, findings, suppressed, faults } = judge(program.document, path, { ...context, budget: undefined });
  const printed =
    document.relevance === 'none' ? [] : cells.flatMap((cell, index) => lintOutputs(cell, index, path, context));
  const outputs = unaccepted(printed, context);
  return {
    program,
    relevance: document.relevance,
    findings: findings.map(({ span, related, fixes, ...finding }) => ({
      ...placeIn(program, span),
      finding,
      related: related.flatMap((place) =>
        'span' in place ? { ...placeIn(program, place.span), message: place.message } : [],
      ),
      fixes: fixes.map(({ title, safety, edits }) => ({
        title,
        safety,
        edits: edits.map((edit) => ({ ...placeIn(program, edit.span), text: edit.text })),
      })),
    })),
    outputs,
    allowed: suppressed.length + printed.length - outputs.length,
    faults,
  };
}

// An output has no comments, so only the configuration and the baseline can accept what it shows.
function unaccepted(
  outputs: readonly OutputFinding[],
  { config, baseline = [] }: LintContext,
): readonly OutputFinding[] {
  const findings = outputs.map(({ finding }) => finding);
  const { kept } = acceptByConfiguration({ kept: findings, suppressed: [] }, config);
  const prints = new Map(kept.map((finding) => [finding, fingerprintOf(finding, outsideOfCode)]));
  const fresh = new Set(matchBaseline(kept, baseline, prints).fresh);
  return outputs.filter(({ finding }) => fresh.has(finding));
}

const emptyDocument = {
  language: 'notebook',
  relevance: 'definition',
  comments: [],
  syntaxErrors: 0,
  render: () => undefined,
} as const;

function lintOutputs(cell: OpenCell, index: number, path: string, context: LintContext): readonly OutputFinding[] {
  const found = new Map<string, OutputFinding>();
  for (const text of cell.outputs) {
    const facts = readOutput(text, { start: 0, end: text.length });
    const document: Document = { ...emptyDocument, text, lines: new LineIndex(text), facts };
    for (const finding of runRules(rules, document, { path, ...context }).findings) {
      found.set(`${finding.ruleId} ${finding.message}`, { cell: index, finding });
    }
  }
  return [...found.values()];
}

function placeIn(program: CellProgram, span: Span): CellPlace {
  const start = program.locate(span.start);
  const end = program.locate(span.end);
  // What goes on into the next cell ends with this one.
  const last = end.part === start.part ? end.offset : program.lengthOf(start.part);
  return { cell: start.part, span: { start: start.offset, end: Math.max(start.offset, last) } };
}
