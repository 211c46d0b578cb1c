/**
 * `npm run picture` takes the pictures of the README in a real VS Code: the sample project with its findings, and the
 * sample workspace beside it, dark and light. They come to lie in `docs/pictures`.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { isWorkbenchAvailable } from '../test/workbench/install.js';
import { PosturePage } from '../test/workbench/posture-page.js';
import { type Check, packExtension, runChecks, withProject } from '../test/workbench/ui-checks.js';
import { vsixFile } from './package.js';
import { inRepository, runMain } from './repository.js';

const themes = { dark: 'Default Dark Modern', light: 'Default Light Modern' } as const;

function pictureIn(theme: keyof typeof themes): Check<string> {
  return {
    title: `the editor and the tree, ${theme}`,
    screenshot: `editor-and-tree-${theme}`,
    async run(page) {
      await page.waitForSquiggle('error');
      const posture = new PosturePage(page);
      await posture.open();
      await posture.waitForRow('mlw-churn-prod');
      await page.find('.customview-tree .monaco-list-row:has-text("Network") .monaco-tl-twistie').first().click();
      await posture.waitForRow('public internet');
      await page.openFile('jobs/train.yml', 27, 3);
      await page.waitForSquiggle('error');
      await page.problems('CRM_PASSWORD');
      await page
        .find(
          '.monaco-editor .view-line:has-text("CRM_PASSWORD") .mtk1, .monaco-editor .view-line:has-text("CRM_PASSWORD") span span',
        )
        .filter({ hasText: 'hunter2' })
        .first()
        .hover();
      await page.waitFor('.monaco-hover:not(.hidden) .hover-contents:has-text("Azure ML logs")');
    },
  };
}

runMain(async () => {
  if (!isWorkbenchAvailable) {
    console.error('the workbench that the pictures are taken in runs on Linux x64 only');
    return 1;
  }
  const screenshots = inRepository('docs', 'pictures');
  mkdirSync(screenshots, { recursive: true });
  await packExtension();
  for (const theme of ['dark', 'light'] as const) {
    const settings = {
      'workbench.colorTheme': themes[theme],
      'amlGuard.posture.showSample': true,
      'editor.minimap.enabled': false,
      'window.zoomLevel': 0,
    };
    const code = await withProject((project) =>
      runChecks([pictureIn(theme)], project, {
        screenshots,
        server: { testDriver: false, vsixFiles: [vsixFile], settings },
        launch: { folder: project, openFile: path.join(project, 'jobs', 'train.yml') },
        isOneStory: true,
      }),
    );
    if (code !== 0) {
      return code;
    }
  }
  return 0;
});
