import type { Fact } from '../../facts/fact.js';
import type { CommandScope } from './command-scope.js';
import { partAfter, type ShellCommand } from './shell-words.js';
import { fieldOfPart } from './word-references.js';

/**
 * The facts of a command that signs in to Azure; `undefined` for another command. What a login is given is its own
 * affair and counts as no argument.
 */
export function loginFacts(command: ShellCommand, name: string, scope: CommandScope): readonly Fact[] | undefined {
  const words = command.words;
  const has = (...options: readonly string[]): boolean =>
    words.some((word) => options.includes(word.text.split('=')[0]?.toLowerCase() ?? ''));
  const { system } = scope;
  if (/^(?:connect|add|login)-azaccount$|^login-azurermaccount$/i.test(name)) {
    const at = words.find((word) => /^-credential$/i.test(word.text));
    return at === undefined || !has('-serviceprincipal')
      ? []
      : [{ kind: 'pipelineLogin', span: at.span, call: name, method: 'clientSecret', system }];
  }
  if (name !== 'az' || words[1]?.text !== 'login') {
    return undefined;
  }
  const index = words.findIndex((word) => /^(?:-p|--password)(?:=|$)/.test(word.text));
  const option = words[index];
  const glued = option?.text.includes('=') === true;
  const value = glued ? option : words[index + 1];
  if (
    option === undefined ||
    value === undefined ||
    has('--federated-token', '--identity') ||
    /\.(?:pem|pfx)$/.test(value.text)
  ) {
    return [];
  }
  const { text, span } = glued ? partAfter(value, value.source.indexOf('=') + 1) : value;
  const method = has('--service-principal') ? 'clientSecret' : 'password';
  const facts: Fact[] = [{ kind: 'pipelineLogin', span, call: 'az login', method, system }];
  const field = fieldOfPart(value, text, span, scope);
  if (field.state === 'literal') {
    facts.push({ kind: 'credential', span, slot: 'password', known: 'documented', holder: 'other', value: field });
  }
  return facts;
}
