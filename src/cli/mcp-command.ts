import { stat } from 'node:fs/promises';
import path from 'node:path';
import { codeOf, fileTrouble, UsageError } from './errors.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import type { Host } from './host.js';
import type { AuthWay } from './posture-credential.js';
import { tool } from './tool.js';

/** What was typed behind `aml-guard mcp`. */
export interface McpArguments {
  readonly is: 'mcp';
  readonly folder: string;
  /** Whether workspaces may be read from Azure. */
  readonly azure: boolean;
  readonly auth?: AuthWay;
  readonly tenant?: string;
  readonly cloud?: string;
}

type RunCommandLine = (args: readonly string[], host: Host) => Promise<ExitCode>;

/**
 * `aml-guard mcp`: serves an agent over standard input and output until it closes the input.
 *
 * @param run answers the tools
 * @throws UsageError when the folder is none
 */
export async function mcpCommand(args: McpArguments, host: Host, run: RunCommandLine): Promise<ExitCode> {
  const root = path.resolve(host.cwd, args.folder);
  await checkFolder(root, args.folder);
  const { serve } = await loadServer();
  await serve(process.stdin, process.stdout, {
    root,
    version: tool.version,
    run: (commandLine) => ended(commandLine, { ...host, cwd: root }, run),
    ...(args.azure ? { azure: signInOptions(args) } : {}),
  });
  return exitCodes.clean;
}

/** Nothing of a command line may reach standard output, which belongs to the protocol. */
async function ended(
  commandLine: readonly string[],
  host: Host,
  run: RunCommandLine,
): Promise<{ readonly code: ExitCode; readonly out: string; readonly error: string }> {
  let out = '';
  let error = '';
  const code = await run(commandLine, {
    ...host,
    hasColours: false,
    out: (text) => (out += text),
    error: (text) => (error += text),
    readInput: () => Promise.resolve(new Uint8Array()),
    ask: undefined,
    progress: undefined,
  });
  return { code, out, error };
}

function signInOptions({ auth, tenant, cloud }: McpArguments): readonly string[] {
  return [
    ...(auth === undefined ? [] : ['--auth', auth]),
    ...(tenant === undefined ? [] : ['--tenant', tenant]),
    ...(cloud === undefined ? [] : ['--cloud', cloud]),
  ];
}

async function checkFolder(folder: string, given: string): Promise<void> {
  try {
    if (!(await stat(folder)).isDirectory()) {
      throw new UsageError([`${given} is no folder`]);
    }
  } catch (error) {
    if (codeOf(error) === 'usage') {
      throw error;
    }
    throw new UsageError([`${given} ${fileTrouble(error)}`]);
  }
}

// Of no use to any other command, so that it is loaded for this one only.
async function loadServer(): Promise<typeof import('../mcp-server.js')> {
  return import('../mcp-server.js');
}
