import * as vscode from 'vscode';
import type { ScannedFinding, TextRange } from '../../formats/scanned-file.js';
import { Owner } from '../infrastructure/disposable.js';
import type { ConfigurationFiles } from '../linting/configuration-files.js';
import { diagnosticOf } from '../linting/diagnostics.js';
import type { LiveDiagnostics } from '../linting/live-diagnostics.js';
import type { PlacedFinding } from '../linting/placed-finding.js';
import { cellScheme, projectPathOf } from '../linting/supported-documents.js';
import { codeCells } from './code-cells.js';
import type { ListedFile, ListedFinding } from './finding-groups.js';
import type { WorkspaceScan } from './workspace-scan.js';

/**
 * The findings of the last scan, and in place of what it says of a file that is open what the editor says of it now.
 * Those of files that are not open are in the Problems panel because of it; no finding stands there twice.
 */
export class ListedFindings extends Owner {
  readonly #collection = this.own(vscode.languages.createDiagnosticCollection('aml-guard-scan'));
  readonly #changed = this.own(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#changed.event;
  /** What the collection shows of each address. */
  readonly #shown = new Map<string, readonly ScannedFinding[]>();
  #all: readonly ListedFinding[] = [];
  /** What `#all` was made of. */
  #madeOf = '';
  #liveVersion = 0;

  constructor(
    private readonly scan: WorkspaceScan,
    private readonly live: LiveDiagnostics,
    private readonly configurations: ConfigurationFiles,
  ) {
    super();
    this.own(
      scan.onDidChange(() => {
        this.#update();
      }),
    );
    this.own(
      live.onDidJudgeAt((uri) => {
        this.#liveVersion++;
        const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri.toString();
        if (folder !== undefined && scan.results.findingsIn(folder, projectPathOf(uri)) !== undefined) {
          this.#update();
        }
      }),
    );
  }

  /** In the order of folders, files and places. */
  get all(): readonly ListedFinding[] {
    const madeOf = `${this.scan.results.version} ${this.#liveVersion}`;
    if (madeOf !== this.#madeOf) {
      this.#madeOf = madeOf;
      this.#all = this.#list();
    }
    return this.#all;
  }

  #update(): void {
    this.#showProblems();
    this.#changed.fire();
  }

  #list(): readonly ListedFinding[] {
    const { workspaceFolders: folders = [] } = vscode.workspace;
    return folders.flatMap((folder) => {
      const key = folder.uri.toString();
      const scanned = new Map(this.scan.results.filesOf(key).map(({ path, findings }) => [path, findings]));
      const live = this.#liveFiles(folder);
      return [...new Set([...scanned.keys(), ...live.keys()])].sort(byCodeUnits).flatMap((path) => {
        const uri = vscode.Uri.joinPath(folder.uri, path);
        const file: ListedFile = {
          uri: uri.toString(),
          path,
          folder: folders.length > 1 ? folder.name : undefined,
        };
        const findings = live.get(path)?.map((finding) => listedOf(finding, uri)) ?? scanned.get(path) ?? [];
        return findings.map((finding) => ({ file, finding }));
      });
    });
  }

  /** What the editor says now of files that the scan has looked at, by path. */
  #liveFiles(folder: vscode.WorkspaceFolder): ReadonlyMap<string, readonly PlacedFinding[]> {
    const files = new Map<string, readonly PlacedFinding[]>();
    for (const address of this.live.subjects) {
      const uri = vscode.Uri.parse(address, true);
      const findings = this.live.findingsAt(uri);
      const isOurs = vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() === folder.uri.toString();
      const path = projectPathOf(uri);
      if (findings !== undefined && isOurs && this.scan.results.findingsIn(folder.uri.toString(), path) !== undefined) {
        files.set(path, findings);
      }
    }
    return files;
  }

  #showProblems(): void {
    const wanted = new Map<string, { readonly uri: vscode.Uri; readonly findings: readonly ScannedFinding[] }>();
    for (const { uri: folder } of vscode.workspace.workspaceFolders ?? []) {
      for (const { path, findings } of this.scan.results.filesOf(folder.toString())) {
        const uri = vscode.Uri.joinPath(folder, path);
        // What has expired in a configuration is shown by those who read it.
        if (this.live.findingsAt(uri) === undefined && !this.configurations.shows(uri)) {
          wanted.set(uri.toString(), { uri, findings });
        }
      }
    }
    const changes: [vscode.Uri, vscode.Diagnostic[] | undefined][] = [];
    for (const address of [...this.#shown.keys()]) {
      if (!wanted.has(address)) {
        this.#shown.delete(address);
        changes.push([vscode.Uri.parse(address, true), undefined]);
      }
    }
    for (const [address, { uri, findings }] of wanted) {
      if (this.#shown.get(address) !== findings) {
        this.#shown.set(address, findings);
        changes.push([uri, findings.map((finding) => diagnosticOfScanned(finding, uri))]);
      }
    }
    this.#collection.set(changes);
  }
}

/** A finding of an open file in the form of a scan's; in a notebook its place is in a cell. */
function listedOf({ uri, range, ...finding }: PlacedFinding, subject: vscode.Uri): ListedFinding['finding'] {
  const { ruleId, message, severity, fixes } = finding;
  const cell = uri.scheme === cellScheme ? cellIndexOf(uri, subject) : undefined;
  const plain: TextRange = { start: range.start, end: range.end };
  return {
    ruleId,
    message,
    severity,
    range: plain,
    fixes,
    ...(cell === undefined ? {} : { inCell: { cell, range: plain } }),
  };
}

function cellIndexOf(cell: vscode.Uri, notebook: vscode.Uri): number {
  const open = vscode.workspace.notebookDocuments.find(({ uri }) => uri.toString() === notebook.toString());
  const cells = open === undefined ? [] : codeCells(open);
  return cells.findIndex(({ document }) => document.uri.toString() === cell.toString());
}

function diagnosticOfScanned(finding: ScannedFinding, uri: vscode.Uri): vscode.Diagnostic {
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..');
  return diagnosticOf({
    ...finding,
    range: editorRange(finding.range),
    related: finding.related.map(
      ({ path, range, message }) =>
        new vscode.DiagnosticRelatedInformation(
          new vscode.Location(vscode.Uri.joinPath(folder, path), editorRange(range)),
          message,
        ),
    ),
  });
}

/** A range of a scan in the editor's terms. */
export function editorRange({ start, end }: TextRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
