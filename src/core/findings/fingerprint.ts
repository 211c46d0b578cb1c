import { NotebookDocument } from '../documents/notebook/notebook-document.js';
import { NotebookProgram } from '../documents/notebook/notebook-program.js';
import type { Finding } from './finding.js';
import { type FoundInDocument, redactLine } from './redact-line.js';
import { sha256 } from './sha256.js';

/** Part of every fingerprint; a new one makes all known findings look new. */
const salt = 'aml-guard/fingerprint/2';

/**
 * Names findings so that they are known again after lines above have moved or the file has another name. Made from
 * the rule and the line without its values, so that nothing about a secret can be tried out on it. Equal lines of one
 * file have equal fingerprints.
 *
 * In a notebook the line is that of the cell, so that a file and the same notebook in an editor agree.
 *
 * @returns the fingerprint of each finding, accepted and unheard ones too: 32 hexadecimal digits
 */
export function fingerprintsOf(file: FoundInDocument): ReadonlyMap<Finding, string> {
  const all = [...file.findings, ...file.suppressed.map(({ finding }) => finding), ...(file.unheard ?? [])];
  if (all.length === 0) {
    return new Map();
  }
  if (file.document.language !== 'notebook') {
    return new Map(all.map((finding) => [finding, fingerprintOf(finding, redactLine(file, finding).text)]));
  }
  const { document } = file;
  const program = document instanceof NotebookDocument ? document.program : NotebookProgram.of(document.text);
  const moved = new Map(
    all.flatMap((finding) => {
      const span = program.spanOf(finding.span);
      return span === undefined ? [] : [[finding, { ...finding, span }] as const];
    }),
  );
  const asProgram: FoundInDocument = { document: program.document, findings: [...moved.values()], suppressed: [] };
  return new Map(
    all.map((finding) => {
      const inProgram = moved.get(finding);
      const line = inProgram === undefined ? outsideOfCode : redactLine(asProgram, inProgram).text;
      return [finding, fingerprintOf(finding, line)];
    }),
  );
}

/** What stands for the line of a finding in what a cell printed. */
export const outsideOfCode = 'output';

/** @param line without its values */
export function fingerprintOf(finding: Pick<Finding, 'ruleId' | 'messageId'>, line: string): string {
  const context = line.replace(/\s+/g, ' ').trim();
  return sha256([salt, finding.ruleId, finding.messageId, context].join('\n')).slice(0, 32);
}
