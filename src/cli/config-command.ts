import path from 'node:path';
import { stringify } from '../core/documents/yaml/yaml-library.js';
import type { ExitCode } from './exit-codes.js';
import { exitCodes } from './exit-codes.js';
import type { Host } from './host.js';
import { projectPath, Projects } from './project.js';

/** What was typed behind `aml-guard config`. */
export interface ConfigArguments {
  readonly is: 'config';
  /** The file whose configuration is meant (default: any in the working folder). */
  readonly file: string | undefined;
  readonly config?: string;
}

/** `aml-guard config`: shows the configuration that holds for a file, and where it comes from. */
export async function configCommand(args: ConfigArguments, host: Host): Promise<ExitCode> {
  const { cwd, today } = host;
  const projects = new Projects({ cwd, today, ...(args.config === undefined ? {} : { config: args.config }) });
  // The name of a file that need not be there: what holds in the folder.
  const file = path.resolve(cwd, args.file ?? 'file');
  const project = await projects.of(file, path.dirname(file));
  const from =
    project.configFiles.length === 0
      ? 'no .aml-guard.yaml: what is built in'
      : project.configFiles.map((name) => projectPath(cwd, name)).join(', which extends ');
  const about = args.file === undefined ? 'this folder' : projectPath(cwd, file);
  const lines = [
    `# What holds for ${about}`,
    `# from ${from}`,
    ...(projects.isExcluded(project, file) ? ['# exclude leaves this file alone'] : []),
    ...(project.baseline === undefined
      ? []
      : [`# with the baseline ${projectPath(cwd, path.join(project.baseline.folder, '.aml-guard-baseline.json'))}`]),
  ];
  host.out(`${lines.join('\n')}\n${stringify(project.config, { lineWidth: 0 })}`);
  return exitCodes.clean;
}
