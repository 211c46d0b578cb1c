import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { codeOf, UsageError } from './errors.js';

/**
 * The files of a repository that differ from where the branch left a commit, and those that git does not know yet;
 * absolute. Deleted files are not among them.
 *
 * git runs without a shell, and nothing that the repository could have configured runs with it.
 *
 * @param ref a commit, branch or tag
 * @param cwd a folder of the repository
 * @throws UsageError where there is no git, no repository or no such commit
 */
export async function findChangedFiles(ref: string, cwd: string): Promise<ReadonlySet<string>> {
  if (ref === '' || ref.startsWith('-')) {
    throw new UsageError([`--changed-since takes a commit, branch or tag, not "${ref}"`]);
  }
  const top = (await git(cwd, ['rev-parse', '--show-toplevel'])).trimEnd();
  const commit = await git(cwd, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]).catch(
    (error: unknown) => {
      throw error instanceof GitFailure ? new UsageError([unknownRef(ref)]) : error;
    },
  );
  // Two histories without a common commit are compared as they are.
  const from = await git(cwd, ['merge-base', commit.trimEnd(), 'HEAD']).catch(() => commit);
  const diff = ['diff', '--name-only', '-z', '--no-ext-diff', '--no-textconv', '--diff-filter=d', from.trimEnd(), '--'];
  const changed = await git(top, diff);
  const unknown = await git(top, ['ls-files', '--others', '--exclude-standard', '-z']);
  // git resolves links in the path of the repository, and what is judged is named from the working folder.
  const [real, here] = [await realpath(top), await realpath(cwd)];
  const back = path.relative(here, real);
  return new Set(
    `${changed}${unknown}`
      .split('\0')
      .filter((name) => name !== '')
      .map((name) => path.resolve(cwd, back, name)),
  );
}

function unknownRef(ref: string): string {
  return `--changed-since: git knows no commit "${ref}"; in a pipeline it may not have been fetched (fetch-depth: 0)`;
}

class GitFailure extends UsageError {}

const largestAnswer = 64 * 1024 * 1024;

function git(cwd: string, args: readonly string[]): Promise<string> {
  const safe = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=', '-c', 'core.quotePath=false'];
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
  return new Promise((resolve, reject) => {
    execFile('git', [...safe, ...args], { cwd, env, maxBuffer: largestAnswer }, (error, stdout, stderr) => {
      if (error === null) {
        resolve(stdout);
      } else if (codeOf(error) === 'ENOENT') {
        reject(new UsageError(['--changed-since needs git, which is not among the programs of this machine']));
      } else {
        const [first = ''] = stderr.split('\n');
        reject(new GitFailure([`--changed-since: ${first.replace(/^fatal: /, '') || 'git failed'}`]));
      }
    });
  });
}
