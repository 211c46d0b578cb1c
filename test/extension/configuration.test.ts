import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { defaultConfiguration } from '../../src/core/config/configuration.js';
import { entriesOf, writeBaseline } from '../../src/core/findings/baseline.js';
import { fingerprintsOf } from '../../src/core/findings/fingerprint.js';
import { lint } from '../../src/core/lint.js';
import { noProject } from '../../src/core/project/project-facts.js';
import {
  diagnosticsIn,
  expectFindings,
  folderAt,
  jobWithSecret,
  open,
  replaceText,
  secretFinding,
  until,
  write,
} from './support.js';

const rule = 'secret-in-environment-variable';

describe('configuration', () => {
  afterEach(async () => {
    const files = await vscode.workspace.findFiles('**/.aml-guard.yaml');
    await Promise.all(files.map((file) => vscode.workspace.fs.delete(file)));
    await vscode.workspace
      .getConfiguration('amlGuard')
      .update('rules', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('is taken from the file above, and taken back when the file goes', async () => {
    const document = await open('team/jobs/configured.yml', jobWithSecret);
    await expectFindings(document, [secretFinding]);
    const file = await write('team/.aml-guard.yaml', `rules:\n  ${rule}: off\n`);
    await expectFindings(document, []);
    await vscode.workspace.fs.delete(file);
    await expectFindings(document, [secretFinding]);
  });

  it('of the file wins over the settings', async () => {
    const document = await open('jobs/both.yml', jobWithSecret);
    await expectFindings(document, [secretFinding]);
    const settings = vscode.workspace.getConfiguration('amlGuard');
    await settings.update('rules', { [rule]: 'off' }, vscode.ConfigurationTarget.Workspace);
    await expectFindings(document, []);
    await write('.aml-guard.yaml', `rules:\n  ${rule}: medium\n`);
    await expectFindings(document, [secretFinding]);
    assert.equal(diagnosticsIn(document.uri)[0]?.severity, vscode.DiagnosticSeverity.Warning);
  });

  it('leaves excluded files alone, by patterns relative to the file', async () => {
    const document = await open('team/generated/job.yml', jobWithSecret);
    await expectFindings(document, [secretFinding]);
    await write('team/.aml-guard.yaml', 'exclude:\n  - /generated/\n');
    await expectFindings(document, []);
  });

  it('goes on from another file of the folder, and follows its changes', async () => {
    await write('shared/base.yaml', `rules:\n  ${rule}: off\n`);
    await write('.aml-guard.yaml', 'extends: shared/base.yaml\n');
    const document = await open('jobs/extended.yml', jobWithSecret);
    await expectFindings(document, []);
    await write('shared/base.yaml', `rules:\n  ${rule}: low\n`);
    await expectFindings(document, [secretFinding]);
    await write('.aml-guard.yaml', 'extends: ../out.yaml\n');
    const file = vscode.Uri.joinPath(folderAt(0), '.aml-guard.yaml');
    await until(() => diagnosticsIn(file).length > 0);
    assert.deepEqual(
      diagnosticsIn(file).map(({ message, range }) => `${range.start.character} ${message.slice(0, 36)}`),
      ['9 This leads out of the repository; on'],
    );
  });

  it('differs for the files of an override, and accepts until a day', async () => {
    await write('.aml-guard.yaml', `overrides:\n  - files: [legacy/]\n    rules: { ${rule}: off }\n`);
    await expectFindings(await open('legacy/job.yml', jobWithSecret), []);
    const other = await open('jobs/other.yml', jobWithSecret);
    await expectFindings(other, [secretFinding]);
    const entry = (until: string): string =>
      `allow:\n  - { rule: ${rule}, files: jobs/, reason: moves, until: ${until} }\n`;
    await write('.aml-guard.yaml', entry('2999-12-31'));
    await expectFindings(other, []);
    await write('.aml-guard.yaml', entry('2020-12-31'));
    await expectFindings(other, [secretFinding]);
    const file = vscode.Uri.joinPath(folderAt(0), '.aml-guard.yaml');
    assert.deepEqual(
      diagnosticsIn(file).map(({ message }) => message.slice(0, 60)),
      [`This accepted ${rule} until 2020-12-31`.slice(0, 60)],
    );
  });

  it('is joined by a baseline: what was there is silent, what is new is not', async () => {
    const document = await open('team/jobs/old.yml', jobWithSecret);
    await expectFindings(document, [secretFinding]);
    const found = lint(
      { path: 'team/jobs/old.yml', text: jobWithSecret },
      { config: defaultConfiguration, project: noProject },
    );
    const entries = entriesOf('jobs/old.yml', found.findings, fingerprintsOf(found));
    const baseline = await write('team/.aml-guard-baseline.json', writeBaseline(entries));
    await expectFindings(document, []);
    await replaceText(document, `# moved\n${jobWithSecret}  SQL_PASSWORD: hunter2-foxglove\n`);
    await expectFindings(document, ['secret-in-environment-variable «hunter2-foxglove»']);
    await write('team/.aml-guard-baseline.json', '{}');
    await until(() => diagnosticsIn(baseline).length > 0);
    assert.match(diagnosticsIn(baseline)[0]?.message ?? '', /^This baseline is not used: it is no baseline/);
    await vscode.workspace.fs.delete(baseline);
  });

  it('shows its own mistakes at their place, also while they are typed', async () => {
    const text = 'strictness: regular\nrules:\n  no-such-rule: off\n';
    const document = await open('.aml-guard.yaml', text);
    const marked = (): string[] => diagnosticsIn(document.uri).map(({ range }) => document.getText(range));
    await open('jobs/reads-configuration.yml', jobWithSecret);
    await until(() => marked().length > 0);
    assert.deepEqual(marked(), ['no-such-rule']);
    await replaceText(document, 'strictness: regular\n');
    await until(() => marked().length === 0);
    assert.deepEqual(marked(), []);
    await document.save();
  });

  it('of one folder says nothing about another', async () => {
    await write('.aml-guard.yaml', `rules:\n  ${rule}: off\n`);
    const first = await open('jobs/here.yml', jobWithSecret);
    const second = await open('jobs/there.yml', jobWithSecret, folderAt(1));
    await expectFindings(second, [secretFinding]);
    await expectFindings(first, []);
  });
});
