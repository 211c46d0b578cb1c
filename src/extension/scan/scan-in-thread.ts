import type { ScanMessage, ScanRequest, ScanThreadData } from '../../formats/scan-messages.js';
import { startThread } from '../infrastructure/start-thread.js';
import type { ScanEnd, ScanListener } from './scan-run.js';

/**
 * Scans a folder in a thread of its own, which starts further ones for a large folder. Nothing of it is done here but
 * taking over what it found.
 *
 * @param program the bundle that serves as the thread, see `src/cli/scan-thread.ts`
 * @param signal ends the threads at once; what they had found until then has been told
 */
export async function scanInThread(
  request: ScanRequest,
  program: string,
  listener: ScanListener,
  signal: AbortSignal,
): Promise<ScanEnd> {
  if (signal.aborted) {
    return { is: 'cancelled' };
  }
  const workerData: ScanThreadData = { amlGuardScan: { ...request, program } };
  const thread = await startThread<never, ScanMessage>(program, workerData);
  const end = await new Promise<ScanEnd>((resolve) => {
    const cancel = (): void => {
      resolve({ is: 'cancelled' });
    };
    if (signal.aborted) {
      cancel();
      return;
    }
    signal.addEventListener('abort', cancel, { once: true });
    thread.on('message', (message) => {
      if (signal.aborted) {
        return;
      }
      switch (message.is) {
        case 'progress':
          listener.onProgress(message.done, message.all);
          break;
        case 'files':
          listener.onFiles(message.files);
          break;
        case 'done':
        case 'failed':
          resolve(message);
      }
    });
    // Without its message, which could quote a file.
    thread.on('error', (error) => {
      resolve({ is: 'broken', error: error.name });
    });
    thread.on('exit', () => {
      resolve({ is: 'broken', error: undefined });
    });
  });
  await thread.terminate();
  return end;
}
