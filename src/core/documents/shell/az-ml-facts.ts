import type { EnvironmentOwner } from '../../facts/environment-variable.js';
import type { Fact } from '../../facts/fact.js';
import type { Field } from '../../facts/field.js';
import type { RunLabelRole } from '../../facts/run-label.js';
import type { TestTarget } from '../../facts/test-target.js';
import { classifyName } from '../../secrets/name-rule.js';
import type { FactEditor } from '../document.js';
import type { Span } from '../span.js';
import type { CommandScope } from './command-scope.js';
import { resourceFacts } from './resource-facts.js';
import { partAfter, type ShellCommand, type ShellWord } from './shell-words.js';
import { fieldOfPart } from './word-references.js';
import { namedWorkspace } from './workspace-facts.js';

/**
 * What one `az ml` command hands to Azure ML beside its file.
 *
 * Source: <https://learn.microsoft.com/cli/azure/ml>.
 */
export function azMlFacts(command: ShellCommand, scope: CommandScope): readonly Fact[] {
  const facts: Fact[] = [
    ...setFacts(command.words.slice(3), command.words[2]?.text ?? '', scope),
    ...namedWorkspace(command, scope),
    ...localTarget(command),
    ...resourceFacts(command, scope),
  ];
  const noun = command.words[2]?.text ?? '';
  const makes = command.words[3]?.text === 'create' || command.words[3]?.text === 'submit';
  let option = '';
  for (const word of command.words.slice(3)) {
    const inline = /^(--[a-z-]+)=/.exec(word.text);
    if (inline === null && /^--?[A-Za-z]/.test(word.text)) {
      option = word.text;
      continue;
    }
    const place = inline === null ? undefined : partAfter(word, inline[0].length);
    const value = fieldOfPart(word, place?.text ?? word.text, place?.span ?? word.span, scope);
    const name = inline?.[1] ?? option;
    option = '';
    if ((name === '--name' || name === '-n') && noun === 'job' && makes) {
      facts.push({ kind: 'runLabel', span: word.span, role: 'runId', value });
    } else if (value.state === 'literal' && /^--(?:admin-password|account-key|sas-token|client-secret)$/.test(name)) {
      facts.push({
        kind: 'credential',
        span: word.span,
        slot: name.slice(2),
        known: 'documented',
        holder: 'other',
        value,
      });
    }
  }
  return facts;
}

