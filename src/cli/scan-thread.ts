import os from 'node:os';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { ScanMessage, ScanThreadData, ScanTrouble } from '../formats/scan-messages.js';
import { type ScannedFile, scannedFileOf } from '../formats/scanned-file.js';
import { UsageError } from './errors.js';
import { type FileOutcome, shownPath } from './judge-file.js';
import { lintFiles } from './lint-files.js';

/** Below it the start of further threads takes longer than they save. */
const filesWorthThreads = 200;
/** An editor is not alone on its machine. */
const mostThreads = 4;
/** Few messages, and none that the receiver would take long to read. */
const filesPerMessage = 32;
/** Progress is told no more often than this, milliseconds. */
const progressEvery = 100;

/**
 * Scans a folder as `aml-guard lint` does, if this program was started as a thread for it. Ending the thread ends the
 * scan, with all the threads that it has started itself.
 *
 * @returns whether it was
 */
export function serveScan(): boolean {
  const data: unknown = workerData;
  if (isMainThread || parentPort === null || !isScanData(data)) {
    return false;
  }
  const port = parentPort;
  void scan(data.amlGuardScan, (message) => {
    port.postMessage(message);
  });
  return true;
}

function isScanData(data: unknown): data is ScanThreadData {
  return typeof data === 'object' && data !== null && 'amlGuardScan' in data;
}

async function scan(
  { folder, today, settings, only, program }: ScanThreadData['amlGuardScan'],
  tell: (message: ScanMessage) => void,
): Promise<void> {
  const troubles: ScanTrouble[] = [];
  let files: ScannedFile[] = [];
  let toldMs = 0;
  const tellFiles = (): void => {
    if (files.length > 0) {
      tell({ is: 'files', files });
      files = [];
    }
  };
  try {
    const options = { cwd: folder, root: folder, today, defaults: settings };
    const { failures } = await lintFiles({ paths: [folder] }, options, {
      program,
      threads: (count) =>
        count > filesWorthThreads ? Math.max(1, Math.min(os.availableParallelism() - 1, mostThreads)) : 1,
      only: only === undefined ? undefined : new Set(only),
      onOutcome: (file, outcome) => {
        const path = shownPath(folder, file);
        const judged = judgedOf(path, outcome);
        if (judged === undefined) {
          // What was not judged has no findings any more, and is named below.
          troubles.push({ path, reason: reasonOf(outcome) });
        }
        files.push(judged ?? { path, findings: [] });
        if (files.length >= filesPerMessage) {
          tellFiles();
        }
      },
      onProgress: (done, all) => {
        if (performance.now() - toldMs >= progressEvery) {
          toldMs = performance.now();
          tell({ is: 'progress', done, all });
        }
      },
    });
    tellFiles();
    const named = new Set(troubles.map(({ path }) => path));
    const others = failures
      .filter(({ path }) => !named.has(path))
      .map(({ path, message }) => ({ path, reason: message }));
    tell({ is: 'done', troubles: [...troubles, ...others] });
  } catch (error) {
    // Whatever else it is may quote a file.
    const message = error instanceof UsageError ? error.message : error instanceof Error ? error.name : 'unknown error';
    tell({ is: 'failed', message });
  }
}

function judgedOf(path: string, outcome: FileOutcome): ScannedFile | undefined {
  if (outcome.is !== 'judged') {
    return undefined;
  }
  return outcome.linted === undefined ? { path, findings: [] } : scannedFileOf(outcome.linted);
}

function reasonOf(outcome: FileOutcome): string {
  switch (outcome.is) {
    case 'skipped':
      return outcome.because;
    case 'failed':
      return outcome.message;
    case 'judged':
      return '';
  }
}
