import { printable } from '../core/findings/redact-line.js';
import { redactSecrets } from '../core/findings/redaction.js';
import { type Arguments, parseArguments } from './arguments.js';
import { baselineCommand } from './baseline-command.js';
import { completionScript } from './completion.js';
import { configCommand } from './config-command.js';
import { UsageError } from './errors.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { fleetCommand } from './fleet-command.js';
import { helpText } from './help.js';
import type { Host } from './host.js';
import { initCommand } from './init-command.js';
import { lintCommand } from './lint-command.js';
import { lspCommand } from './lsp-command.js';
import { mcpCommand } from './mcp-command.js';
import { postureCommand } from './posture-command.js';
import { checksCommand, explainCommand, rulesCommand } from './rules-command.js';
import { threatsCommand } from './threats-command.js';
import { tool } from './tool.js';

/** Runs one command line to its end. Never throws: every failure is written and becomes an exit code. */
export async function run(args: readonly string[], host: Host): Promise<ExitCode> {
  try {
    return await carryOut(parseArguments(args), host);
  } catch (error) {
    if (error instanceof UsageError) {
      host.error(error.messages.map((message) => `aml-guard: ${printable(message)}\n`).join(''));
      return exitCodes.usage;
    }
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
    host.error(`aml-guard: internal error, please report it\n${redactSecrets(trace)}\n`);
    return exitCodes.incomplete;
  }
}

async function carryOut(args: Arguments, host: Host): Promise<ExitCode> {
  switch (args.is) {
    case 'lint':
      return lintCommand(args, host);
    case 'baseline':
      return baselineCommand(args, host);
    case 'init':
      return initCommand(args, host);
    case 'config':
      return configCommand(args, host);
    case 'completion':
      host.out(completionScript(args.shell));
      return exitCodes.clean;
    case 'posture':
      return postureCommand(args, host);
    case 'fleet':
      return fleetCommand(args, host);
    case 'checks':
      return checksCommand(args.format, host);
    case 'rules':
      return rulesCommand(args.format, host);
    case 'explain':
      return explainCommand(args.id, host);
    case 'threats':
      return threatsCommand(args, host);
    case 'lsp':
      return lspCommand();
    case 'mcp':
      return mcpCommand(args, host, run);
    case 'help':
      host.out(helpText);
      return exitCodes.clean;
    case 'version':
      host.out(`${tool.version}\n`);
      return exitCodes.clean;
  }
}
