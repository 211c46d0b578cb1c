import type { Fact } from '../../facts/fact.js';
import type { Field } from '../../facts/field.js';
import type { FactEditor } from '../document.js';
import type { LineIndex } from '../line-index.js';
import { commandScope, type CommandScope } from '../shell/command-scope.js';
import { readShell } from '../shell/read-shell.js';
import { secretSourceOf } from '../shell/secret-commands.js';
import type { Span } from '../span.js';

/**
 * The facts of a Makefile: the variables that it sets, and its recipes as shell.
 *
 * Lines are told apart as make does: a recipe's begin with a tab, `\` at a line's end goes on on the next.
 */
export function readMakefile(text: string, lines: LineIndex, editors: Map<Fact, FactEditor>): readonly Fact[] {
  const scope = commandScope({ text, syntax: 'make', place: 'script', log: 'terminal', editors });
  const facts: Fact[] = [];
  let inRules = false;
  for (let line = 0; line < lines.lineCount; line++) {
    const { start, end } = lines.lineSpan(line);
    if (text.charAt(start) !== '\t' || !inRules) {
      inRules ||= /^[^\s#=][^=]*:(?!=)/.test(text.slice(start, end));
      facts.push(...readVariable(text, { start, end }, lines.fullLineSpan(line), scope));
      continue;
    }
    let last = line;
    while (last + 1 < lines.lineCount && belongsToRecipe(text, lines, last)) {
      last++;
    }
    facts.push(...readShell(scope, { start: start + 1, end: lines.lineSpan(last).end }));
    line = last;
  }
  return facts;
}

function belongsToRecipe(text: string, lines: LineIndex, line: number): boolean {
  const { start, end } = lines.lineSpan(line);
  return text.slice(start, end).endsWith('\\') || text.charAt(lines.lineSpan(line + 1).start) === '\t';
}

const assignment =
  /^ *(?:export\s+|override\s+)*(?<name>[A-Za-z_]\w*)\s*(?:::?:?|\?|\+|!)?=(?<value>[^\r\n#]*)(?:#.*)?$/;

function readVariable(text: string, line: Span, whole: Span, scope: CommandScope): readonly Fact[] {
  const { name, value: written } = assignment.exec(text.slice(line.start, line.end))?.groups ?? {};
  const value = written?.trim();
  if (name === undefined || value === undefined) {
    return [];
  }
  const nameStart = line.start + text.slice(line.start, line.end).indexOf(name);
  const start = text.indexOf(value, text.indexOf('=', nameStart) + 1);
  const span = { start, end: start + value.length };
  const source = secretSourceOf(/^\$\(shell\s+(\S.*)\)$/.exec(value)?.[1] ?? '');
  if (source !== undefined) {
    scope.variables.set(name, [{ is: 'secretSource', source, span }]);
  }
  if (value.includes('$')) {
    return [];
  }
  const quoted = /^(["']).*\1$/.test(value) ? 1 : 0;
  const inner = value.slice(quoted, value.length - quoted);
  const field: Field =
    inner === ''
      ? { state: 'absent' }
      : { state: 'literal', value: inner, span: { start: start + quoted, end: span.end - quoted } };
  const fact: Fact = {
    kind: 'pipelineVariable',
    span: { start: nameStart, end: span.end },
    system: 'make',
    by: 'entry',
    name,
    value: field,
    besideKeyVault: false,
  };
  scope.editors?.set(fact, { remove: () => [{ span: whole, text: '' }] });
  return [fact];
}
