import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { InventoryBuilder } from '../core/threats/inventory.js';
import { formatThreats } from '../formats/threats.js';
import { codeOf, UsageError } from './errors.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import type { Host } from './host.js';
import { projectPath, Projects } from './project.js';

/** What was typed behind `aml-guard threats`. */
export interface ThreatsArguments {
  readonly is: 'threats';
  /** The folder whose repository is meant. */
  readonly folder: string;
  /** Where to write; `-` stands for standard output (default `THREATS.md`). */
  readonly output: string;
  /** Whether a file that is there may be written over (default no: it may hold answers). */
  readonly force: boolean;
}

/** `aml-guard threats`: writes the checklist of threats with what the repository holds. */
export async function threatsCommand(args: ThreatsArguments, host: Host): Promise<ExitCode> {
  const folder = path.resolve(host.cwd, args.folder);
  const projects = new Projects({ cwd: host.cwd, today: host.today });
  const { root } = await projects.of(path.join(folder, 'file'), folder);
  const { documents } = await projects.repository(root);
  const inventory = new InventoryBuilder();
  for (const [file, document] of documents) {
    inventory.add(projectPath(root, file), document);
  }
  const text = formatThreats(inventory.build(), path.basename(root));
  if (args.output === '-') {
    host.out(text);
    return exitCodes.clean;
  }
  const file = path.resolve(folder, args.output);
  try {
    await writeFile(file, text, { flag: args.force ? 'w' : 'wx' });
  } catch (error) {
    throw new UsageError([
      codeOf(error) === 'EEXIST'
        ? `${args.output} is there already and may hold answers; give another name by --output, or --force`
        : `${args.output} cannot be written (${codeOf(error) ?? 'unknown error'})`,
    ]);
  }
  host.out(`wrote ${projectPath(host.cwd, file)}\n`);
  return exitCodes.clean;
}
