import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '../../src/core/documents/document.js';
import type { Finding } from '../../src/core/findings/finding.js';

const folder = path.resolve(import.meta.dirname, '..', 'core', 'rules', 'expected');

/** `AML_GUARD_WRITE_EXPECTED=1` writes the files anew; what differs is to be read before it is kept. */
const isWriting = process.env['AML_GUARD_WRITE_EXPECTED'] === '1';

/**
 * What the reported cases of a rule's table say in every part beside the place: sentence, standing, other places and
 * fixes. One file for each rule, one part for each case.
 */
export class ExpectedFindings {
  readonly #file: string;
  readonly #parts: ReadonlyMap<string, string>;
  readonly #written = new Map<string, string>();

  constructor(ruleId: string) {
    this.#file = path.join(folder, `${ruleId}.txt`);
    this.#parts = readParts(this.#file);
    if (isWriting) {
      process.on('exit', () => {
        const parts = [...this.#written].map(([name, text]) => `## ${name}\n${text}\n`);
        mkdirSync(folder, { recursive: true });
        writeFileSync(this.#file, parts.join('\n'));
      });
    }
  }

  /** The cases of the file. */
  get names(): readonly string[] {
    return isWriting ? [...this.#written.keys()] : [...this.#parts.keys()];
  }

  /** @returns what the file says of a case; when the files are written, what was just found */
  of(language: Language, name: string, found: string): string | undefined {
    const part = partName(language, name);
    if (!isWriting) {
      return this.#parts.get(part);
    }
    this.#written.set(part, found);
    return found;
  }
}

/** The name of a case in the file of its rule. */
export function partName(language: Language, name: string): string {
  return `${language}: ${name}`;
}

/** Findings in words; a place in the file is its line, because line ends differ. */
export function findingLines(findings: readonly Finding[], text: string): string {
  return findings.flatMap((finding) => linesOf(finding, text)).join('\n');
}

function linesOf(
  { message, severity, confidence, strictness, related, fixes }: Finding,
  text: string,
): readonly string[] {
  return [
    `${severity}, confidence ${confidence}, ${strictness}: ${message}`,
    ...related.map((place) =>
      'path' in place
        ? `  ${place.path}:${place.start.line + 1}: ${place.message}`
        : `  line ${lineOf(text, place.span.start)}${place.step ? ', a step' : ''}: ${place.message}`,
    ),
    ...fixes.map(({ safety, title }) => `  ${safety} fix: ${title}`),
  ];
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function readParts(file: string): ReadonlyMap<string, string> {
  const text = existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : '';
  return new Map(
    text
      .split(/^## /m)
      .slice(1)
      .map((part) => {
        const [name = '', ...lines] = part.trimEnd().split('\n');
        return [name, lines.join('\n')] as const;
      }),
  );
}
