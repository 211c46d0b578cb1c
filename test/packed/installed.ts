import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The archive that `npm pack` made; `scripts/packed-tests.ts` names it. */
export const archive = process.env['AML_GUARD_ARCHIVE'] ?? '';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** A folder of its own with a home of its own, in which nothing is known of this machine but its programs. */
export class Sandbox {
  readonly root = realpathSync(mkdtempSync(path.join(tmpdir(), 'aml-guard-packed-')));
  readonly home = path.join(this.root, 'home');
  readonly work = path.join(this.root, 'work');

  constructor() {
    mkdirSync(this.home);
    mkdirSync(this.work);
  }

  dispose(): void {
    rmSync(this.root, { recursive: true, force: true, maxRetries: 3 });
  }

  /** Puts the packed program where a project has it. */
  install(): void {
    const { code, error } = this.shell('npm install --no-save --no-audit --no-fund "$ARCHIVE"', { ARCHIVE: archive });
    if (code !== 0) {
      throw new Error(`npm install failed: ${error}`);
    }
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(this.work, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  /** Runs commands in bash, as pipelines do: the first that fails ends them. */
  shell(commands: string, env: NodeJS.ProcessEnv = {}): Ended {
    const programs = [path.join(this.work, 'node_modules', '.bin'), path.dirname(process.execPath), '/usr/bin', '/bin'];
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', commands], {
      cwd: this.work,
      encoding: 'utf8',
      env: {
        PATH: programs.join(path.delimiter),
        HOME: this.home,
        LC_ALL: 'C.UTF-8',
        // Whatever asks for a network has not found all that it needs in the archive.
        npm_config_offline: 'true',
        npm_config_update_notifier: 'false',
        GIT_CONFIG_NOSYSTEM: '1',
        ...env,
      },
    });
    return { code: status, out: stdout, error: stderr };
  }
}
