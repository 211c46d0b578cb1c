import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Snapshot } from '../posture/snapshot/snapshot.js';
import { fileTrouble, UsageError } from './errors.js';
import type { Host } from './host.js';

export type PostureEngine = typeof import('../posture-engine.js');

/** Reads a snapshot that was saved. @throws UsageError when the file cannot be read or is none */
export async function openSnapshot(engine: PostureEngine, file: string, host: Host): Promise<Snapshot> {
  let text: string;
  try {
    text = await readFile(path.resolve(host.cwd, file), 'utf8');
  } catch (error) {
    throw new UsageError([`${file} ${fileTrouble(error)}`]);
  }
  try {
    return engine.parseSnapshot(text);
  } catch (error) {
    if (error instanceof engine.SnapshotError) {
      throw new UsageError([`${file}: ${error.message}`]);
    }
    throw error;
  }
}
