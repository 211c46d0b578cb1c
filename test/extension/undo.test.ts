import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  actionsAt,
  expectFindings,
  folderAt,
  jobWithSecret,
  open,
  rangeOfText,
  scriptWithLogs,
  secretFinding,
  until,
  write,
} from './support.js';

const rule = 'secret-in-environment-variable';
const bothLogs = ['environment-in-log «os.environ»', 'secret-in-log «password»'];
const configuration = '.aml-guard.yaml';

async function apply(document: vscode.TextDocument, at: string, title: string): Promise<void> {
  const actions = await actionsAt(document, rangeOfText(document, at));
  const action = actions.find((each) => each.title === title);
  assert.ok(action?.edit !== undefined, actions.map((each) => each.title).join('\n'));
  assert.ok(await vscode.workspace.applyEdit(action.edit));
}

describe('one undo', () => {
  it('takes a fix back', async () => {
    const document = await open('src/undo-one.py', scriptWithLogs);
    await expectFindings(document, bothLogs);
    await apply(document, '{password}', 'Log "[redacted]" instead of the secret');
    assert.notEqual(document.getText(), scriptWithLogs);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), scriptWithLogs);
  });

  it('takes all fixes of a rule in a file back', async () => {
    const text = `${scriptWithLogs}print(f"again {password}")\n`;
    const document = await open('src/undo-rule.py', text);
    await expectFindings(document, [...bothLogs, 'secret-in-log «password»']);
    await apply(document, '{password}', 'Fix all secret-in-log in this file');
    assert.equal(document.getText(), text.replaceAll('{password}', '[redacted]'));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
  });

  it('takes all safe fixes of a file back', async () => {
    const document = await open('src/undo-all.py', scriptWithLogs);
    await expectFindings(document, bothLogs);
    await apply(document, '{password}', 'Fix all safe AML Guard problems in this file');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), scriptWithLogs);
  });

  it('takes an allowance back', async () => {
    const document = await open('jobs/undo-allow.yml', jobWithSecret);
    await expectFindings(document, [secretFinding]);
    const offset = document.offsetAt(rangeOfText(document, 'hunter2').start);
    await vscode.commands.executeCommand('amlGuard.allowOnLine', document.uri.toString(), rule, offset, 'fake');
    assert.notEqual(document.getText(), jobWithSecret);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), jobWithSecret);
  });
});

describe('allowing a rule in the project', () => {
  const uri = (): vscode.Uri => vscode.Uri.joinPath(folderAt(0), configuration);

  afterEach(async () => {
    await vscode.workspace.saveAll(false);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await Promise.resolve(vscode.workspace.fs.delete(uri())).catch(() => undefined);
  });

  it('keeps what the configuration says, counts at once, and is taken back by one undo', async () => {
    const before = '# ours\nallow:\n  - rule: plain-http # inside\n    reason: no TLS in the cluster\n';
    await write(configuration, before);
    const document = await open('jobs/project-allow.yml', jobWithSecret);
    await expectFindings(document, [secretFinding]);
    await vscode.commands.executeCommand(
      'amlGuard.allowInProject',
      document.uri.toString(),
      rule,
      'all of it is made up',
    );
    const written = vscode.window.activeTextEditor?.document;
    assert.equal(written?.uri.toString(), uri().toString());
    assert.equal(written.getText(), `${before}  - rule: ${rule}\n    reason: all of it is made up\n`);
    await expectFindings(document, []);
    await vscode.commands.executeCommand('undo');
    assert.equal(written.getText(), before);
    await written.save();
    await expectFindings(document, [secretFinding]);
  });

  it('makes a configuration where there is none, in the folder of the file', async () => {
    const document = await open('jobs/project-new.yml', jobWithSecret);
    await expectFindings(document, [secretFinding]);
    await vscode.commands.executeCommand('amlGuard.allowInProject', document.uri.toString(), rule, 'made up');
    const written = vscode.window.activeTextEditor?.document;
    assert.equal(written?.getText(), `allow:\n  - rule: ${rule}\n    reason: made up\n`);
    await expectFindings(document, []);
  });

  it('writes nothing without a reason', async () => {
    const document = await open('jobs/project-without.yml', jobWithSecret);
    await vscode.commands.executeCommand('amlGuard.allowInProject', document.uri.toString(), rule, ' ');
    assert.equal(vscode.window.activeTextEditor?.document, document);
  });
});

describe('tags', () => {
  it('fade an allowance that allows nothing, and strike out what is deprecated', async () => {
    const unused = await open(
      'jobs/unused.yml',
      `# aml-guard: allow-file ${rule} -- old\n${jobWithSecret.replace(/ {2}CRM.*\n/, '')}`,
    );
    await expectFindings(unused, [`ineffective-allow «# aml-guard: allow-file ${rule} -- old»`]);
    const [faded] = vscode.languages.getDiagnostics(unused.uri);
    assert.deepEqual(faded?.tags, [vscode.DiagnosticTag.Unnecessary]);
    const script = await open(
      'prod/deploy-prod.py',
      'from azureml.core.webservice import LocalWebservice\na = LocalWebservice.deploy_configuration(port=8890)\n',
    );
    await until(() => vscode.languages.getDiagnostics(script.uri).length > 0);
    assert.deepEqual(
      vscode.languages.getDiagnostics(script.uri).map(({ tags }) => tags),
      [[vscode.DiagnosticTag.Deprecated]],
    );
  });
});
