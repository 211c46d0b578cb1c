import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { configurationFileName } from '../core/config/parse-configuration.js';
import { codeOf, UsageError } from './errors.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import type { Host } from './host.js';
import { projectPath } from './project.js';

/** What was typed behind `aml-guard init`. */
export interface InitArguments {
  readonly is: 'init';
  readonly folder: string;
  /** Whether a file that is there may be written over. */
  readonly force: boolean;
}

/** What `init` writes: every key is explained, and nothing differs from having no file. */
export const initialConfiguration = `# AML Guard: what holds in this folder and below, in the editor and in CI alike.
# "aml-guard config <file>" shows what comes out of it for one file.

# Who wants to hear: regular (everybody), pedantic, auditor.
strictness: regular

# One rule: off, or another severity. "aml-guard rules" lists them.
# rules:
#   sensitive-run-id: low

# Words that no run may carry in its name, and names of variables that hold secrets although nothing says so.
# sensitiveWords: [falcon]
# secretNames: [ACME_PIN]
# publicNames: [LICENSE_KEY]

# What your own secrets look like.
# secretFormats:
#   - id: acme-key
#     pattern: acme_[A-Za-z0-9]{32}

# What says "this is production" in paths and names.
# production:
#   paths: [prod, production]
#   names: [prod, production]

# Your own words for the stages of work, beside the common ones.
# stages:
#   staging: [int]
#   production: [live]

# Findings that are accepted, why, and until when.
# allow:
#   - rule: endpoint-key-auth
#     files: [legacy/]
#     reason: moves to Entra tokens with the new gateway
#     until: 2027-06-30

# What differs for some files; patterns as in .gitignore.
# overrides:
#   - files: [notebooks/]
#     strictness: pedantic

# Files to leave alone.
# exclude: [generated/]
`;

/** `aml-guard init`: writes a configuration file to begin with. */
export async function initCommand(args: InitArguments, host: Host): Promise<ExitCode> {
  const file = path.resolve(host.cwd, args.folder, configurationFileName);
  const shown = projectPath(host.cwd, file);
  try {
    await writeFile(file, initialConfiguration, { flag: args.force ? 'w' : 'wx' });
  } catch (error) {
    throw new UsageError([
      codeOf(error) === 'EEXIST'
        ? `${shown} is there already; --force writes over it`
        : `${shown} cannot be written (${codeOf(error) ?? 'unknown error'})`,
    ]);
  }
  host.out(`wrote ${shown}; "aml-guard lint" reads it, and so does the editor\n`);
  return exitCodes.clean;
}
