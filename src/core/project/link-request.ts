import type { OwnStages } from '../facts/stage.js';
import type { FileEntry } from './project-index.js';

/** What a thread is started with, so that the program knows that it is to read links and nothing else. */
export interface LinkThreadData {
  readonly amlGuardLinks: true;
}

export interface LinkRequest {
  readonly id: number;
  /** Relative to the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
  /** The project's words for stages, beside the common ones. */
  readonly stages?: OwnStages | undefined;
}

export interface LinkAnswer {
  readonly id: number;
  /** Absent for a file that links nothing. */
  readonly entry?: FileEntry | undefined;
}
