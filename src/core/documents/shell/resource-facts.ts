import type { Fact } from '../../facts/fact.js';
import type { ResourceKind } from '../../facts/resource.js';
import { parseLocalPath, parseResourceReference } from '../../facts/resource-reference.js';
import type { CommandScope } from './command-scope.js';
import type { ShellCommand } from './shell-words.js';
import { constantOf, optionOf, type Part } from './workspace-facts.js';

const nouns: ReadonlyMap<string, ResourceKind> = new Map<string, ResourceKind>([
  ['job', 'job'],
  ['component', 'component'],
  ['environment', 'environment'],
  ['compute', 'compute'],
  ['datastore', 'datastore'],
  ['data', 'data'],
  ['model', 'model'],
  ['online-endpoint', 'endpoint'],
  ['batch-endpoint', 'endpoint'],
  ['online-deployment', 'deployment'],
  ['batch-deployment', 'deployment'],
  ['schedule', 'schedule'],
  ['connection', 'connection'],
  ['workspace', 'workspace'],
]);

/**
 * What an `az ml` command makes, names and hands over as a file.
 *
 * Source: <https://learn.microsoft.com/cli/azure/ml> (`--name`, `--file`, `--endpoint-name`, `--deployment-name`).
 */
export function resourceFacts(command: ShellCommand, scope: CommandScope): readonly Fact[] {
  const noun = command.words[2]?.text ?? '';
  const of = nouns.get(noun);
  if (of === undefined) {
    return [];
  }
  const file = optionOf(command, ['--file', '-f']);
  const makes = command.words[3]?.text === 'create' && file === undefined;
  const name = optionOf(command, ['--name', '-n']);
  return [
    ...fileFacts(file, of),
    ...(makes ? definition(command, scope, of, noun, name) : reference(name, of, scope)),
    ...reference(optionOf(command, ['--endpoint-name', '-e']), 'endpoint', scope),
    ...(of === 'endpoint' ? reference(optionOf(command, ['--deployment-name', '-d']), 'deployment', scope) : []),
  ];
}

function fileFacts(part: Part | undefined, as: ResourceKind): readonly Fact[] {
  const path = part === undefined ? undefined : parseLocalPath(part.text.replace(/^["']|["']$/g, ''));
  return part === undefined || path === undefined ? [] : [{ kind: 'fileReference', span: part.span, path, as }];
}

function reference(part: Part | undefined, to: ResourceKind, scope: CommandScope): readonly Fact[] {
  const name = part === undefined ? undefined : constantOf(part, scope);
  const parts = name === undefined || name.startsWith('-') ? undefined : parseResourceReference(name, to);
  return part === undefined || parts === undefined ? [] : [{ kind: 'resourceReference', span: part.span, ...parts }];
}

function definition(
  command: ShellCommand,
  scope: CommandScope,
  of: ResourceKind,
  noun: string,
  name: Part | undefined,
): readonly Fact[] {
  const [first] = command.words;
  const last = command.words.at(-1);
  if (first === undefined || last === undefined) {
    return [];
  }
  const span = { start: first.sourceStart, end: last.sourceStart + last.source.length };
  const constant = name === undefined ? undefined : constantOf(name, scope);
  const version = constantOf(optionOf(command, ['--version', '-v']), scope);
  const type = /^(online|batch)-/.exec(noun)?.[1] ?? constantOf(optionOf(command, ['--type', '-t']), scope);
  return [
    {
      kind: 'resourceDefinition',
      span,
      head: name?.span ?? first.span,
      of,
      ...(constant === undefined ? {} : { name: constant }),
      ...(version === undefined ? {} : { version }),
      ...(type === undefined ? {} : { type: type.toLowerCase() }),
    },
  ];
}
