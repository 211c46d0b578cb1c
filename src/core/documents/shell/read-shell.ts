import type { Fact } from '../../facts/fact.js';
import type { Span } from '../span.js';
import { factsOfCommands } from './command-facts.js';
import type { CommandScope } from './command-scope.js';
import { shellCommands, type ShellLayout } from './shell-words.js';

/**
 * The facts of shell text: what its commands write to the log, hand to Azure ML and pass on their command lines.
 *
 * @param within the part of the scope's text that is shell
 */
export function readShell(scope: CommandScope, within: Span, layout: ShellLayout = {}): readonly Fact[] {
  return factsOfCommands(shellCommands(scope.text, within, layout), scope, within.start);
}
