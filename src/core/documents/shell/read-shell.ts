import type { EnvironmentVariable } from '../../facts/environment-variable.js';
import type { Fact } from '../../facts/fact.js';
import type { Field } from '../../facts/field.js';
import { fieldOfText } from '../../facts/field-of-text.js';
import type { Origin } from '../../facts/origin.js';
import type { Span } from '../span.js';
import { shellCommands, type ShellCommand, type ShellWord } from './shell-words.js';

/**
 * The facts of shell text: what its commands write to the log, and what `az ml` hands to Azure ML.
 *
 * @param text the whole file; @param within the part of it that is shell
 * @param inJob whether the text runs inside a job, so that what it prints ends in the run's logs
 */
export function readShell(text: string, within: Span, inJob: boolean): readonly Fact[] {
  const facts: Fact[] = [];
  for (const command of shellCommands(text, within)) {
    const name = baseName(command.words[0]?.text ?? '');
    if (name === 'az' && command.words[1]?.text === 'ml') {
      facts.push(...azMlFacts(command, text));
    } else if (inJob) {
      facts.push(...logFacts(command, name));
    }
  }
  return facts;
}

function logFacts(command: ShellCommand, name: string): readonly Fact[] {
  if (command.redirected || command.piped) {
    return [];
  }
  const span = spanOf(command);
  const logged = (value: Field, call: string): Fact => ({
    kind: 'logged',
    span,
    sink: 'console',
    call,
    value,
    inScoring: false,
  });
  const whole = (): Field => ({ state: 'dynamic', span, origins: [{ is: 'wholeEnvironment', span }] });
  const args = command.words.slice(1);
  switch (name) {
    case 'env':
    case 'printenv':
    case 'export':
    case 'declare': {
      const plain = name === 'printenv' || name === 'env' ? [] : ['-p', '-x', '-px', '-xp'];
      if (args.length === 0 ? name !== 'declare' : args.every((word) => plain.includes(word.text))) {
        return [logged(whole(), args.length === 0 ? name : `${name} ${args[0]?.text ?? ''}`)];
      }
      return name === 'printenv' ? args.map((word) => logged(variable(word.text, word.span), name)) : [];
    }
    case 'cat':
      return args.some((word) => /^\/proc\/(?:self|\$\$|\d+)\/environ$/.test(word.text)) ? [logged(whole(), name)] : [];
    case 'echo':
    case 'printf':
      if (args.some((word) => word.text.includes('::add-mask::') || word.text.includes('task.setvariable'))) {
        return [];
      }
      return args.flatMap((word) => {
        const origins = variablesIn(word);
        return origins.length === 0 ? [] : [logged({ state: 'dynamic', span: word.span, origins }, name)];
      });
    default:
      return [];
  }
}

function variable(name: string, span: Span): Field {
  return { state: 'dynamic', span, origins: [{ is: 'environment', name, span }] };
}

// `${#X}` is a length, `${X:0:4}` a slice, `${X:+set}` says only whether it is set.
function variablesIn(word: ShellWord): readonly Origin[] {
  if (word.quote === "'") {
    return [];
  }
  const origins: Origin[] = [];
  for (const match of word.source.matchAll(/(?<!\\)\$(?:\{([A-Za-z_]\w*)(?:\}|:?-[^}]*\})|([A-Za-z_]\w*))/g)) {
    const start = word.sourceStart + match.index;
    origins.push({
      is: 'environment',
      name: match[1] ?? match[2] ?? '',
      span: { start, end: start + match[0].length },
    });
  }
  return origins;
}

function azMlFacts(command: ShellCommand, text: string): readonly Fact[] {
  const facts: Fact[] = [];
  const words = command.words;
  const noun = words[2]?.text ?? '';
  let option = '';
  for (const word of words.slice(3)) {
    if (/^--?[A-Za-z]/.test(word.text) && !word.text.includes('=')) {
      option = word.text;
      continue;
    }
    if (option === '--set') {
      const fact = setFact(word, noun, text);
      if (fact !== undefined) {
        facts.push(fact);
      }
    } else if ((option === '--name' || option === '-n') && noun === 'job') {
      const value = fieldOfText(word.text, word.span, text);
      facts.push({ kind: 'runLabel', span: word.span, role: 'runId', value });
      option = '';
    }
  }
  return facts;
}

function setFact(word: ShellWord, noun: string, text: string): EnvironmentVariable | undefined {
  const match = /^(?<path>[\w.-]*environment_variables\.)(?<name>[A-Za-z_]\w*)=(?<value>.*)$/s.exec(word.text);
  const { path = '', name = '', value = '' } = match?.groups ?? {};
  if (match === null) {
    return undefined;
  }
  // Quotes may stand anywhere in a shell word; the places hold when they do not.
  const from = text.indexOf(name, word.span.start + path.length - 1);
  const nameSpan = { start: from, end: from + name.length };
  const valueStart = nameSpan.end + 1 + (/^["']/.test(text.slice(nameSpan.end + 1)) ? 1 : 0);
  const valueSpan = { start: valueStart, end: valueStart + value.length };
  return {
    kind: 'environmentVariable',
    span: word.span,
    owner: noun === 'online-deployment' ? 'onlineDeployment' : noun === 'batch-deployment' ? 'batchDeployment' : 'job',
    name: { state: 'literal', value: name, span: nameSpan },
    value: value === '' ? { state: 'absent' } : fieldOfText(value, valueSpan, text),
  };
}

function spanOf(command: ShellCommand): Span {
  return {
    start: command.words[0]?.span.start ?? 0,
    end: command.words.at(-1)?.span.end ?? 0,
  };
}

function baseName(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}
