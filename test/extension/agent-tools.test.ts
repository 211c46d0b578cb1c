import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { agentTools } from '../../src/tools/agent-tools.js';
import { activateExtension, folderAt, jobWithSecret, open, replaceText, write } from './support.js';

async function ask(name: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  return content
    .map((part) => {
      assert.ok(part instanceof vscode.LanguageModelTextPart);
      return part.value;
    })
    .join('');
}

describe('tools for language models', () => {
  before(async () => {
    await activateExtension();
  });

  it('are there with the words of the manifest', () => {
    const ours = vscode.lm.tools.filter(({ name }) => agentTools.some((tool) => tool.name === name));
    assert.deepEqual(
      ours.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })),
      agentTools.map(({ name, purpose, input }) => ({ name, description: purpose, inputSchema: input })),
    );
  });

  it('check what is typed, saved or not, and say no value', async () => {
    const document = await open('agent/job.yml', '');
    await replaceText(document, jobWithSecret);
    const text = await ask('check_azureml_file', { filePath: document.uri.fsPath });
    const { state, findings } = JSON.parse(text) as { state: string; findings: { rule: string; line: number }[] };
    assert.equal(state, 'judged');
    assert.deepEqual(
      findings.map(({ rule, line }) => [rule, line]),
      [['secret-in-environment-variable', 8]],
    );
    assert.doesNotMatch(text, /hunter2|larkspur/);
    await document.save();
  });

  it('check a notebook cell by cell', async () => {
    const cell = (source: string): object => ({
      cell_type: 'code',
      source,
      metadata: {},
      outputs: [],
      execution_count: null,
    });
    const uri = await write(
      'agent/train.ipynb',
      JSON.stringify({
        cells: [
          { cell_type: 'markdown', source: '# Training', metadata: {} },
          cell('import os, mlflow\n'),
          cell('password = os.environ["CRM_PASSWORD"]\nprint(password)\n'),
        ],
        metadata: { language_info: { name: 'python' } },
        nbformat: 4,
        nbformat_minor: 5,
      }),
    );
    const text = await ask('check_azureml_file', { filePath: uri.fsPath });
    const { findings } = JSON.parse(text) as { findings: { rule: string; cell: number; line: number }[] };
    assert.deepEqual(
      findings.map(({ rule, cell: index, line }) => [rule, index, line]),
      [['secret-in-log', 3, 2]],
    );
  });

  it('look at nothing outside the opened folders', async () => {
    const climbing = `${folderAt(0).fsPath}/agent/../../../etc/hosts`;
    for (const filePath of ['/etc/hosts', climbing, 'job.yml', folderAt(0).fsPath]) {
      await assert.rejects(ask('check_azureml_file', { filePath }), /not in an open folder/, filePath);
    }
    const absent = vscode.Uri.joinPath(folderAt(0), 'agent', 'absent.yml').fsPath;
    await assert.rejects(ask('check_azureml_file', { filePath: absent }), /could not be opened/);
  });

  it('say that what is no file of Azure ML was not judged', async () => {
    const uri = await write('agent/notes.yml', 'title: a list\n');
    const { state } = JSON.parse(await ask('check_azureml_file', { filePath: uri.fsPath })) as { state: string };
    assert.equal(state, 'not judged');
  });

  it('explain rules and checks', async () => {
    assert.match(await ask('explain_azureml_rule', { ruleId: 'secret-in-log' }), /^# secret-in-log/m);
    assert.match(
      await ask('explain_azureml_rule', { ruleId: 'workspace-answers-publicly' }),
      /workspace-answers-publicly/,
    );
    await assert.rejects(ask('explain_azureml_rule', { ruleId: '__proto__' }), /no rule or check of this id/);
  });

  it('tell the posture of what is connected, and connect nothing', async () => {
    const extension = await activateExtension();
    const { connections } = extension.posture;
    for (const { key } of connections.all) {
      await connections.disconnect(key);
    }
    await assert.rejects(ask('get_workspace_posture', {}), /No workspace is connected/);
    const { key, name } = await connections.openSample();
    try {
      const answer = JSON.parse(await ask('get_workspace_posture', { workspace: name })) as {
        sample: boolean;
        failing: unknown[];
        counts: { fail: number };
      };
      assert.equal(answer.sample, true);
      assert.ok(answer.failing.length > 0 && answer.failing.length <= answer.counts.fail);
      await assert.rejects(
        ask('get_workspace_posture', { workspace: 'another' }),
        new RegExp(`Say which workspace: ${name}`),
      );
    } finally {
      await connections.disconnect(key);
    }
  });

  it('ask the person before they hand over posture, and not for files', async () => {
    const extension = await activateExtension();
    const { tools } = extension;
    const { key } = await extension.posture.connections.openSample();
    try {
      const posture = tools.posture.prepareInvocation({ input: {} });
      assert.match(String(posture.confirmationMessages?.title), /^Hand over the posture of /);
      const file = tools.file.prepareInvocation({ input: { filePath: '/a/job.yml' } });
      assert.equal(file.confirmationMessages, undefined);
      assert.equal(file.invocationMessage, 'Checking job.yml');
    } finally {
      await extension.posture.connections.disconnect(key);
    }
  });

  it('come as a server too, only where the setting asks for it', async () => {
    const { tools } = await activateExtension();
    assert.deepEqual(tools.servers?.provideMcpServerDefinitions(), []);
    const settings = vscode.workspace.getConfiguration('amlGuard');
    await settings.update('mcpServer', true, vscode.ConfigurationTarget.Global);
    try {
      const definitions = tools.servers.provideMcpServerDefinitions();
      const folders = vscode.workspace.workspaceFolders ?? [];
      assert.deepEqual(
        definitions.map(
          (definition) => definition instanceof vscode.McpStdioServerDefinition && definition.args.slice(1),
        ),
        folders.map(({ uri }) => ['mcp', uri.fsPath]),
      );
    } finally {
      await settings.update('mcpServer', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
