import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { Document } from '../../core/documents/document.js';
import { isConfigurationPath } from '../../core/project/configuration-link.js';
import { judgeFile, type FileOutcome, type FileToJudge, type RunSettings } from '../judge-file.js';
import { projectPath } from '../project.js';
import { entryOf, readingOf, readLinking, Repository } from '../repository.js';
import { carry } from './carried-document.js';
import type { Answer, CarriedOutcome, FileInRoot, LinkedFile, Request, ThreadData } from './protocol.js';

/** Serves as a thread if this program was started as one. @returns whether it was */
export function serveAsThread(): boolean {
  const data: unknown = workerData;
  if (isMainThread || parentPort === null || !isThreadData(data)) {
    return false;
  }
  const port = parentPort;
  const thread = new Thread(data.amlGuardThread);
  port.on('message', (request: Request) => {
    const answer = thread.handle(request);
    if (answer !== undefined) {
      port.postMessage(answer);
    }
  });
  return true;
}

function isThreadData(data: unknown): data is ThreadData {
  return typeof data === 'object' && data !== null && 'amlGuardThread' in data;
}

class Thread {
  readonly #repositories = new Map<string, Repository>();
  /** What this thread has parsed itself, for judging; the index knows it in the order of all threads. */
  readonly #parsed = new Map<string, Document>();

  constructor(private readonly settings: RunSettings) {}

  handle(request: Request): Answer | undefined {
    switch (request.is) {
      case 'read':
        return { is: 'read', linked: this.#read(request.files) };
      case 'links':
        this.#link(request.files);
        return undefined;
      case 'judge': {
        const outcomes: CarriedOutcome[] = [];
        for (const subject of request.files) {
          outcomes.push(carryOutcome(this.#judge(subject)));
        }
        return { is: 'judge', outcomes };
      }
    }
  }

  #read(files: readonly FileInRoot[]): readonly LinkedFile[] {
    const linked: LinkedFile[] = [];
    for (const { file, root, stages } of files) {
      const document = readLinking(root, file, stages);
      if (document !== undefined) {
        this.#parsed.set(file, document);
        // One without facts links nothing, but for the SDK's configuration, which has none.
        if (document.facts.length > 0 || isConfigurationPath(projectPath(root, file))) {
          linked.push({ file, root, entry: entryOf(root, file, document, stages) });
        }
      }
    }
    return linked;
  }

  #link(files: readonly LinkedFile[]): void {
    for (const { file, root, entry } of files) {
      this.#repository(root).link(file, entry);
    }
  }

  #judge(subject: FileToJudge): FileOutcome {
    const repository = this.#repository(subject.root);
    const own = this.#parsed.get(subject.file);
    if (own !== undefined) {
      repository.documents.set(subject.file, own);
      this.#parsed.delete(subject.file);
    }
    return judgeFile(subject, readingOf(subject.file, repository), repository, this.settings);
  }

  #repository(root: string): Repository {
    const known = this.#repositories.get(root) ?? new Repository(root);
    this.#repositories.set(root, known);
    return known;
  }
}

function carryOutcome(outcome: FileOutcome): CarriedOutcome {
  if (outcome.is !== 'judged') {
    return outcome;
  }
  const { linted, ...rest } = outcome;
  return { ...rest, linted: linted === undefined ? undefined : { ...linted, document: lighter(linted) } };
}

// Of a file in which nothing was found, reports need neither text nor facts.
function lighter({ document, findings, suppressed }: NonNullable<(FileOutcome & { is: 'judged' })['linted']>) {
  const carried = carry(document);
  return findings.length === 0 && suppressed.length === 0 ? { ...carried, text: '', facts: [] } : carried;
}
