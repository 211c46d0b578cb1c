import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Location } from 'vscode-languageserver';
import { languageOf } from '../core/documents/detect.js';
import { findDefinitionTargets } from '../core/language/navigation.js';
import type { Subject } from '../core/language/subject.js';
import type { JudgedText } from './open-texts.js';
import { locationOf } from './to-protocol.js';

/** A folder is opened at the files in it; of a large one some are enough. */
const mostFiles = 20;

/** Where what somebody points at is defined; files that are not there are left out. */
export async function definitionLocations(
  subject: Subject,
  { help, placed }: JudgedText,
): Promise<readonly Location[]> {
  const targets = findDefinitionTargets(subject, help.graph);
  const found = await Promise.all(
    targets.map(async (target) =>
      target.is === 'place'
        ? [locationOf(placed.root, target.place)]
        : (await filesAt(placed.root, target.path)).map((file) => startOf(placed.root, file)),
    ),
  );
  return found.flat();
}

async function filesAt(root: string, target: string): Promise<readonly string[]> {
  const full = path.join(root, target);
  try {
    if (!(await stat(full)).isDirectory()) {
      return [target];
    }
    const entries = await readdir(full, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && languageOf(entry.name) !== undefined)
      .map(({ name }) => `${target}/${name}`)
      .sort()
      .slice(0, mostFiles);
  } catch {
    return [];
  }
}

function startOf(root: string, file: string): Location {
  const start = { line: 0, character: 0 };
  return locationOf(root, { path: file, start, end: start });
}
