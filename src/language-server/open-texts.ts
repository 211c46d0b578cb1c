import { fileURLToPath } from 'node:url';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { languageOf } from '../core/documents/detect.js';
import type { Language } from '../core/documents/document.js';
import { lint, type LintResult } from '../core/lint.js';
import { helpContextFor, type HelpContext } from '../core/language/help-context.js';
import type { WorkspaceKnowledge } from '../core/project/workspace-catalogue.js';
import type { ServedFile, ServedProjects } from './served-projects.js';
import type { PlacedText } from './to-protocol.js';
import type { TimeBudget } from '../core/time-budget.js';

/** What is larger was generated, and would hold up all other questions. */
const largestLength = 1024 * 1024;

/** All questions wait for a text that long at most. */
const budget: TimeBudget = { now: () => performance.now(), ms: 4000 };

/** One version of a text that the client has open. */
export type OpenText = Pick<TextDocument, 'uri' | 'version' | 'languageId' | 'getText'>;

/** An open text as it was judged. */
export interface JudgedText {
  readonly version: number;
  readonly served: ServedFile;
  readonly result: LintResult;
  readonly help: HelpContext;
  readonly placed: PlacedText;
}

/** Judges each version of an open text once, for diagnostics and for every question about it. */
export class OpenTexts {
  readonly #judged = new Map<string, JudgedText>();
  /** Told by the user at the start; nothing while none is. */
  connected: WorkspaceKnowledge | undefined;

  /** @param onLinks a text says something else to other files, so that all are judged again */
  constructor(
    private readonly projects: ServedProjects,
    private readonly onLinks: () => void,
  ) {}

  /** The text as it is now; `undefined` for one that is not judged. */
  async current(document: OpenText): Promise<JudgedText | undefined> {
    const known = this.#judged.get(document.uri);
    return known?.version === document.version ? known : this.#judge(document);
  }

  /** The text as it was judged last, for questions at every key; as it is now where it did not concern Azure ML. */
  async recent(document: OpenText): Promise<JudgedText | undefined> {
    const known = this.#judged.get(document.uri);
    return known === undefined || known.result.document.relevance === 'none' ? this.current(document) : known;
  }

  /** What is known around the texts changed. */
  forgetAll(): void {
    this.#judged.clear();
  }

  async close(uri: string): Promise<void> {
    this.#judged.delete(uri);
    const file = fileOf(uri);
    if (file !== undefined) {
      await this.projects.setClosed(file);
    }
  }

  async #judge(document: OpenText): Promise<JudgedText | undefined> {
    const file = fileOf(document.uri);
    const text = document.getText();
    const language = file === undefined ? undefined : (languageOf(file) ?? languages[document.languageId]);
    if (file === undefined || language === undefined || text.length > largestLength) {
      return undefined;
    }
    const { version } = document;
    const served = await this.projects.find(file);
    const { project, configuration, path } = served;
    if (configuration.isExcluded || configuration.from.includes(file)) {
      return undefined;
    }
    const { config, baseline } = configuration;
    const context = { config, baseline, project: project.index, workspace: this.connected?.facts, budget };
    const result = lint({ path, text, language }, context);
    const isNew = result.unfinished !== true && project.setOpen(file, result.document, config.stages);
    const edited = {
      document: result.document,
      path,
      graph: project.index,
      project: project.index,
      config,
    };
    const judged = {
      version,
      served,
      result,
      help: helpContextFor(edited, this.connected),
      placed: { uri: document.uri, lines: result.document.lines, root: project.root },
    };
    this.#judged.set(document.uri, judged);
    if (isNew) {
      this.onLinks();
    }
    return judged;
  }
}

/** What editors call languages whose files have other names. */
const languages: Readonly<Record<string, Language>> = {
  yaml: 'yaml',
  python: 'python',
  sh: 'shell',
  bash: 'shell',
  shellscript: 'shell',
  ps1: 'powershell',
  powershell: 'powershell',
  make: 'makefile',
  makefile: 'makefile',
  dockerfile: 'dockerfile',
  markdown: 'markdown',
};

/** The path of a file; `undefined` for what lies elsewhere than on a disk. */
export function fileOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}
