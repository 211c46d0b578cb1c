import type { OwnStages } from '../../core/facts/stage.js';
import type { FileOutcome, FileToJudge, RunSettings } from '../judge-file.js';
import type { FileEntry } from '../../core/project/project-index.js';
import type { CarriedFile } from './carried-document.js';

/** What a thread is started with, so that the program knows that it is one. */
export interface ThreadData {
  readonly amlGuardThread: RunSettings;
}

export interface FileInRoot {
  /** Absolute. */
  readonly file: string;
  readonly root: string;
  /** Its own words for stages, where it has any. */
  readonly stages?: OwnStages | undefined;
}

/** A file that declares something, and what it declares. */
export interface LinkedFile {
  /** Absolute. */
  readonly file: string;
  readonly root: string;
  readonly entry: FileEntry;
}

/** What a thread is asked to do. `read` and `judge` are answered, each with the answer of the same name. */
export type Request =
  /** Reads what may link files, and keeps it. */
  | { readonly is: 'read'; readonly files: readonly FileInRoot[] }
  /** Takes over what all threads have read, in the order of the files. */
  | { readonly is: 'links'; readonly files: readonly LinkedFile[] }
  | { readonly is: 'judge'; readonly files: readonly FileToJudge[] };

export type CarriedOutcome =
  | Exclude<FileOutcome, { readonly is: 'judged' }>
  | (Omit<Extract<FileOutcome, { readonly is: 'judged' }>, 'linted'> & { readonly linted: CarriedFile | undefined });

export type Answer =
  | { readonly is: 'read'; readonly linked: readonly LinkedFile[] }
  | { readonly is: 'judge'; readonly outcomes: readonly CarriedOutcome[] };
