import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { ScannedFile } from '../../src/formats/scanned-file.js';
import type { Extension } from '../../src/extension/extension.js';
import { scanInSlices } from '../../src/extension/scan/scan-in-slices.js';
import { placeOf } from '../../src/extension/scan/finding-groups.js';
import {
  activateExtension,
  diagnosticsIn,
  folderAt,
  jobWithSecret,
  open,
  replaceText,
  scriptWithLogs,
  until,
  write,
} from './support.js';

const repository = process.env['AML_GUARD_REPOSITORY'] ?? '';
const cli = path.join(repository, 'dist', 'cli.cjs');
const rule = 'secret-in-environment-variable';

describe('the scan of the workspace', () => {
  let extension: Extension;

  before(async () => {
    extension = await activateExtension();
    // A repository each, as for the command line, with a configuration and a baseline of its own.
    for (const index of [0, 1]) {
      const uri = folderAt(index);
      await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, '.git'));
      const sample = vscode.Uri.file(path.join(repository, 'test', 'sample'));
      await vscode.workspace.fs.copy(sample, vscode.Uri.joinPath(uri, 'scan'), { overwrite: true });
    }
    await write('.gitignore', 'scan/ignored.yml\n');
    await write('scan/ignored.yml', jobWithSecret);
    await write(
      '.aml-guard.yaml',
      'exclude: [left-out]\nrules: { secret-in-environment-variable: low }\n',
      folderAt(1),
    );
    await write('left-out/job.yml', jobWithSecret, folderAt(1));
    await write('heard/job.yml', jobWithSecret, folderAt(1));
    await write('scan/known.yml', jobWithSecret, folderAt(1));
    await promisify(execFile)(process.execPath, [cli, 'baseline', 'scan/known.yml'], { cwd: folderAt(1).fsPath });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('amlGuard.scan.clear');
  });

  after(async () => {
    for (const index of [0, 1]) {
      for (const name of [
        '.git',
        'scan',
        'left-out',
        'heard',
        '.gitignore',
        '.aml-guard.yaml',
        '.aml-guard-baseline.json',
      ]) {
        const uri = vscode.Uri.joinPath(folderAt(index), name);
        await Promise.resolve(vscode.workspace.fs.delete(uri, { recursive: true })).catch(() => undefined);
      }
    }
  });

  function scanned(index: number): readonly string[] {
    const { results } = extension.scan.scan;
    return results.filesOf(folderAt(index).toString()).flatMap(lineOf);
  }

  it('finds in each folder what the command line finds there', async () => {
    await vscode.commands.executeCommand('amlGuard.scan.start');
    for (const index of [0, 1]) {
      const expected = await lintByCommand(folderAt(index));
      assert.ok(expected.length > 20, String(expected.length));
      assert.deepEqual(scanned(index), expected);
    }
    assert.ok(!scanned(0).some((line) => line.startsWith('scan/ignored.yml')));
    assert.ok(scanned(0).some((line) => line.startsWith('scan/legacy/')));
    assert.deepEqual(
      scanned(1)
        .filter((line) => /^(?:left-out|heard|scan\/known)/.test(line))
        .map((line) => line.split(' ').slice(0, 3).join(' ')),
      [`heard/job.yml:8:17-8:33 low ${rule}`],
    );
    assert.equal(extension.scan.scan.state.running, undefined);
    assert.match(extension.scan.tree.view.message ?? '', /^Scanned just now: \d+ findings in \d+ of \d+ files\./);
  });

  it('finds the same where there are no threads', async () => {
    const files: ScannedFile[] = [];
    const linter = extension.scan.linter;
    const end = await scanInSlices(
      { folder: folderAt(1), linter },
      { onFiles: (some) => files.push(...some), onProgress: () => undefined },
      new AbortController().signal,
    );
    assert.deepEqual(end, { is: 'done', troubles: [] });
    const lines = files.sort((a, b) => (a.path < b.path ? -1 : 1)).flatMap(lineOf);
    assert.deepEqual(lines, await lintByCommand(folderAt(1)));
  });

  it('shows files that are not open in the Problems panel, and no finding twice', async () => {
    const uri = vscode.Uri.joinPath(folderAt(0), 'scan', 'jobs', 'train.yml');
    await vscode.commands.executeCommand('amlGuard.scan.start');
    await until(() => diagnosticsIn(uri).length > 0);
    const before = diagnosticsIn(uri).map(textOf).sort();
    assert.ok(before.length > 0);
    assert.doesNotMatch(JSON.stringify(diagnosticsIn(uri)), /hunter2/);
    await vscode.commands.executeCommand('vscode.open', uri);
    await until(() => extension.diagnostics.findingsAt(uri) !== undefined);
    await until(() => diagnosticsIn(uri).length === before.length);
    assert.deepEqual(diagnosticsIn(uri).map(textOf).sort(), before);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await until(() => extension.diagnostics.findingsAt(uri) === undefined);
    await until(() => diagnosticsIn(uri).length === before.length);
    assert.deepEqual(diagnosticsIn(uri).map(textOf).sort(), before);
  });

  it('follows what is typed, written, added and deleted', async () => {
    await write('scan/changing.yml', jobWithSecret);
    await vscode.commands.executeCommand('amlGuard.scan.start');
    const places = (): readonly string[] =>
      extension.scan.listed.all.map(placeOf).filter((place) => /\/scan\/(?:changing|added)/.test(place));
    assert.deepEqual(places(), ['first/scan/changing.yml:8']);
    const document = await open('scan/changing.yml', jobWithSecret);
    await replaceText(document, `# one line more\n${jobWithSecret}`);
    await until(() => places()[0] === 'first/scan/changing.yml:9');
    assert.deepEqual(places(), ['first/scan/changing.yml:9']);
    await document.save();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await write('scan/added.yml', jobWithSecret);
    await until(() => places().length === 2);
    assert.deepEqual(places(), ['first/scan/added.yml:8', 'first/scan/changing.yml:9']);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folderAt(0), 'scan', 'added.yml'));
    await until(() => places().length === 1);
    assert.deepEqual(places(), ['first/scan/changing.yml:9']);
  });

  it('is cancelled at once, and says where', async () => {
    const done = vscode.commands.executeCommand('amlGuard.scan.start');
    await until(() => extension.scan.scan.state.running !== undefined);
    await vscode.commands.executeCommand('amlGuard.scan.cancel');
    await done;
    assert.equal(extension.scan.scan.state.finishedMs, undefined);
    await until(() => (extension.scan.tree.view.message ?? '').startsWith('Cancelled'));
    assert.match(extension.scan.tree.view.message ?? '', /^Cancelled (?:before|after) /);
  });

  it('goes with its results when it is cleared', async () => {
    const uri = vscode.Uri.joinPath(folderAt(0), 'scan', 'jobs', 'train.yml');
    await vscode.commands.executeCommand('amlGuard.scan.start');
    await until(() => diagnosticsIn(uri).length > 0);
    assert.ok((extension.scan.tree.view.badge?.value ?? 0) > 0);
    await vscode.commands.executeCommand('amlGuard.scan.clear');
    await until(() => diagnosticsIn(uri).length === 0);
    assert.deepEqual(diagnosticsIn(uri), []);
    assert.equal(extension.scan.tree.view.badge, undefined);
    assert.deepEqual(extension.scan.tree.getChildren(), []);
  });

  it('groups by what was chosen, and remembers it', async () => {
    await vscode.commands.executeCommand('amlGuard.scan.start');
    const { tree } = extension.scan;
    const kinds = (): readonly string[] =>
      tree.getChildren().map((node) => String(tree.getTreeItem(node).contextValue).replace('.fixable', ''));
    for (const [title, kind] of [
      ['File', 'file'],
      ['Severity', 'severity'],
      ['Rule', 'rule'],
    ] as const) {
      await vscode.commands.executeCommand(`amlGuard.findings.groupBy${title}`);
      assert.deepEqual([...new Set(kinds())], [kind]);
      assert.equal(tree.grouping, kind);
    }
    const ids = tree
      .getChildren()
      .flatMap((group) => [group, ...tree.getChildren(group)].map((node) => tree.getTreeItem(node)));
    assert.equal(new Set(ids.map(({ id }) => id)).size, ids.length);
    assert.ok(ids.every(({ accessibilityInformation }) => (accessibilityInformation?.label ?? '').length > 10));
  });

  it('leads to the place, the rule, and a copy without the secret', async () => {
    await write('scan/changing.yml', jobWithSecret);
    await vscode.commands.executeCommand('amlGuard.scan.start');
    const { tree } = extension.scan;
    const node = tree
      .getChildren()
      .flatMap((group) => tree.getChildren(group))
      .find((each) => each.kind === 'finding' && each.listed.file.path === 'scan/changing.yml');
    assert.ok(node !== undefined);
    await vscode.commands.executeCommand('amlGuard.findings.goTo', node);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.getText(editor.selection), 'hunter2-larkspur');
    await vscode.commands.executeCommand('amlGuard.findings.copy', node);
    const text = await vscode.env.clipboard.readText();
    assert.match(text, new RegExp(`^first/scan/changing\\.yml:8: \\w+ ${rule}: .*CRM_PASSWORD`));
    assert.doesNotMatch(text, /hunter2/);
  });

  it('fixes all that is safe in several files as one change', async () => {
    await write('scan/one.py', scriptWithLogs);
    await write('scan/two.py', scriptWithLogs.replaceAll('\n', '\r\n'), folderAt(1));
    await vscode.commands.executeCommand('amlGuard.scan.start');
    await vscode.commands.executeCommand('amlGuard.fixAllInWorkspace', 'apply');
    const clean = scriptWithLogs.replace('print(os.environ)\n', '').replace('{password}', '[redacted]');
    for (const [index, name, text] of [
      [0, 'one.py', clean],
      [1, 'two.py', clean.replaceAll('\n', '\r\n')],
    ] as const) {
      const uri = vscode.Uri.joinPath(folderAt(index), 'scan', name);
      assert.equal((await vscode.workspace.openTextDocument(uri)).getText(), text);
    }
    await vscode.workspace.saveAll(false);
  });

  it('begins by itself only where the setting asks for it', async () => {
    const { scan, log } = extension;
    scan.scanOnStart(log);
    assert.equal(scan.scan.state.running, undefined);
    const settings = vscode.workspace.getConfiguration('amlGuard');
    await settings.update('scanOnStart', 'trustedFolders', vscode.ConfigurationTarget.Global);
    try {
      scan.scanOnStart(log);
      await until(() => scan.scan.state.finishedMs !== undefined);
    } finally {
      await settings.update('scanOnStart', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('holds up nobody else', async () => {
    for (let index = 0; index < 300; index++) {
      await write(`scan/many/job-${index}.yml`, jobWithSecret);
    }
    let longestMs = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      longestMs = Math.max(longestMs, now - last);
      last = now;
    }, 1);
    await vscode.commands.executeCommand('amlGuard.scan.start');
    clearInterval(timer);
    assert.ok(scanned(0).length > 300);
    // Other programs share the processor; in the thread of the host the same work takes many times as long.
    assert.ok(longestMs < 250, `${longestMs.toFixed(0)} ms`);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folderAt(0), 'scan', 'many'), { recursive: true });
  });
});

function lineOf({ path: file, findings }: ScannedFile): readonly string[] {
  return findings.map(({ ruleId, message, severity, range: { start, end } }) =>
    [
      `${file}:${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`,
      severity,
      ruleId,
      message,
    ].join(' '),
  );
}

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Reported {
  readonly path: string;
  readonly ruleId: string;
  readonly message: string;
  readonly severity: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

async function lintByCommand(folder: vscode.Uri): Promise<readonly string[]> {
  const options = { cwd: folder.fsPath, maxBuffer: 64 * 1024 * 1024 };
  const run = promisify(execFile)(process.execPath, [cli, 'lint', '--format', 'json'], options);
  // The exit code is 1 where there are findings.
  const { stdout } = await run.catch((error: unknown) => error as { readonly stdout: string });
  const { findings } = JSON.parse(stdout) as { readonly findings: readonly Reported[] };
  return findings.map(({ path: file, ruleId, message, severity, range: { start, end } }) =>
    [`${file}:${start.line}:${start.column}-${end.line}:${end.column}`, severity, ruleId, message].join(' '),
  );
}

function textOf({ range, message, code }: vscode.Diagnostic): string {
  return JSON.stringify({ range, message, code: typeof code === 'object' ? code.value : code });
}
