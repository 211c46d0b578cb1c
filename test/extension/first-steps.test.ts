import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FirstFindings } from '../../src/extension/start/first-findings.js';
import { describeConnections } from '../../src/extension/posture/connection-status.js';
import type { Connection } from '../../src/extension/posture/connections.js';
import { MadePosture, otherWorkspace, workspace } from './posture-support.js';
import { activateExtension, expectFindings, findingsIn, jobWithSecret, open, replaceText, until } from './support.js';

const exampleFindings = [
  'sensitive-run-id «ines.duarte»',
  'secret-in-environment-variable «hunter2-larkspur-crm»',
] as const;

function activeDocument(): vscode.TextDocument {
  const document = vscode.window.activeTextEditor?.document;
  assert.ok(document !== undefined, 'no editor is open');
  return document;
}

describe('first steps', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('open an example that is saved nowhere, once, and keep what was typed into it', async () => {
    await vscode.commands.executeCommand('amlGuard.openExample');
    const example = activeDocument();
    assert.equal(example.isUntitled, true);
    assert.equal(example.languageId, 'yaml');
    await expectFindings(example, exampleFindings);
    await replaceText(example, example.getText().replace('hunter2-larkspur-crm', '${{inputs.crm}}'));
    await vscode.commands.executeCommand('amlGuard.openExample');
    assert.equal(activeDocument(), example);
    assert.match(example.getText(), /\$\{\{inputs\.crm\}\}/);
  });

  it('go to the next finding, and to the example where the editor has none', async () => {
    const document = await open('jobs/first-steps.yml', jobWithSecret);
    await vscode.commands.executeCommand('amlGuard.showFixes');
    assert.equal(activeDocument(), document);
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 7);
    await replaceText(document, jobWithSecret.replace(/ {2}CRM_PASSWORD.*\n/, ''));
    await vscode.commands.executeCommand('amlGuard.showFixes');
    assert.equal(activeDocument().isUntitled, true);
    const [first = ''] = findingsIn(activeDocument());
    assert.ok(
      exampleFindings.some((finding) => finding === first),
      first,
    );
  });

  it('show a pipeline of the kind that is named', async () => {
    await vscode.commands.executeCommand('amlGuard.openPipeline', 'Azure DevOps');
    assert.match(activeDocument().getText(), /template: azure-pipelines\/aml-guard\.yml/);
    assert.equal(activeDocument().isUntitled, true);
  });

  it('listen no longer once a finding was made and went', async () => {
    const { diagnostics } = await activateExtension();
    let listeners = 0;
    const counted = new Proxy(diagnostics, {
      get(target, key) {
        if (key === 'onDidJudge') {
          return (listener: () => void) => {
            listeners++;
            const registered = target.onDidJudge(listener);
            return new vscode.Disposable(() => {
              listeners--;
              registered.dispose();
            });
          };
        }
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const first = new FirstFindings(counted);
    try {
      const document = await open('jobs/fixed.yml', jobWithSecret);
      await until(() => findingsIn(document).length === 1);
      assert.equal(listeners, 1);
      await replaceText(document, jobWithSecret.replace(/ {2}CRM_PASSWORD.*\n/, ''));
      await until(() => listeners === 0);
      assert.equal(listeners, 0);
    } finally {
      first.dispose();
    }
  });
});

describe('the status of a document', () => {
  it('is there for files of Azure ML only', async () => {
    const { status } = await activateExtension();
    const job = await open('status/job.yml', jobWithSecret);
    await until(() => status.text === '1 finding');
    assert.equal(status.text, '1 finding');
    await replaceText(job, jobWithSecret.replace(/ {2}CRM_PASSWORD.*\n/, ''));
    await until(() => status.text === '0 findings');
    assert.equal(status.text, '0 findings');
    await open('status/values.yml', 'replicas: 3\n');
    await until(() => status.text === undefined);
    assert.equal(status.text, undefined);
  });
});

describe('the status of the connection', () => {
  const sample = { key: 'sample', source: 'sample', name: 'mlw', state: { is: 'waiting' } } satisfies Connection;

  it('says nothing while no workspace of Azure is connected', () => {
    assert.equal(describeConnections([]), undefined);
    assert.equal(describeConnections([sample, { ...sample, source: 'file' }]), undefined);
  });

  it('says what fails in the workspaces that are connected, in words too', async () => {
    const made = await MadePosture.start();
    try {
      await made.connections.connect(workspace, true);
      const [first] = made.connections.all;
      assert.ok(first?.state.is === 'ready');
      const { counts, accepted } = first.state.judged.report;
      const failing = String(counts.fail - accepted);
      assert.deepEqual(describeConnections(made.connections.all), {
        text: `$(shield) mlw-churn-prod: ${failing} failing`,
        tooltip: `AML Guard: mlw-churn-prod (${failing} failing checks)`,
        label: `AML Guard: mlw-churn-prod, ${failing} failing checks`,
        needsSignIn: false,
      });
      const waiting: Connection = { key: otherWorkspace, source: 'azure', name: 'dev', state: { is: 'waiting' } };
      assert.equal(describeConnections([first, waiting])?.text, `$(shield) 2 workspaces: ${failing} failing`);
      assert.equal(describeConnections([waiting])?.label, 'AML Guard: dev, not read yet');
    } finally {
      made.dispose();
    }
  });

  it('asks for a sign-in only where a connected workspace needs one', () => {
    const reason = { code: 'signed-out', message: 'not signed in' } as const;
    const connection: Connection = { ...sample, source: 'azure', state: { is: 'failed', reason } };
    assert.deepEqual(describeConnections([connection, sample]), {
      text: '$(shield) Sign in to Azure',
      tooltip: 'AML Guard: it takes a sign-in to read mlw',
      label: 'AML Guard: sign in to Azure to read mlw',
      needsSignIn: true,
    });
    const offline: Connection = { ...connection, state: { is: 'failed', reason: { code: 'network', message: 'x' } } };
    assert.equal(describeConnections([offline])?.needsSignIn, false);
  });

  it('leads to the view, and wears the color of a warning for a sign-in alone', async () => {
    const { posture } = await activateExtension();
    const { item } = posture.status;
    assert.equal(item.command, 'amlGuard.posture.focus');
    assert.equal(item.backgroundColor, undefined);
    assert.equal(item.name, 'AML Guard');
    await vscode.commands.executeCommand(item.command);
  });
});
