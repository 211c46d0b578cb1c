import type { Fact } from '../../facts/fact.js';
import type { Field } from '../../facts/field.js';
import type { Span } from '../span.js';
import { classifyName } from '../../secrets/name-rule.js';
import { argumentFacts, programFacts } from './argument-facts.js';
import { azMlFacts, setFacts } from './az-ml-facts.js';
import type { CommandScope } from './command-scope.js';
import { loginFacts } from './login-facts.js';
import { outputFacts } from './output-facts.js';
import { secretSourceOf } from './secret-commands.js';
import { setVariableFacts } from './set-variable-facts.js';
import { partAfter, type ShellCommand, type ShellWord } from './shell-words.js';
import { defaultWorkspace } from './workspace-facts.js';
import { tlsFacts } from './tls-facts.js';
import { TraceReader } from './trace-facts.js';
import { writtenFacts } from './written-facts.js';
import { fieldOfPart } from './word-references.js';

/**
 * The facts of commands in their order; what variables are given on the way is added to the scope.
 *
 * @param start where the script that they make up begins
 */
export function factsOfCommands(
  commands: readonly ShellCommand[],
  scope: CommandScope,
  start: number,
): readonly Fact[] {
  const traces = new TraceReader(scope, start);
  const facts = commands.flatMap((command, index) => {
    const found = factsOfCommand(whereItEnds(command, commands, index), scope);
    traces.see(command);
    return found;
  });
  return [...facts, ...traces.finish()];
}

/** Programs that print what they are given: the output of `env | sort` goes where that of `sort` goes. */
const passingOn = /^(?:sort|tee|cat|nl|column|less|more)$/;

function whereItEnds(command: ShellCommand, commands: readonly ShellCommand[], index: number): ShellCommand {
  if (!command.piped) {
    return command;
  }
  let end = command;
  for (const reader of commands.slice(index + 1)) {
    const isReader = end.piped && reader.captured === command.captured && passingOn.test(reader.words[0]?.text ?? '');
    if (!isReader) {
      break;
    }
    end = reader;
  }
  return end === command ? command : { ...command, piped: end.piped, redirected: command.redirected || end.redirected };
}

function factsOfCommand(whole: ShellCommand, scope: CommandScope): readonly Fact[] {
  if (scope.program !== undefined) {
    return argumentFacts(whole.words, scope.program, scope);
  }
  const { assigned, command } = takeAssignments(whole, scope);
  if (command === undefined) {
    return assigned;
  }
  const name = programOf(command, scope);
  if (name === 'az' && command.words[1]?.text === 'ml') {
    return [...assigned, ...azMlFacts(command, scope), ...outputFacts(command, name, scope)];
  }
  if (name === 'az' && command.words[1]?.text === 'configure') {
    return [...assigned, ...defaultWorkspace(command, scope)];
  }
  if (/^--set(?:=|$)/.test(command.words[0]?.text ?? '') && scope.place !== 'job') {
    // `args+=(--set "environment_variables.X=$X")`: the array becomes a command line of `az ml` later.
    return [...assigned, ...setFacts(command.words, 'job', scope)];
  }
  const login = loginFacts(command, name, scope);
  if (login !== undefined) {
    return [...assigned, ...login];
  }
  return [
    ...assigned,
    ...setVariableFacts(command, name, scope),
    ...writtenFacts(command, name, scope),
    ...outputFacts(command, name, scope),
    ...programFacts(command, name, scope),
    ...tlsFacts(command, name, scope),
  ];
}

/** The program's name without its folder; recipes of make may begin with `@`, `-` or `+`. */
function programOf(command: ShellCommand, scope: CommandScope): string {
  const first = command.words[0]?.text ?? '';
  const word = scope.syntax === 'make' ? first.replace(/^[@+-]+/, '') : first;
  return word.slice(word.lastIndexOf('/') + 1).replace(/\.(?:exe|cmd)$/i, '');
}

interface Split {
  readonly assigned: readonly Fact[];
  /** What is run with the variables; absent when only variables are set. */
  readonly command?: ShellCommand;
}

function takeAssignments(command: ShellCommand, scope: CommandScope): Split {
  if (scope.syntax === 'powershell') {
    return takePowershellAssignment(command, scope);
  }
  const assigned: Fact[] = [];
  let index = 0;
  const declares = declarers.has(command.words[0]?.text ?? '');
  if (declares) {
    index++;
  }
  for (; index < command.words.length; index++) {
    const word = command.words[index];
    const match = word === undefined ? null : /^(@?)(\w+)\+?=/.exec(word.source);
    if (word === undefined || match === null || !/^[A-Za-z_]/.test(match[2] ?? '')) {
      if (declares && word !== undefined && /^-?\w+$/.test(word.text)) {
        continue;
      }
      break;
    }
    assigned.push(...assign(match[2] ?? '', word, match[0].length, scope));
  }
  if (index === 0) {
    return { assigned, command };
  }
  const words = command.words.slice(index);
  if (declares && assigned.length === 0 && command.words.every((word) => !word.source.includes('='))) {
    return { assigned, command };
  }
  return words.length === 0 || declares ? { assigned } : { assigned, command: { ...command, words } };
}

const declarers = new Set(['export', 'local', 'declare', 'readonly', 'typeset']);

function assign(name: string, word: ShellWord, skipped: number, scope: CommandScope): readonly Fact[] {
  const { text, span } = partAfter(word, skipped);
  return remember(name, fieldOfPart(word, text, span, scope), word.span, scope);
}

// `$key = az keyvault secret show …` takes the output of a command, `$key = "…"` or `$env:KEY = $key` a value.
function takePowershellAssignment(command: ShellCommand, scope: CommandScope): Split {
  const [target, equals, first] = command.words;
  const name = /^(?:\[\w+\])?\$(?:env:|script:|global:)?(\w+)$/i.exec(target?.text ?? '')?.[1];
  if (name === undefined || target === undefined || equals?.text !== '=' || first === undefined) {
    return { assigned: [], command };
  }
  const words = command.words.slice(2);
  const last = words.at(-1) ?? first;
  if (/^[A-Za-z&.]/.test(first.source)) {
    const span = { start: first.sourceStart, end: last.sourceStart + last.source.length };
    const source = scope.text.slice(span.start, span.end);
    const secret = secretSourceOf(source);
    scope.variables.set(name, secret === undefined ? [] : [{ is: 'secretSource', source: secret, span }]);
    return { assigned: [], command: { ...command, words, captured: true } };
  }
  const span = { start: target.sourceStart, end: first.sourceStart + first.source.length };
  return { assigned: remember(name, fieldOfPart(first, first.text, first.span, scope), span, scope) };
}

function remember(name: string, value: Field, span: Span, scope: CommandScope): readonly Fact[] {
  if (value.state === 'literal') {
    scope.literals.set(name, value.value);
  } else {
    scope.literals.delete(name);
  }
  scope.variables.set(
    name,
    value.state === 'dynamic' ? value.origins.filter((origin) => origin.is !== 'text' && origin.is !== 'unknown') : [],
  );
  if (value.state !== 'literal' || !classifyName(name).secret || scope.place === 'job') {
    return [];
  }
  return [{ kind: 'credential', span, slot: name, known: 'named', holder: 'other', value }];
}
