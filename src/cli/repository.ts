import path from 'node:path';
import { languageOf } from '../core/documents/detect.js';
import type { Document } from '../core/documents/document.js';
import { EmptyDocument } from '../core/documents/empty-document.js';
import { readDocument } from '../core/documents/read-document.js';
import { type OwnStages, stageWords } from '../core/facts/stage.js';
import { isConfigurationPath } from '../core/project/configuration-link.js';
import { noProject } from '../core/project/project-facts.js';
import { type FileEntry, ProjectIndex, readConfigurationEntry, readEntry } from '../core/project/project-index.js';
import { speaksOfAzureMl } from '../core/project/read-for-links.js';
import { projectPath } from './project.js';
import { readTextNow, type TextReading } from './read-text.js';
import { inTimeOrNot } from '../core/time-budget.js';
import { fileBudget } from './file-budget.js';

/** The files that are judged together: what one of them says can change the findings in another. */
export class Repository {
  readonly index = new ProjectIndex();
  /** What was read for the index, by absolute path, so that no file is parsed twice. */
  readonly documents = new Map<string, Document>();

  constructor(readonly root: string) {}

  /**
   * @param files those that may link others, absolute
   * @param stagesOf a file's own words for stages
   */
  static async read(
    root: string,
    files: readonly string[],
    stagesOf: (file: string) => Promise<OwnStages | undefined>,
  ): Promise<Repository> {
    const repository = new Repository(root);
    for (const file of files) {
      const stages = await stagesOf(file);
      const document = readLinking(root, file, stages);
      if (document !== undefined) {
        repository.add(file, document, stages);
      }
    }
    return repository;
  }

  /** Makes known what a file declares, and keeps it for judging. */
  add(file: string, document: Document, stages?: OwnStages): void {
    this.link(file, entryOf(this.root, file, document, stages));
    if (!isConfigurationPath(projectPath(this.root, file))) {
      this.documents.set(file, document);
    }
  }

  /** Makes known what a file declares. */
  link(file: string, entry: FileEntry): void {
    this.index.fill(projectPath(this.root, file), entry);
  }

  /** Takes a text in place of what the file says on disk, or of one that was not read because it is ignored. */
  addText(file: string, text: string, stages?: OwnStages): void {
    const document = readIfLinking(this.root, file, text, stages);
    if (document !== undefined) {
      this.add(file, document, stages);
    }
  }
}

/** What a file that was read for its links declares: plain data. */
export function entryOf(root: string, file: string, document: Document, stages?: OwnStages): FileEntry {
  const name = projectPath(root, file);
  return isConfigurationPath(name) ? readConfigurationEntry(name, document.text) : readEntry(name, document, stages);
}

/** Reads one file for what links it to others; `undefined` when it declares nothing for sure or cannot be read. */
export function readLinking(root: string, file: string, stages?: OwnStages): Document | undefined {
  const reading = readTextNow(file);
  return reading.state === 'read' ? readIfLinking(root, file, reading.text, stages) : undefined;
}

function readIfLinking(root: string, file: string, text: string, stages: OwnStages = {}): Document | undefined {
  if (isConfigurationPath(projectPath(root, file))) {
    return new EmptyDocument(text);
  }
  // Python, notebooks and scripts are many and dear to parse; most of them declare nothing to Azure ML.
  if (!isLinking(file) || (languageOf(file) !== 'yaml' && !speaksOfAzureMl(text))) {
    return undefined;
  }
  const source = { path: projectPath(root, file), text };
  // What is given up here is named when the file itself is judged.
  return inTimeOrNot(fileBudget, () => readDocument(source, noProject, stageWords(stages)));
}

/** A file's text, from the disk unless it has been read for its links. */
export function readingOf(file: string, { documents }: Repository): TextReading {
  const document = documents.get(file);
  return document === undefined ? readTextNow(file) : { state: 'read', text: document.text };
}

/** Whether files of this kind may link others. */
export function isLinking(file: string): boolean {
  const language = languageOf(file);
  return (language !== undefined && language !== 'markdown') || isConfigurationPath(file.split(path.sep).join('/'));
}
