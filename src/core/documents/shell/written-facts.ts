import type { Fact } from '../../facts/fact.js';
import type { Origin } from '../../facts/origin.js';
import { describeReference } from '../../secrets/placeholder.js';
import { withoutClosingQuotes } from './az-ml-facts.js';
import type { CommandScope } from './command-scope.js';
import type { ShellCommand, ShellWord } from './shell-words.js';
import { originsIn } from './word-references.js';

/** What `yq` writes into the environment variables of a job's file: `.environment_variables.X = "…"`. */
export function writtenFacts(command: ShellCommand, name: string, scope: CommandScope): readonly Fact[] {
  if (name !== 'yq' || !command.words.some((word) => /^-\w*i|^--inplace/.test(word.text) || word.text === 'w')) {
    return [];
  }
  const file = command.words.findLast((word) => /\.ya?ml$/.test(word.text))?.text;
  return command.words.flatMap((word) => assignmentsIn(word, file, scope));
}

function assignmentsIn(word: ShellWord, file: string | undefined, scope: CommandScope): readonly Fact[] {
  const facts: Fact[] = [];
  const assignment = /environment_variables(?:\.|\[\\?")"?(?<name>[A-Za-z_]\w*)\\?"?\]?\s*\|?=\s*(?<value>[^|]*)/g;
  for (const match of word.source.matchAll(assignment)) {
    const { name = '', value = '' } = match.groups ?? {};
    const start = word.sourceStart + match.index;
    const valueStart = start + match[0].length - value.length;
    const end = valueStart + value.trimEnd().length;
    const nameStart = start + match[0].indexOf(name, 'environment_variables'.length);
    const origins = originsOfValue(value, valueStart, word, scope);
    const inner = withoutClosingQuotes(value.trimEnd().replace(/^\\?["']*/, ''));
    const innerStart = valueStart + value.indexOf(inner);
    const span = { start: innerStart, end: innerStart + inner.length };
    if (file !== undefined) {
      scope.written.set(file, [...(scope.written.get(file) ?? []), ...origins]);
    }
    facts.push({
      kind: 'environmentVariable',
      span: { start, end },
      owner: file?.includes('online') === true && file.includes('deploy') ? 'onlineDeployment' : 'job',
      name: { state: 'literal', value: name, span: { start: nameStart, end: nameStart + name.length } },
      value:
        inner === ''
          ? { state: 'absent' }
          : origins.length === 0
            ? { state: 'literal', value: inner, span }
            : { state: 'dynamic', span, origins },
    });
  }
  return facts;
}

function originsOfValue(value: string, start: number, word: ShellWord, scope: CommandScope): readonly Origin[] {
  const part = { start, end: start + value.length };
  const fromEnvironment = /^\s*(?:str)?env\((\w+)\)/.exec(value);
  if (fromEnvironment !== null) {
    const span = { start, end: start + fromEnvironment[0].length };
    const name = fromEnvironment[1] ?? '';
    const known = (scope.variables.get(name) ?? []).map((origin): Origin => ({ ...origin, span, via: [origin.span] }));
    return [...known, { is: 'environment', name, span }];
  }
  const found = originsIn(word, scope, part);
  if (found.length > 0) {
    return found;
  }
  // In single quotes only what the pipeline fills in counts.
  return describeReference(value).flatMap((reference): readonly Origin[] =>
    reference.kind === 'keyVaultReference' ||
    reference.kind === 'connectionReference' ||
    reference.kind === 'keyVaultUri'
      ? [
          {
            is: 'reference',
            syntax: reference.kind,
            name: reference.name,
            span: { start: start + reference.start, end: start + reference.end },
          },
        ]
      : [],
  );
}
