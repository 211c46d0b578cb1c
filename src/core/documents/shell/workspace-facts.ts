import type { Fact } from '../../facts/fact.js';
import { canBeWorkspace, type WorkspaceUse } from '../../facts/workspace-use.js';
import { isPlaceholder } from '../../secrets/placeholder.js';
import type { Span } from '../span.js';
import type { CommandScope } from './command-scope.js';
import { partAfter, type ShellCommand } from './shell-words.js';

/** The value of an option. */
export interface Part {
  readonly text: string;
  readonly span: Span;
}

/** The workspace that an `az ml` command names, with what stands beside it. */
export function namedWorkspace(command: ShellCommand, scope: CommandScope): readonly WorkspaceUse[] {
  const workspace = optionOf(command, ['--workspace-name', '-w']);
  return workspace === undefined
    ? []
    : workspaceUse(
        workspace,
        optionOf(command, ['--resource-group', '-g']),
        optionOf(command, ['--subscription']),
        scope,
      );
}

/** `az configure --defaults workspace=… group=…`, which holds for the commands after it. */
export function defaultWorkspace(command: ShellCommand, scope: CommandScope): readonly Fact[] {
  const part = (key: string): Part | undefined => {
    const word = command.words.find(({ text }) => text.startsWith(`${key}=`));
    return word === undefined
      ? undefined
      : word.quote === ''
        ? partAfter(word, key.length + 1)
        : {
            text: word.text.slice(key.length + 1),
            span: { start: word.span.start + key.length + 1, end: word.span.end },
          };
  };
  const workspace = part('workspace');
  return workspace === undefined ? [] : workspaceUse(workspace, part('group'), undefined, scope);
}

function workspaceUse(
  workspace: Part,
  group: Part | undefined,
  subscription: Part | undefined,
  scope: CommandScope,
): readonly WorkspaceUse[] {
  const name = constantOf(workspace, scope);
  if (name === undefined || !canBeWorkspace(name) || isPlaceholder(name)) {
    return [];
  }
  const inSubscription = constantOf(subscription, scope);
  return [
    {
      kind: 'workspaceUse',
      span: workspace.span,
      name,
      ...(group === undefined ? {} : { resourceGroup: constantOf(group, scope) ?? '' }),
      ...(inSubscription === undefined ? {} : { subscription: inSubscription }),
    },
  ];
}

/** What follows the first of an option's names. */
export function optionOf(command: ShellCommand, names: readonly string[]): Part | undefined {
  for (const [index, word] of command.words.entries()) {
    const glued = names.find((name) => word.source.startsWith(`${name}=`));
    if (glued !== undefined) {
      return partAfter(word, glued.length + 1);
    }
    if (names.includes(word.text)) {
      return command.words[index + 1];
    }
  }
  return undefined;
}

/** A constant, or a variable that was given one before: `$X`, `${X}`, `$(X)`, `${{ env.X }}`, `$env:X`. */
export function constantOf(part: Part | undefined, scope: CommandScope): string | undefined {
  const text = part?.text.replace(/^["']|["']$/g, '');
  if (text === undefined || /^[\w.-]+$/.test(text)) {
    return text;
  }
  const name =
    /^\$(?:env:)?\{?(\w+)\}?$/.exec(text)?.[1] ??
    /^\$\(([\w.]+)\)$/.exec(text)?.[1] ??
    /^\$\{\{\s*(?:env|variables)\.([\w.]+)\s*\}\}$/.exec(text)?.[1];
  const known = name === undefined ? undefined : scope.literals.get(name);
  return known !== undefined && /^[\w.-]+$/.test(known) ? known : undefined;
}
