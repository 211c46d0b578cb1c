import type { ScanTrouble } from '../../formats/scan-messages.js';
import type { ScannedFile } from '../../formats/scanned-file.js';

/** Whoever scans tells it what comes of it, as it comes. */
export interface ScanListener {
  onProgress(done: number, all: number): void;
  onFiles(files: readonly ScannedFile[]): void;
}

/** How the scan of a folder ended. */
export type ScanEnd =
  | { readonly is: 'done'; readonly troubles: readonly ScanTrouble[] }
  | { readonly is: 'cancelled' }
  /** `message` is one sentence, or several lines that begin with a path. */
  | { readonly is: 'failed'; readonly message: string }
  /** The thread ended before it was done; `error` is the name of what it failed with, if it did. */
  | { readonly is: 'broken'; readonly error: string | undefined };
