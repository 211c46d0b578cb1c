import path from 'node:path';
import { applyEdits } from '../core/documents/text-edit.js';
import { chooseEdits } from '../core/findings/choose-edits.js';
import type { FixSafety, OfferedFix } from '../core/findings/finding.js';
import { printable } from '../core/findings/redact-line.js';
import { count, type LintedFile, type LintReport } from '../formats/lint-report.js';
import { UsageError } from './errors.js';
import type { Host } from './host.js';
import { replaceText } from './replace-text.js';

/** A fix can make room for another; more rounds would mean that they undo each other. */
const mostRounds = 10;

/**
 * Changes the files as their findings offer, and judges again until there is nothing left to change. Fixes that stand
 * in each other's way are made one after the other.
 *
 * @param lint judges everything as it lies on disk
 * @param strongest the least safe fixes to make
 * @param agreed whether unsafe ones were agreed to beforehand
 * @returns what is found when all is done; a file that could not be changed is among the failures
 * @throws UsageError when unsafe fixes are asked for and nobody can be asked
 */
export async function fixFiles(
  lint: () => Promise<LintReport>,
  strongest: FixSafety,
  agreed: boolean,
  host: Host,
): Promise<LintReport> {
  if (strongest === 'unsafe' && !agreed && host.ask === undefined) {
    throw new UsageError([
      '--fix=unsafe asks before it changes anything, and there is no terminal; add --yes to agree',
    ]);
  }
  let report = await lint();
  const refused: { path: string; message: string }[] = [];
  const changed = new Set<string>();
  let mayBeUnsafe = strongest === 'unsafe' && agreed;
  if (strongest === 'unsafe' && !agreed) {
    mayBeUnsafe = await askFor(report, host);
  }
  for (let round = 0; round < mostRounds; round++) {
    // Who was asked has seen the first round's changes only.
    const safety = mayBeUnsafe && (agreed || round === 0) ? 'unsafe' : 'safe';
    let edited = 0;
    for (const file of report.files) {
      const edits = chooseEdits(file.findings, safety);
      if (edits.length === 0 || refused.some(({ path: known }) => known === file.path)) {
        continue;
      }
      const trouble = await change(file, applyEdits(file.document.text, edits), host.cwd);
      if (trouble === undefined) {
        changed.add(file.path);
        edited++;
      } else {
        refused.push({ path: file.path, message: trouble });
      }
    }
    if (edited === 0) {
      break;
    }
    report = await lint();
  }
  host.error(changed.size === 0 ? 'nothing was changed\n' : `${count(changed.size, 'file')} changed\n`);
  return { ...report, failures: [...report.failures, ...refused].sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

async function askFor(report: LintReport, host: Host): Promise<boolean> {
  const files = report.files.filter((file) => chooseUnsafe(file) > 0);
  const changes = files.reduce((sum, file) => sum + chooseUnsafe(file), 0);
  if (changes === 0) {
    return false;
  }
  const titles = files.flatMap((file) =>
    file.findings.flatMap(({ fixes, span }) => {
      const [fix] = fixes;
      const line = file.document.lines.lineAt(span.start) + 1;
      return needsPerson(fixes) && fix !== undefined ? [`  ${printable(`${file.path}:${line} ${fix.title}`)}\n`] : [];
    }),
  );
  host.error(`Changes that a person has to look at:\n${titles.join('')}`);
  return (await host.ask?.(`Make ${count(changes, 'change')} in ${count(files.length, 'file')}?`)) === true;
}

function chooseUnsafe(file: LintedFile): number {
  return file.findings.filter(({ fixes }) => needsPerson(fixes)).length;
}

function needsPerson(fixes: readonly OfferedFix[]): boolean {
  return fixes.length > 0 && fixes.every(({ safety }) => safety === 'unsafe');
}

async function change(file: LintedFile, text: string, cwd: string): Promise<string | undefined> {
  return text === file.document.text ? undefined : replaceText(path.resolve(cwd, file.path), file.document.text, text);
}
