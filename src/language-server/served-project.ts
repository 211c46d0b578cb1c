import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Ignored } from '../cli/ignored.js';
import { readText } from '../cli/read-text.js';
import { languageOf } from '../core/documents/detect.js';
import type { Document } from '../core/documents/document.js';
import { readDocument } from '../core/documents/read-document.js';
import { type OwnStages, stageWords } from '../core/facts/stage.js';
import { ProjectIndex } from '../core/project/project-index.js';
import { listFiles } from './list-files.js';

/** Bounds the first reading of a folder that is not really a project. */
const mostFiles = 5000;
/** Code without any of these words declares nothing to Azure ML. */
const linkingWords = /azure|mlflow/i;

/** What links the files of one repository: read once in slices, then kept as files and open texts change. */
export class ServedProject {
  readonly index = new ProjectIndex();
  readonly #stop = new AbortController();
  readonly #open = new Set<string>();

  constructor(
    /** Absolute. */
    readonly root: string,
    private readonly repository: string | undefined,
    /** A file's own words for stages. */
    private readonly stagesOf: (file: string) => Promise<OwnStages | undefined>,
  ) {}

  /** The path that the engine knows a file by. */
  pathOf(file: string): string {
    return path.relative(this.root, file).split(path.sep).join('/');
  }

  /** Reads what is on disk, one file a turn, so that questions are answered meanwhile. */
  async fill(): Promise<void> {
    const ignored = Ignored.above(this.root, this.repository);
    const files = await listFiles(this.root, ignored, isLinking, mostFiles, this.#stop.signal);
    for (const file of files) {
      await setImmediate();
      if (this.#stop.signal.aborted) {
        return;
      }
      await this.refresh(file);
    }
  }

  /** Reads one file again, unless it is open; one that is gone is forgotten. */
  async refresh(file: string): Promise<void> {
    if (!isLinking(file) || this.#open.has(file)) {
      return;
    }
    const reading = await readText(file);
    const name = this.pathOf(file);
    if (reading.state !== 'read' || (languageOf(file) !== 'yaml' && !linkingWords.test(reading.text))) {
      this.index.delete(name);
    } else if (!this.#open.has(file)) {
      const stages = await this.stagesOf(file);
      const document = readDocument({ path: name, text: reading.text }, this.index, stageWords(stages ?? {}));
      this.index.set(name, document, stages);
    }
  }

  /** Takes over what an open text says, before it is saved. @returns whether the links changed */
  setOpen(file: string, document: Document, stages?: OwnStages): boolean {
    this.#open.add(file);
    return this.index.set(this.pathOf(file), document, stages) !== undefined;
  }

  /** What is saved counts again. */
  async setClosed(file: string): Promise<void> {
    this.#open.delete(file);
    await this.refresh(file);
  }

  dispose(): void {
    this.#stop.abort();
  }
}

function isLinking(file: string): boolean {
  const language = languageOf(file);
  return language !== undefined && language !== 'markdown';
}
