/**
 * Asks the registry for known weaknesses of what is bundled and of what is used to build. Everything that is bundled is
 * a dependency of development for npm, so that `npm audit --omit=dev` has nothing to look at; the bundles say which of
 * the rest is published; they have to be built before.
 *
 * Exit code 1 where there is one; 0 with the words NOT CHECKED where the registry does not answer.
 */
import { spawnSync } from 'node:child_process';
import { judgeAudit } from './judge-audit.js';
import { allBundledPackages } from './recorded-bundle.js';
import { repository, runMain } from './repository.js';

runMain(() => {
  const { stdout } = spawnSync('npm audit --json', { cwd: repository, encoding: 'utf8', shell: true });
  const { line, details, isFine } = judgeAudit(stdout, new Set(allBundledPackages().map(({ name }) => name)));
  console.log([`audit: ${line}`, ...details].join('\n'));
  return Promise.resolve(isFine ? 0 : 1);
});
