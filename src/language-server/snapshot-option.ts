import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { WorkspaceKnowledge } from '../core/project/workspace-catalogue.js';

/**
 * What a saved snapshot tells, where the client was configured with one: `initializationOptions.snapshot`, an absolute
 * path.
 *
 * @throws where the file cannot be read or is no snapshot
 */
export async function readKnowledge(options: unknown): Promise<WorkspaceKnowledge | undefined> {
  const file = typeof options === 'object' && options !== null && 'snapshot' in options ? options.snapshot : undefined;
  if (typeof file !== 'string' || file === '') {
    return undefined;
  }
  const text = await readFile(file, 'utf8');
  // Large, and loaded for this option only.
  const engine = await import('../posture-engine.js');
  const snapshot = engine.parseSnapshot(text);
  const report = engine.makeReport(
    snapshot,
    engine.checks,
    engine.defaultPostureSettings(Date.parse(snapshot.takenAt)),
  );
  return engine.workspaceKnowledgeOf(snapshot, report, { is: 'file', file: path.basename(file) });
}
