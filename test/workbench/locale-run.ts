/**
 * Runs the extension from this folder in the pseudo-locale, in which every text of ours that a translator can reach has
 * odd letters: what is left in plain ones was forgotten. Looks for parts without a name for screen readers, too, and
 * for what is cut when somebody has zoomed in. Screenshots go to `out/screenshots/locale/`.
 */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from '../../scripts/build.js';
import { pseudoLocale } from '../../scripts/generated-texts.js';
import { inRepository, repository, runMain } from '../../scripts/repository.js';
import { pseudoLocaleChecks } from './pseudo-locale-checks.js';
import { runChecks, withProject } from './ui-checks.js';

const screenshots = inRepository('out', 'screenshots', 'locale');

runMain(async () => {
  rmSync(screenshots, { recursive: true, force: true });
  await build();
  return withProject((project) => {
    // The settings of the sample show the sample workspace from the start; the empty view has texts too.
    writeFileSync(path.join(project, '.vscode', 'settings.json'), '{}\n');
    return runChecks(pseudoLocaleChecks, project, {
      screenshots,
      // The packed extension has no pseudo-locale: nobody can choose it.
      server: { testDriver: true },
      launch: {
        folder: project,
        extensionDevelopmentPaths: [repository],
        openFile: path.join(project, 'jobs', 'train.yml'),
      },
      isOneStory: true,
      locale: pseudoLocale,
    });
  });
});
