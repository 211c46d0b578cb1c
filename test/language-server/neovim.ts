import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { scratch } from '../cli/scratch.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const longestMs = 60_000;

export interface Place {
  readonly line: number;
  readonly character: number;
}

/** One thing that Neovim does or asks; each has an answer, `null` where there is none. */
export type Step =
  /** Waits until there are so many diagnostics; answers with them. */
  | { readonly wait_for: number }
  | {
      readonly replace: {
        readonly line: number;
        readonly column: number;
        readonly end_column: number;
        readonly text: string;
      };
    }
  | { readonly write: { readonly file: string; readonly text: string } }
  | { readonly save: true }
  /** Takes the code action of this title; answers with the lines of the text. */
  | {
      readonly apply: {
        readonly title: string;
        readonly range: { readonly start: Place; readonly end: Place };
        readonly context: object;
      };
    }
  | {
      readonly method: string;
      readonly position?: Place;
      readonly range?: { readonly start: Place; readonly end: Place };
      readonly context?: object;
      /** Asks until the answer holds this: projects and snapshots are read in the background. */
      readonly until_says?: string;
    };

export interface Session {
  readonly files: Readonly<Record<string, string>>;
  /** Which of them is opened. */
  readonly open: string;
  readonly snapshot?: string;
  readonly steps: (folder: string) => readonly Step[];
}

/** Why there is no Neovim to test with; `false` where there is one. */
export const noNeovim: string | false =
  spawnSync('nvim', ['--version']).status === 0 ? false : 'Neovim is not installed, so no foreign client was tried';

/** Runs a session in Neovim, without anybody's settings. */
export async function runNeovim(
  test: TestContext,
  { files, open, snapshot, steps }: Session,
): Promise<{ readonly folder: string; readonly answers: readonly unknown[] }> {
  const folder = scratch(test, files);
  const answers = path.join(folder, 'answers.json');
  const server = [
    process.execPath,
    '--import',
    import.meta.resolve('tsx'),
    path.join(repository, 'src', 'cli', 'main.ts'),
    'lsp',
  ];
  const script = path.join(repository, 'test', 'language-server', 'session.lua');
  const child = spawn('nvim', ['--headless', '--clean', '-n', '-c', `luafile ${script}`], {
    cwd: folder,
    env: {
      ...process.env,
      XDG_STATE_HOME: path.join(folder, '.state'),
      XDG_CACHE_HOME: path.join(folder, '.cache'),
      AML_GUARD_SERVER: JSON.stringify(server),
      AML_GUARD_ROOT: folder,
      AML_GUARD_FILE: path.join(folder, open),
      AML_GUARD_ANSWERS: answers,
      AML_GUARD_STEPS: JSON.stringify(steps(folder)),
      ...(snapshot === undefined ? {} : { AML_GUARD_SNAPSHOT: path.join(folder, snapshot) }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const timer = setTimeout(() => child.kill('SIGKILL'), longestMs);
  await new Promise<void>((resolve) => {
    child.on('close', () => {
      resolve();
    });
  });
  clearTimeout(timer);
  if (!existsSync(answers)) {
    throw new Error(`Neovim wrote no answers: ${said}`);
  }
  return { folder, answers: JSON.parse(readFileSync(answers, 'utf8')) as readonly unknown[] };
}
