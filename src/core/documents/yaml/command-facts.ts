import type { Node } from 'yaml';
import { parseLocalPath } from '../../facts/resource-reference.js';
import { findScript, scriptsOfCommand } from '../command-line.js';
import { commandScope } from '../shell/command-scope.js';
import { readShell } from '../shell/read-shell.js';
import type { YamlFactContext } from './fact-context.js';
import { scriptPlace } from './script-place.js';
import type { Entry, Place } from './yaml-node.js';

/** The code that a job or deployment runs and what its command line prints. */
export function readCommandFacts(context: YamlFactContext, node: Node, parent?: Place): void {
  const { reader } = context;
  const task = reader.find(node, 'task', parent);
  const configuration = reader.find(node, 'code_configuration', parent);
  const places: readonly (readonly [Node | undefined, Place | undefined])[] = [
    [node, parent],
    [task?.value, task?.place],
    [configuration?.value, configuration?.place],
  ];
  for (const [holder, place] of places) {
    readCommand(context, holder, place);
  }
}

function readCommand(context: YamlFactContext, holder: Node | undefined, place: Place | undefined): void {
  const { reader, text } = context;
  const code = reader.find(holder, 'code', place);
  const command = reader.find(holder, 'command', place);
  const scoring = reader.find(holder, 'scoring_script', place) ?? reader.find(holder, 'entry_script', place);
  const sparkEntry = reader.find(reader.find(holder, 'entry', place)?.value, 'file');
  const scripts = [
    ...scriptsOfCommand(reader.text(command?.value) ?? ''),
    ...[scoring, sparkEntry].flatMap((entry) => reader.text(entry?.value) ?? []),
  ];
  // The first files of CLI v2 said `code: {local_path: ./src}`.
  const folder = reader.text(reader.find(code?.value, 'local_path')?.value ?? code?.value);
  const span = (code ?? command ?? scoring ?? sparkEntry)?.span;
  if (scripts.length > 0 && span !== undefined && !/^(?:azureml:|https?:|git\+)/.test(folder ?? '')) {
    context.add({
      kind: 'codeRun',
      span,
      scripts,
      scoring: scoring !== undefined,
      ...(folder === undefined ? {} : { code: folder }),
    });
    readScripts(context, scripts, folder, [command, scoring, sparkEntry]);
  }
  for (const key of ['command', 'args', 'program_arguments']) {
    const script = scriptPlace(reader.find(holder, key, place)?.value, text);
    if (script !== undefined) {
      // Arguments pass no shell, so `$(x)` is no command.
      const given = key === 'command' ? {} : ({ program: 'the script', system: 'devops' } as const);
      const scope = commandScope({ text, syntax: 'shell', place: 'job', log: 'console', ...given });
      context.facts.push(...readShell(scope, script, script));
    }
  }
}

/** The places of the scripts, each in the first of `entries` that has it. */
function readScripts(
  context: YamlFactContext,
  scripts: readonly string[],
  folder: string | undefined,
  entries: readonly (Entry | undefined)[],
): void {
  const code = folder === undefined ? '' : `${parseLocalPath(folder)?.replace(/(?<!\/)\/+$/, '') ?? ''}/`;
  for (const script of code === '/' ? [] : scripts) {
    const path = parseLocalPath(script);
    for (const entry of path === undefined ? [] : entries) {
      const span = entry === undefined ? undefined : findScript(context.text, entry.span, script);
      if (span !== undefined) {
        context.add({ kind: 'fileReference', span, path: `${code}${path ?? ''}`, as: 'script' });
        break;
      }
    }
  }
}
