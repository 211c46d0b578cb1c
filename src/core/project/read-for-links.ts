import { languageOf } from '../documents/detect.js';
import type { Document, Language } from '../documents/document.js';
import { LineIndex } from '../documents/line-index.js';
import { moved } from '../documents/moved.js';
import { cutOutputs } from '../documents/notebook/cut-outputs.js';
import { readDocument } from '../documents/read-document.js';
import type { StageWords } from '../facts/stage.js';
import { noProject } from './project-facts.js';

/** As much of a document as its links are read from. */
export type LinkSource = Pick<Document, 'language' | 'facts' | 'lines'>;

/** Of what is dear to read, such as notebooks and long scripts; most files take less time. UTF-16 code units. */
const charactersEachMs = 800;
/** Hardly anybody writes more by hand, and reading it would hold up everybody else. UTF-16 code units. */
const largestLength = 60_000;
/** The largest notebook whose outputs are looked for; UTF-16 code units. */
const largestNotebookLength = 4_000_000;

/** What a definition, a pipeline or a file of settings says that has to do with Azure ML. */
const yamlWords =
  /azure|\bAML|\$schema|create_job|conda_file|endpoint_name|auth_mode|hbi_workspace|managed_network|workspace|resource_id|^type\s*:|^command\s*:|^jobs\s*:/im;
/** Code without any of these words declares nothing to Azure ML. */
const codeWords = /azure|mlflow|\baz\s+ml\b/i;

/**
 * Reads a file for nothing but what links it to others; `undefined` for one that cannot be linked. For the many files
 * of a repository that nobody has open: most are turned down by a look at their words, and none takes long to read.
 *
 * @param largest what is longer is not read, UTF-16 code units (default: what holds nobody up); of a notebook twice
 *   that without its outputs
 * @param stages the words that say for which stage it is (default: the common ones)
 */
export function readForLinks(
  path: string,
  text: string,
  { largest = largestLength, stages }: { readonly largest?: number; readonly stages?: StageWords } = {},
): LinkSource | undefined {
  const language = languageOf(path);
  if (!mayLink(language, text)) {
    return undefined;
  }
  if (language !== 'notebook') {
    return text.length > largest ? undefined : readDocument({ path, text }, noProject, stages);
  }
  const source = text.length > largestNotebookLength ? undefined : cutOutputs(text);
  if (source === undefined || source.text.length > 2 * largest) {
    return undefined;
  }
  const { facts } = readDocument({ path, text: source.text }, noProject, stages);
  const inFile = moved(facts, ({ start, end }) => ({ start: source.placeOf(start), end: source.placeOf(end) }));
  return { language, facts: inFile, lines: new LineIndex(text) };
}

/** Whether code has a word without which it declares nothing to Azure ML. */
export function speaksOfAzureMl(text: string): boolean {
  return codeWords.test(text);
}

/** How long it is likely to take to read a file for its links, milliseconds. */
export function expectedMs(path: string, text: string): number {
  return mayLink(languageOf(path), text) ? text.length / charactersEachMs : 0;
}

function mayLink(language: Language | undefined, text: string): boolean {
  switch (language) {
    case 'yaml':
      return yamlWords.test(text);
    case 'notebook':
    case 'python':
    case 'shell':
    case 'powershell':
    case 'makefile':
      return speaksOfAzureMl(text);
    case 'requirements':
    case 'dockerfile':
    case 'markdown':
    case undefined:
      return false;
  }
}
