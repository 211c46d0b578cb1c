import type { Fact } from '../../facts/fact.js';
import { factsOfCommands } from '../shell/command-facts.js';
import type { CommandScope } from '../shell/command-scope.js';
import type { Span } from '../span.js';
import { powershellCommands } from './powershell-words.js';

/**
 * The facts of PowerShell text: what its commands write to the log, hand to Azure ML and pass on their command lines.
 *
 * @param within the part of the scope's text that is PowerShell
 */
export function readPowershell(
  scope: CommandScope,
  within: Span,
  layout: { readonly folded?: boolean } = {},
): readonly Fact[] {
  return factsOfCommands(powershellCommands(scope.text, within, layout), scope, within.start);
}
