import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { LinkAnswer, LinkRequest } from '../core/project/link-request.js';
import { stageWords } from '../core/facts/stage.js';
import { readEntry } from '../core/project/project-index.js';
import { readForLinks } from '../core/project/read-for-links.js';

/** Here a long file holds nobody up; what is longer than this was generated. UTF-16 code units. */
const largest = 1_000_000;

/** Serves as a thread that reads links if the program was started as one. @returns whether it was */
export function serveLinks(): boolean {
  const data: unknown = workerData;
  if (isMainThread || parentPort === null || typeof data !== 'object' || data === null || !('amlGuardLinks' in data)) {
    return false;
  }
  const port = parentPort;
  port.on('message', ({ id, path, text, stages = {} }: LinkRequest) => {
    const source = readForLinks(path, text, { largest, stages: stageWords(stages) });
    const answer: LinkAnswer = { id, entry: source === undefined ? undefined : readEntry(path, source, stages) };
    port.postMessage(answer);
  });
  return true;
}
