import * as vscode from 'vscode';
import { findExpired } from '../../core/config/expired-acceptances.js';
import { configurationFileName, parseConfiguration } from '../../core/config/parse-configuration.js';
import { languageOf } from '../../core/documents/detect.js';
import { EmptyDocument } from '../../core/documents/empty-document.js';
import { lint, type LintContext } from '../../core/lint.js';
import type { ScanTrouble } from '../../formats/scan-messages.js';
import { type ScannedFile, scannedFileOf } from '../../formats/scanned-file.js';
import { readText } from '../infrastructure/read-text.js';
import { TimeSlices } from '../infrastructure/time-slices.js';
import { today } from '../infrastructure/today.js';
import type { Linter } from '../linting/linter.js';
import type { ScanEnd, ScanListener } from './scan-run.js';
import { walkFolder } from './walk-folder.js';

/** As much as others do not notice; a single file is never cut, and may take longer. */
const sliceMs = 8;
/** Without threads, what is larger would hold up everybody else. UTF-16 code units. */
const largestLength = 512 * 1024;

export interface SlicedScan {
  readonly folder: vscode.Uri;
  readonly linter: Pick<Linter, 'contextFor'>;
  /** Paths relative to the folder, with `/` (default: all). */
  readonly only?: ReadonlySet<string> | undefined;
}

/**
 * Scans a folder in this process, in small slices: for folders that are on no disk, and where there are no threads.
 * The files that link others have to be known to the linter already.
 */
export async function scanInSlices(
  { folder, linter, only }: SlicedScan,
  listener: ScanListener,
  signal: AbortSignal,
): Promise<ScanEnd> {
  const walked = await walkFolder(folder, signal);
  const paths = walked.paths.filter((path) => only?.has(path) !== false);
  const troubles: ScanTrouble[] = [...walked.troubles];
  const slices = new TimeSlices(sliceMs);
  let done = 0;
  for (const path of paths) {
    const uri = vscode.Uri.joinPath(folder, path);
    const context = await linter.contextFor(uri);
    const text = context === undefined ? undefined : await readOr(uri, path, troubles);
    if (signal.aborted) {
      return { is: 'cancelled' };
    }
    if (context !== undefined) {
      const file =
        text === undefined ? { path, findings: [] } : await slices.run(() => judge(path, text, context, troubles));
      listener.onFiles([file]);
    }
    done++;
    listener.onProgress(done, paths.length);
  }
  return signal.aborted ? { is: 'cancelled' } : { is: 'done', troubles };
}

async function readOr(uri: vscode.Uri, path: string, troubles: ScanTrouble[]): Promise<string | undefined> {
  try {
    const text = await readText(uri);
    if (text.length <= largestLength) {
      return text;
    }
    troubles.push({ path, reason: vscode.l10n.t('it is too large to be scanned where no threads are') });
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError)) {
      throw error;
    }
    troubles.push({ path, reason: vscode.l10n.t('it could not be read') });
  }
  return undefined;
}

function judge(path: string, text: string, context: LintContext, troubles: ScanTrouble[]): ScannedFile {
  if (languageOf(path) === 'yaml' && path.split('/').at(-1) === configurationFileName) {
    const findings = findExpired(
      parseConfiguration(text).acceptances,
      today(),
      context.config.rules['ineffective-allow'],
    );
    return scannedFileOf({ path, document: new EmptyDocument(text), findings });
  }
  const { document, findings, faults, unfinished } = lint({ path, text }, context);
  if (unfinished === true) {
    troubles.push({ path, reason: vscode.l10n.t('it takes too long to judge') });
    return { path, findings: [] };
  }
  troubles.push(...faults.map(({ ruleId }) => ({ path, reason: vscode.l10n.t('rule {0} failed on it', ruleId) })));
  return scannedFileOf({ path, document, findings });
}
