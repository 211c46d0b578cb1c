import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { GoneFinding } from '../formats/lint-report.js';
import { shownPath } from './judge-file.js';
import type { Project } from './project.js';

/**
 * What baselines hold of files that lie below the folders that were judged and are there no more.
 *
 * @param judged absolute; a file among them speaks for itself
 */
export async function findGoneFiles(
  baselines: readonly Project['baseline'][],
  folders: readonly string[],
  judged: readonly string[],
  cwd: string,
): Promise<readonly GoneFinding[]> {
  const known = new Set(judged);
  const byFolder = new Map(
    baselines.flatMap((baseline) => (baseline === undefined ? [] : [[baseline.folder, baseline]])),
  );
  const gone: GoneFinding[] = [];
  for (const { folder, content } of byFolder.values()) {
    for (const { path: name, ruleId, count } of content.entries) {
      const file = path.join(folder, name);
      const wasAsked = folders.some((asked) => file.startsWith(asked + path.sep));
      if (wasAsked && !known.has(file) && !(await exists(file))) {
        gone.push({ path: shownPath(cwd, file), ruleId, count });
      }
    }
  }
  return gone;
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
