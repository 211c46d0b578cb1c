import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsIn, expectFindings, folderAt, open, replaceText, until, write } from './support.js';

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
});
