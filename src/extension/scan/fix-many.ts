import * as vscode from 'vscode';
import type { FixSafety } from '../../core/findings/finding.js';
import { counted } from '../infrastructure/counted.js';
import { chooseEdits, countFixable, type Fixable } from '../linting/fix-all.js';
import type { LiveDiagnostics } from '../linting/live-diagnostics.js';
import { workspaceEdit } from '../linting/workspace-edits.js';
import type { ListedFinding } from './finding-groups.js';
import { editorRange } from './listed-findings.js';
import type { ListedFindings } from './listed-findings.js';
import type { WorkspaceScan } from './workspace-scan.js';

/** How to go about it: at once, or with a look at each change. */
export type Manner = 'apply' | 'preview';

export interface FixManyParts {
  readonly scan: WorkspaceScan;
  readonly listed: ListedFindings;
  readonly diagnostics: LiveDiagnostics;
}

/** Which findings to fix, and by what. */
export interface FixManyRequest {
  readonly isWanted: (listed: ListedFinding) => boolean;
  /** `unsafe` also takes fixes that change what the code does; each of them has to be confirmed. */
  readonly weakest: FixSafety;
  /** (default: asks). */
  readonly manner?: Manner | undefined;
}

/** Fixes findings in any number of files, open or not, as one change that one undo takes back. */
export async function fixMany(request: FixManyRequest, { scan, listed, diagnostics }: FixManyParts): Promise<void> {
  await lookAgain(
    listed.all.filter((each) => request.isWanted(each) && each.finding.fixes.length > 0),
    scan,
  );
  const findings: Fixable[] = [];
  const files = new Set<string>();
  for (const each of listed.all.filter(request.isWanted)) {
    const fixable = fixableOf(each, scan, diagnostics);
    if (fixable !== undefined && countFixable([fixable], request.weakest) > 0) {
      findings.push(fixable);
      files.add(each.file.uri);
    }
  }
  const edits = chooseEdits(findings, request.weakest);
  if (edits.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('AML Guard: there is nothing here that can be fixed without a person.'),
    );
    return;
  }
  // What changes the meaning of code is shown in any case.
  const asks = edits.some(({ confirm }) => confirm !== undefined);
  const manner = asks ? 'preview' : (request.manner ?? (await askForManner(findings.length, files.size)));
  if (manner === undefined) {
    return;
  }
  const shown =
    manner === 'preview'
      ? edits.map((edit) => ({ ...edit, confirm: edit.confirm ?? vscode.l10n.t('Safe fixes of AML Guard') }))
      : edits;
  // A refactoring is saved where nobody has the file open.
  await vscode.workspace.applyEdit(workspaceEdit(shown), { isRefactoring: true });
}

/** Files that nobody has open may have changed since the scan. */
async function lookAgain(all: readonly ListedFinding[], scan: WorkspaceScan): Promise<void> {
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const paths = all
      .filter(
        ({ file }) =>
          vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(file.uri, true))?.uri.toString() === uri.toString(),
      )
      .map(({ file }) => file.path);
    if (paths.length > 0) {
      await scan.refresh(uri, [...new Set(paths)]);
    }
  }
}

/** A listed finding with its edits; of an open file those of the text as it is now. */
function fixableOf({ file, finding }: ListedFinding, scan: WorkspaceScan, live: LiveDiagnostics): Fixable | undefined {
  const uri = vscode.Uri.parse(file.uri, true);
  const isSame = (other: { readonly ruleId: string; readonly message: string }): boolean =>
    other.ruleId === finding.ruleId && other.message === finding.message;
  const open = live.findingsAt(uri);
  if (open !== undefined) {
    return open.find(
      (placed) =>
        isSame(placed) && placed.range.start.isEqual(editorRange(finding.inCell?.range ?? finding.range).start),
    );
  }
  // The command line offers no fixes in the file of a notebook, as an editor shows cells.
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() ?? '';
  const scanned = scan.results.findingsIn(folder, file.path)?.find((each) => each === finding);
  return scanned === undefined || file.path.endsWith('.ipynb')
    ? undefined
    : {
        fixes: scanned.fixes.map(({ title, safety, edits }) => ({
          title,
          safety,
          edits: edits.map((edit) => ({ uri, range: editorRange(edit.range), text: edit.text })),
        })),
      };
}

async function askForManner(findings: number, files: number): Promise<Manner | undefined> {
  const title = counted(
    findings,
    counted(
      files,
      vscode.l10n.t('Fix {0} finding in {1} file', findings, files),
      vscode.l10n.t('Fix {0} finding in {1} files', findings, files),
    ),
    counted(
      files,
      vscode.l10n.t('Fix {0} findings in {1} file', findings, files),
      vscode.l10n.t('Fix {0} findings in {1} files', findings, files),
    ),
  );
  const picked = await vscode.window.showQuickPick(
    [
      { label: vscode.l10n.t('Look at Each Change First'), manner: 'preview' },
      {
        label: vscode.l10n.t('Fix All Now'),
        detail: vscode.l10n.t('One undo takes all of it back'),
        manner: 'apply',
      },
    ] as const,
    { title, placeHolder: vscode.l10n.t('These fixes are safe: they keep what the code does') },
  );
  return picked?.manner;
}
