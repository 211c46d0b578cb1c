import type { Fact } from '../../facts/fact.js';
import type { Field } from '../../facts/field.js';
import type { Logged } from '../../facts/logged.js';
import type { Origin } from '../../facts/origin.js';
import type { FactEditor } from '../document.js';
import type { Span } from '../span.js';
import type { CommandScope } from './command-scope.js';
import { secretSourceOf } from './secret-commands.js';
import { spanOfCommand, type ShellCommand, type ShellWord } from './shell-words.js';
import { originsIn } from './word-references.js';

/** What a command writes to standard output, when that is somebody's log. */
export function outputFacts(command: ShellCommand, name: string, scope: CommandScope): readonly Fact[] {
  const { log } = scope;
  if (log === undefined || command.redirected || command.piped || command.captured) {
    return [];
  }
  const span = spanOfCommand(command);
  const logged = (value: Field, call: string, editor?: FactEditor): readonly Logged[] => {
    const fact: Logged = { kind: 'logged', span, sink: log, call, value, inScoring: false };
    if (editor !== undefined) {
      scope.editors?.set(fact, editor);
    }
    return [fact];
  };
  const whole = (): Field => ({ state: 'dynamic', span, origins: [{ is: 'wholeEnvironment', span }] });
  const args = command.words.slice(1);
  if (scope.syntax === 'make' && name === 'export') {
    // Between rules it hands make's variables on and prints nothing.
    return [];
  }
  const source = secretSourceOf(scope.text.slice(span.start, span.end));
  if (source !== undefined) {
    const call = command.words.slice(0, 4).filter((word) => !word.text.startsWith('-'));
    const origins: readonly Origin[] = [{ is: 'secretSource', source, span }];
    return logged({ state: 'dynamic', span, origins }, call.map((word) => word.text).join(' '));
  }
  const printed = scope.syntax === 'powershell' ? powershellOutput(command, name) : undefined;
  if (printed === 'environment') {
    return logged(whole(), command.words.map((word) => word.text).join(' '));
  }
  if (printed !== undefined) {
    return printed.flatMap((word) => loggedWord(word, name, scope, logged));
  }
  switch (name) {
    case 'env':
    case 'printenv':
    case 'export':
    case 'declare': {
      const plain = name === 'printenv' || name === 'env' ? [] : ['-p', '-x', '-px', '-xp'];
      if (args.length === 0 ? name !== 'declare' : args.every((word) => plain.includes(word.text))) {
        return logged(whole(), args.length === 0 ? name : `${name} ${args[0]?.text ?? ''}`);
      }
      return name === 'printenv' ? args.flatMap((word) => logged(variable(word.text, word.span, scope), name)) : [];
    }
    case 'cat':
      if (args.some((word) => /^\/proc\/(?:self|\$\$|\d+)\/environ$/.test(word.text))) {
        return logged(whole(), name);
      }
      return args.flatMap((word) => {
        const origins = scope.written.get(word.text) ?? [];
        return origins.length === 0
          ? []
          : logged(
              { state: 'dynamic', span: word.span, origins: origins.map((origin) => movedTo(origin, word.span)) },
              name,
            );
      });
    case 'echo':
    case 'printf':
      if (args.some((word) => /::add-mask::|##vso\[task\.set/.test(word.text))) {
        return [];
      }
      return args.flatMap((word) => loggedWord(word, name, scope, logged));
    default:
      return [];
  }
}

function movedTo(origin: Origin, span: Span): Origin {
  return { ...origin, span, via: [...(origin.via ?? []), origin.span] };
}

type MakeLogged = (value: Field, call: string, editor?: FactEditor) => readonly Logged[];

function loggedWord(word: ShellWord, call: string, scope: CommandScope, logged: MakeLogged): readonly Logged[] {
  const origins = originsIn(word, scope);
  const places = new Map<string, Origin[]>();
  for (const origin of origins) {
    const key = `${origin.span.start} ${origin.span.end}`;
    places.set(key, [...(places.get(key) ?? []), origin]);
  }
  return [...places.values()].flatMap((here) => {
    const span = here[0]?.span ?? word.span;
    // Brackets outside quotes are a pattern of file names.
    const set: FactEditor['set'] = (value) =>
      'redacted' in value
        ? [{ span, text: word.quote === '' ? value.redacted.replace(/\W/g, '') : value.redacted }]
        : undefined;
    return logged({ state: 'dynamic', span, origins: here }, call, scope.place === 'job' ? undefined : { set });
  });
}

function variable(name: string, span: Span, scope: CommandScope): Field {
  const known = (scope.variables.get(name) ?? []).map((origin) => movedTo(origin, span));
  return { state: 'dynamic', span, origins: [...known, { is: 'environment', name, span }] };
}

/** The words that PowerShell prints; `undefined` when the command prints none of its own. */
function powershellOutput(command: ShellCommand, name: string): readonly ShellWord[] | 'environment' | undefined {
  const args = command.words.slice(1);
  if (/^(?:get-childitem|gci|dir|ls)$/i.test(name) && args.some((word) => /^env:\\?\*?$/i.test(word.text))) {
    return 'environment';
  }
  if (/^(?:write-(?:host|output|information|verbose|warning|debug)|echo|out-host)$/i.test(name)) {
    return args.some((word) => /::add-mask::|##vso\[task\.set/.test(word.text)) ? [] : args;
  }
  return undefined;
}
