import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { LinkReader } from '../../src/extension/linting/link-reader.js';
import {
  activateExtension,
  diagnosticsIn,
  expectFindings,
  folderAt,
  open,
  replaceText,
  until,
  write,
} from './support.js';

const nightlyJob = [
  '$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json',
  'type: command',
  'command: python score.py',
  'compute: azureml:ines-notebook',
  'tags:',
  '  environment: prod',
  '',
].join('\n');
const finding = ['compute-instance-in-production «azureml:ines-notebook»'];

describe('what the files of a folder say of each other', () => {
  it('is known from files that were never opened, and pointed at', async () => {
    const document = await open('jobs/nightly.yml', nightlyJob);
    await expectFindings(document, finding);
    const related = diagnosticsIn(document.uri)[0]?.relatedInformation ?? [];
    assert.ok(
      related.some(({ location }) => location.uri.path.endsWith('/first/compute/ines-notebook.yml')),
      related.map(({ location }) => location.uri.path).join(', '),
    );
  });

  it('stays inside the folder', async () => {
    const document = await open('jobs/nightly.yml', nightlyJob, folderAt(1));
    await vscode.commands.executeCommand(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(3, 0, 3, 9),
    );
    await expectFindings(document, []);
  });

  it('follows files on disk as they come and go', async () => {
    const document = await open('jobs/later.yml', nightlyJob.replace('ines-notebook', 'ivo-notebook'));
    await expectFindings(document, []);
    const definition = 'name: ivo-notebook\ntype: computeinstance\nsize: STANDARD_DS3_V2\n';
    const schema = '$schema: https://azuremlschemas.azureedge.net/latest/computeInstance.schema.json\n';
    const file = await write('compute/ivo-notebook.yml', schema + definition);
    await expectFindings(document, ['compute-instance-in-production «azureml:ivo-notebook»']);
    await vscode.workspace.fs.delete(file);
    await expectFindings(document, []);
  });

  it('is known from long files too, which another thread reads', async () => {
    const document = await open('jobs/long.yml', nightlyJob.replace('ines-notebook', 'lena-notebook'));
    await expectFindings(document, []);
    const schema = '$schema: https://azuremlschemas.azureedge.net/latest/computeInstance.schema.json\n';
    const comment = `# ${'nothing to see here '.repeat(40)}\n`;
    const definition = `${schema}${comment.repeat(200)}name: lena-notebook\ntype: computeinstance\n`;
    assert.ok(definition.length > 150_000);
    const file = await write('compute/long.yml', definition);
    await expectFindings(document, ['compute-instance-in-production «azureml:lena-notebook»']);
    assert.equal((await activateExtension()).reader.threads, 1);
    await vscode.workspace.fs.delete(file);
    await expectFindings(document, []);
  });

  it('leaves out a long file where the thread cannot be had, and says so', async () => {
    const lines: string[] = [];
    const log = { warn: (line: string) => lines.push(line), error: (during: string) => lines.push(during) };
    const reader = new LinkReader('/nowhere/worker.cjs', log);
    assert.equal(await reader.read('a.yml', 'type: command\n'), undefined);
    assert.equal(lines.length, 1);
    assert.equal(reader.threads, 0);
    reader.dispose();
    assert.equal(await reader.read('a.yml', 'type: command\n'), undefined);
  });

  it('follows what is typed into another open file', async () => {
    const compute = await open('compute/typed.yml', 'name: typed\n');
    const document = await open('jobs/typed.yml', nightlyJob.replace('ines-notebook', 'typed-notebook'));
    await expectFindings(document, []);
    await replaceText(
      compute,
      '$schema: https://azuremlschemas.azureedge.net/latest/computeInstance.schema.json\nname: typed-notebook\ntype: computeinstance\n',
    );
    await expectFindings(document, ['compute-instance-in-production «azureml:typed-notebook»']);
    assert.ok(compute.isDirty);
  });

  it('makes a plain script relevant when a job runs it', async () => {
    const script = await open('src/nightly/run.py', 'import os\n\nprint(os.environ)\n');
    await expectFindings(script, []);
    await write('jobs/runs.yml', `${nightlyJob.replace('score.py', 'run.py')}code: ../src/nightly\n`);
    await until(() => diagnosticsIn(script.uri).length > 0);
    await expectFindings(script, ['environment-in-log «os.environ»']);
  });

  it('follows a definition that is renamed, and a folder that goes', async () => {
    const document = await open('jobs/on-uma.yml', nightlyJob.replace('ines-notebook', 'uma-notebook'));
    await expectFindings(document, []);
    const definition = 'name: uma-notebook\ntype: computeinstance\nsize: STANDARD_DS3_V2\n';
    const schema = '$schema: https://azuremlschemas.azureedge.net/latest/computeInstance.schema.json\n';
    const file = await write('compute-old/uma.yml', schema + definition);
    const found = ['compute-instance-in-production «azureml:uma-notebook»'];
    await expectFindings(document, found);
    const moved = vscode.Uri.joinPath(folderAt(0), 'compute-new/uma.yml');
    await rename(file, moved);
    await until(() => relatedPaths(document).some((path) => path.endsWith('/compute-new/uma.yml')));
    assert.ok(!relatedPaths(document).some((path) => path.includes('compute-old')));
    await rename(vscode.Uri.joinPath(moved, '..'), vscode.Uri.joinPath(folderAt(0), 'compute-last'));
    await until(() => relatedPaths(document).some((path) => path.endsWith('/compute-last/uma.yml')));
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(vscode.Uri.joinPath(folderAt(0), 'compute-last'), { recursive: true });
    assert.ok(await vscode.workspace.applyEdit(edit));
    await expectFindings(document, []);
  });

  it('shows the job that runs a script, where it stands now', async () => {
    const script = await open('src/shown/run.py', 'import os\n\nprint(os.environ)\n');
    const job = await write('jobs/shown.yml', `${nightlyJob.replace('score.py', 'run.py')}code: ../src/shown\n`);
    await expectFindings(script, ['environment-in-log «os.environ»']);
    const lines = (): readonly number[] =>
      (diagnosticsIn(script.uri)[0]?.relatedInformation ?? [])
        .filter(({ location }) => location.uri.path.endsWith('/jobs/shown.yml'))
        .map(({ location }) => location.range.start.line);
    await until(() => lines().includes(6));
    await write('jobs/shown.yml', `\n\n${nightlyJob.replace('score.py', 'run.py')}code: ../src/shown\n`);
    await until(() => lines().includes(8));
    await vscode.workspace.fs.delete(job);
    await expectFindings(script, []);
  });

  it('follows config.json, which says whose workspace a folder is for', async () => {
    const schema = '$schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json\n';
    const made = [
      await write('spaces/a.yml', `${schema}name: mlw-a\npublic_network_access: disabled\n`),
      await write('spaces/b.yml', `${schema}name: mlw-b\npublic_network_access: enabled\n`),
    ];
    const endpointSchema = '$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json\n';
    const endpoint = await open('spaces/serve/e.yml', `${endpointSchema}name: churn\nauth_mode: aad_token\n`);
    await expectFindings(endpoint, []);
    const names = (workspace: string): string =>
      JSON.stringify({ subscription_id: 's', resource_group: 'g', workspace_name: workspace });
    const configuration = await write('spaces/serve/config.json', names('mlw-a'));
    await expectFindings(endpoint, ['endpoint-public-network «churn»']);
    await write('spaces/serve/config.json', names('mlw-b'));
    await expectFindings(endpoint, []);
    for (const file of [configuration, ...made]) {
      await vscode.workspace.fs.delete(file);
    }
  });

  it('follows the words for stages that a configuration has', async () => {
    const settings = (workspace: string): string =>
      `variables:\n  - name: resource_group\n    value: rg\n  - name: aml_workspace\n    value: ${workspace}\n`;
    const other = await write('stages/config-int.yml', settings('mlw-words'));
    const document = await open('stages/config-live.yml', settings('mlw-words'));
    await expectFindings(document, []);
    const configuration = await write('stages/.aml-guard.yaml', 'stages:\n  staging: [int]\n  production: [live]\n');
    // Only the file that is open is read anew by itself; the other one has to be as well.
    await expectFindings(document, ['one-workspace-for-all-stages «mlw-words»']);
    await vscode.workspace.fs.delete(configuration);
    await expectFindings(document, []);
    await vscode.workspace.fs.delete(other);
  });

  it('judges nothing again that an edit does not reach', async () => {
    const { diagnostics } = await activateExtension();
    const job = await open('jobs/reached.yml', `${nightlyJob}code: ../src/reached\n`.replace('score.py', 'run.py'));
    const reached = await open('src/reached/run.py', 'import os\n\nprint(os.environ)\n');
    const other = await open('src/reached/other.py', 'import mlflow\nimport os\n\nprint(os.environ)\n');
    await expectFindings(reached, ['environment-in-log «os.environ»']);
    await expectFindings(other, ['environment-in-log «os.environ»']);
    const before = { reached: diagnostics.known(reached), other: diagnostics.known(other) };
    await replaceText(job, `# nightly\n${job.getText()}`);
    await until(() => diagnostics.known(reached) !== before.reached);
    assert.equal(diagnostics.known(other), before.other);
  });
});

function relatedPaths(document: vscode.TextDocument): readonly string[] {
  return diagnosticsIn(document.uri).flatMap(({ relatedInformation = [] }) =>
    relatedInformation.map(({ location }) => location.uri.path),
  );
}

async function rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(from, to);
  assert.ok(await vscode.workspace.applyEdit(edit));
}
