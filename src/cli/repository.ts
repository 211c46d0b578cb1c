import path from 'node:path';
import { languageOf } from '../core/documents/detect.js';
import type { Document } from '../core/documents/document.js';
import { EmptyDocument } from '../core/documents/empty-document.js';
import { readDocument } from '../core/documents/read-document.js';
import { type OwnStages, stageWords } from '../core/facts/stage.js';
import { isConfigurationPath } from '../core/project/configuration-link.js';
import { noProject } from '../core/project/project-facts.js';
import { ProjectIndex } from '../core/project/project-index.js';
import { speaksOfAzureMl } from '../core/project/read-for-links.js';
import { projectPath } from './project.js';
import { readText } from './read-text.js';
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
      const document = await readLinking(root, file, stages);
      if (document !== undefined) {
        repository.add(file, document, stages);
      }
    }
    return repository;
  }

  /** Makes known what a file declares, and keeps it for judging. */
  add(file: string, document: Document, stages?: OwnStages): void {
    this.link(file, document, stages);
    if (!isConfigurationPath(projectPath(this.root, file))) {
      this.documents.set(file, document);
    }
  }

  /** Makes known what a file declares. */
  link(file: string, document: Document, stages?: OwnStages): void {
    const name = projectPath(this.root, file);
    if (isConfigurationPath(name)) {
      this.index.setConfiguration(name, document.text);
    } else {
      this.index.set(name, document, stages);
    }
  }

  /** Takes a text in place of what the file says on disk, or of one that was not read because it is ignored. */
  addText(file: string, text: string, stages?: OwnStages): void {
    const document = readIfLinking(this.root, file, text, stages);
    if (document !== undefined) {
      this.add(file, document, stages);
    }
  }
}

/** Reads one file for what links it to others; `undefined` when it declares nothing for sure or cannot be read. */
export async function readLinking(root: string, file: string, stages?: OwnStages): Promise<Document | undefined> {
  const reading = await readText(file);
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

/** Whether files of this kind may link others. */
export function isLinking(file: string): boolean {
  const language = languageOf(file);
  return (language !== undefined && language !== 'markdown') || isConfigurationPath(file.split(path.sep).join('/'));
}
