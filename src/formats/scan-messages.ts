import type { PartialConfiguration } from '../core/config/configuration.js';
import type { ScannedFile } from './scanned-file.js';

/** What a scan is asked for. Plain data, handed to the thread that does it. */
export interface ScanRequest {
  /** Absolute; the root of what is judged together. */
  readonly folder: string;
  /** The day by which acceptances expire, `2026-11-23`. */
  readonly today: string;
  /** What the editor's settings say; the folder's configuration file is stronger. */
  readonly settings: PartialConfiguration;
  /** Judges these files only, absolute; the others are read for what links them (default: all). */
  readonly only?: readonly string[] | undefined;
}

/** What a thread is started with, so that the program knows that it is to scan. */
export interface ScanThreadData {
  readonly amlGuardScan: ScanRequest & {
    /** The file that starts further threads. */
    readonly program: string;
  };
}

/** A file that was not judged, or not by every rule. It counts as unknown, never as clean. */
export interface ScanTrouble {
  /** Relative to the folder, with `/`; the folder itself is `.`. */
  readonly path: string;
  /** One sentence without a final stop. */
  readonly reason: string;
}

/** What a scan says while it runs; `done` and `failed` are the last of it. */
export type ScanMessage =
  | { readonly is: 'progress'; readonly done: number; readonly all: number }
  | { readonly is: 'files'; readonly files: readonly ScannedFile[] }
  | { readonly is: 'done'; readonly troubles: readonly ScanTrouble[] }
  /** Nothing was judged: the configuration has errors, or the folder is gone. */
  | { readonly is: 'failed'; readonly message: string };