/** `az ml online-deployment create --local`: <https://learn.microsoft.com/cli/azure/ml/online-deployment>. */
function localTarget({ words }: ShellCommand): readonly TestTarget[] {
  const [, , noun, verb] = words.map((word) => word.text);
  const index = words.findIndex((word) => /^--local(?:=true)?$/i.test(word.text));
  const word = words[index];
  const deploys = /^online-(?:deployment|endpoint)$/.test(noun ?? '') && /^(?:create|update)$/.test(verb ?? '');
  // The switch may be followed by its value, which a variable hides.
  return word === undefined || !deploys || /^(?:false$|["']?\$)/i.test(words[index + 1]?.text ?? '')
    ? []
    : [{ kind: 'testTarget', span: word.span, target: 'a local endpoint' }];
}

/** What `--set path=value …` says, wherever it stands among the words. */
export function setFacts(words: readonly ShellWord[], noun: string, scope: CommandScope): readonly Fact[] {
  const facts: Fact[] = [];
  let setter: ShellWord | undefined;
  let pairs = 0;
  for (const [index, word] of words.entries()) {
    const glued = /^--set=./.test(word.source);
    if (/^--?[A-Za-z]/.test(word.text) && !glued) {
      setter = word.text === '--set' ? word : undefined;
      pairs = 0;
      continue;
    }
    if (setter === undefined && !glued) {
      continue;
    }
    const pair = readPair(word, glued ? '--set='.length : 0);
    const fact = pair === undefined ? undefined : factOfPair(pair, word, noun, scope);
    if (fact !== undefined) {
      const next = words[index + 1];
      const alone = pairs === 0 && (next === undefined || next.text.startsWith('-'));
      const from = alone && setter !== undefined ? setter.sourceStart : word.sourceStart;
      scope.editors?.set(fact, remover(scope.text, { start: from, end: word.sourceStart + word.source.length }));
      facts.push(fact);
    }
    pairs++;
  }
  return facts;
}

// Takes the white space and line continuation before it away, too.
function remover(text: string, span: Span): FactEditor {
  const before = /(?:[ \t]|[\\`]\r?\n)*$/.exec(text.slice(Math.max(0, span.start - 400), span.start))?.[0].length ?? 0;
  return before === 0 ? {} : { remove: () => [{ span: { start: span.start - before, end: span.end }, text: '' }] };
}

interface Pair {
  readonly path: string;
  readonly pathStart: number;
  readonly value: string;
  readonly span: Span;
}

/** A value without the quotes at its end and the backslash before them. */
export function withoutClosingQuotes(value: string): string {
  let end = value.length;
  while (end > 0 && (value[end - 1] === '"' || value[end - 1] === "'")) {
    end--;
  }
  return value.slice(0, value[end - 1] === '\\' ? end - 1 : end);
}

// Quotes may stand around the pair, the value or any part: `"a.b=$X"`, `a.b="$X"`, `'a.b'=x`.
function readPair(word: ShellWord, skipped: number): Pair | undefined {
  const source = word.source.slice(skipped);
  const match = /^(?:\\?["'])?(?<path>[\w.[\]-]+)(?:["'])?=(?<value>.*)$/s.exec(source);
  const { path, value } = match?.groups ?? {};
  if (path === undefined || value === undefined) {
    return undefined;
  }
  const start = word.sourceStart + skipped + source.length - value.length;
  const opening = /^\\?["']?/.exec(value)?.[0] ?? '';
  const text = withoutClosingQuotes(value.slice(opening.length));
  return {
    path,
    pathStart: word.sourceStart + skipped + source.indexOf(path),
    value: text,
    span: { start: start + opening.length, end: start + opening.length + text.length },
  };
}

function factOfPair(pair: Pair, word: ShellWord, noun: string, scope: CommandScope): Fact | undefined {
  const parts = pair.path.split('.');
  const name = parts.at(-1) ?? '';
  const block = parts.at(-2) ?? '';
  const value = fieldOfPart(word, pair.value, pair.span, scope);
  const nameStart = pair.pathStart + pair.path.length - name.length;
  const nameField: Field = { state: 'literal', value: name, span: { start: nameStart, end: nameStart + name.length } };
  switch (block) {
    case 'environment_variables':
      return { kind: 'environmentVariable', span: word.span, owner: ownerOf(noun), name: nameField, value };
    case 'tags':
      return { kind: 'runLabel', span: word.span, role: 'tag', key: nameField, value };
    case 'properties':
      return noun === 'job'
        ? { kind: 'runLabel', span: word.span, role: 'property', key: nameField, value }
        : undefined;
    case 'inputs':
      return value.state === 'literal' && classifyName(name).secret
        ? { kind: 'credential', span: word.span, slot: name, known: 'named', holder: 'other', value }
        : { kind: 'commandLineSecret', span: word.span, place: 'input', program: name, value };
    case 'credentials':
      // Handing them over when the resource is made is the right way; only a literal is not.
      return value.state === 'literal'
        ? { kind: 'credential', span: word.span, slot: name, known: 'documented', holder: 'other', value }
        : undefined;
    default: {
      const role = labels[pair.path];
      return role !== undefined && noun === 'job' ? { kind: 'runLabel', span: word.span, role, value } : undefined;
    }
  }
}

const labels: Readonly<Record<string, RunLabelRole>> = {
  name: 'runId',
  display_name: 'displayName',
  experiment_name: 'experimentName',
  description: 'description',
};

function ownerOf(noun: string): EnvironmentOwner {
  switch (noun) {
    case 'online-deployment':
      return 'onlineDeployment';
    case 'batch-deployment':
      return 'batchDeployment';
    case 'component':
    case 'environment':
      return noun;
    default:
      return 'job';
  }
}
