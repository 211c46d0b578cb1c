import type { CommandLineSecret } from '../../facts/command-line-secret.js';
import type { Fact } from '../../facts/fact.js';
import { classifyName } from '../../secrets/name-rule.js';
import type { CommandScope } from './command-scope.js';
import { partAfter, type ShellCommand, type ShellWord } from './shell-words.js';
import { fieldOfPart, originsIn } from './word-references.js';

/** What a command is given on its command line. */
export function programFacts(command: ShellCommand, name: string, scope: CommandScope): readonly Fact[] {
  return quiet.test(name) || keepsSecrets(command) ? [] : argumentFacts(command.words.slice(1), name, scope);
}

/** Filled-in values among a program's arguments, literals behind an option named like a secret, and those of a job. */
export function argumentFacts(words: readonly ShellWord[], name: string, scope: CommandScope): readonly Fact[] {
  const facts: Fact[] = [];
  let option: string | undefined;
  for (const word of words) {
    const inline = /^(--?[A-Za-z][\w-]*)[=:]/.exec(word.source);
    if (inline === null && /^--?[A-Za-z]/.test(word.source)) {
      option = word.text;
      continue;
    }
    facts.push(...argumentFact(word, name, inline?.[1] ?? option, inline?.[0].length ?? 0, scope));
    option = undefined;
  }
  return facts;
}

/** Parts of the shell itself, which start no program, and what only looks at a value or prints it. */
const quiet =
  /^(?:echo|printf|print|cat|test|\[{1,2}|\(\(|return|exit|unset|read|case|esac|for|select|in|shift|trap|set|shopt|source|\.|eval|cd|let|true|false|:|export|declare|local|function|write-\w+|out-\w+|\$.*|@.*|\}.*|param|foreach|switch|throw|catch|try|finally|elseif|while|until|.*[:=,"'])$/i;

// The places where secrets are kept, whose tools take them no other way.
function keepsSecrets(command: ShellCommand): boolean {
  const words = command.words
    .map((word) => word.text)
    .slice(0, 4)
    .join(' ');
  return /^(?:az keyvault secret set|az ml (?:connection|datastore)|gh secret set|az pipelines variable)/.test(words);
}

function argumentFact(
  word: ShellWord,
  program: string,
  option: string | undefined,
  skipped: number,
  scope: CommandScope,
): readonly Fact[] {
  const { text, span: part } = skipped === 0 ? word : partAfter(word, skipped);
  const value = fieldOfPart(word, text, part, scope);
  const argument: CommandLineSecret = {
    kind: 'commandLineSecret',
    span: part,
    place: scope.place,
    program,
    value,
    ...(option === undefined ? {} : { option }),
  };
  if (value.state === 'dynamic') {
    return originsIn(word, scope, part).length > 0 ? [argument] : [];
  }
  const name = option?.replace(/^-+/, '') ?? '';
  if (value.state === 'literal' && classifyName(name).secret) {
    const holder = scope.place === 'job' ? 'job' : 'other';
    return [{ kind: 'credential', span: part, slot: option ?? '', known: 'named', holder, value }];
  }
  // What a job is given is stored with it, and may say who somebody is.
  return value.state === 'literal' && scope.place === 'job' ? [argument] : [];
}
