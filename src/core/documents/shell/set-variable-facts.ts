import type { Fact } from '../../facts/fact.js';
import type { CommandScope } from './command-scope.js';
import type { ShellCommand } from './shell-words.js';
import { fieldOfPart } from './word-references.js';

/**
 * A variable of Azure Pipelines that a script sets without marking it as secret.
 *
 * Source: <https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands>.
 */
export function setVariableFacts(command: ShellCommand, name: string, scope: CommandScope): readonly Fact[] {
  if (!/^(?:echo|printf|write-host|write-output)$/i.test(name)) {
    return [];
  }
  return command.words.flatMap((word): readonly Fact[] => {
    const found = /##vso\[task\.setvariable\s(?<properties>[^[\]]*)\](?<value>.*?)["']?$/is.exec(word.source);
    const { properties = '', value = '' } = found?.groups ?? {};
    const variable = /(?:^|;)\s*variable=([\w.-]+)/i.exec(properties)?.[1];
    if (found === null || variable === undefined || /issecret\s*=\s*(?:true|\$)/i.test(properties)) {
      return [];
    }
    const start = word.sourceStart + found.index;
    const end = start + found[0].length - (/["']$/.test(found[0]) ? 1 : 0);
    const field = fieldOfPart(word, value, { start: end - value.length, end }, scope);
    const fact: Fact = {
      kind: 'pipelineVariable',
      span: { start, end },
      system: 'devops',
      by: 'command',
      name: variable,
      value: field,
      besideKeyVault: false,
    };
    const bracket = start + found[0].indexOf(']');
    scope.editors?.set(fact, {
      addToOwner: () => [{ span: { start: bracket, end: bracket }, text: ';issecret=true' }],
    });
    return [fact];
  });
}
