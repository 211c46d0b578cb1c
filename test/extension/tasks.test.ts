import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { problemMatchers, taskType } from '../../src/extension/tasks/lint-tasks.js';
import { activateExtension, diagnosticsIn, folderAt, jobWithSecret, write } from './support.js';

interface Matcher {
  readonly name: string;
  readonly severity: string;
  readonly pattern: { readonly regexp: string };
}

function declaredMatchers(): readonly Matcher[] {
  const file = path.join(process.env['AML_GUARD_REPOSITORY'] ?? '', 'package.json');
  const { contributes } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly contributes: { readonly problemMatchers: readonly Matcher[] };
  };
  return contributes.problemMatchers;
}

async function run(task: vscode.Task): Promise<number | undefined> {
  const ended = new Promise<number | undefined>((resolve) => {
    const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name === task.name && execution.task.scope === task.scope) {
        listener.dispose();
        resolve(exitCode);
      }
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}

describe('tasks', () => {
  it('are offered for each folder, with matchers that the manifest declares', async () => {
    await activateExtension();
    const tasks = await vscode.tasks.fetchTasks({ type: taskType });
    assert.equal(tasks.length, vscode.workspace.workspaceFolders?.length);
    assert.deepEqual(
      declaredMatchers().map(({ name }) => `$${name}`),
      [...problemMatchers],
    );
  });

  it('have a matcher for each severity of the terminal, and for no other line', () => {
    const line = 'jobs/my job.yml:9:15 high HF_TOKEN carries a secret: Azure ML logs it secret-in-input';
    const matching = (text: string): readonly string[] =>
      declaredMatchers()
        .filter(({ pattern }) => new RegExp(pattern.regexp).test(text))
        .map(({ severity }) => severity);
    for (const [word, severity] of Object.entries({
      ...{ critical: 'error', high: 'error', medium: 'warning', low: 'info', info: 'info' },
    })) {
      assert.deepEqual(matching(line.replace('high', word)), [severity]);
    }
    assert.deepEqual(matching('  9 | CRM_PASSWORD: •••'), []);
    assert.deepEqual(matching('4 findings in 2 files'), []);
  });

  it('take findings of closed files into Problems', async () => {
    await activateExtension();
    const uri = await write('tasks/closed.yml', jobWithSecret);
    const [task] = await vscode.tasks.fetchTasks({ type: taskType });
    assert.ok(task !== undefined);
    const definition = { type: taskType, paths: ['tasks/closed.yml'] };
    const scope = vscode.workspace.getWorkspaceFolder(folderAt(0));
    assert.ok(scope !== undefined);
    const one = new vscode.Task(definition, scope, 'one file', 'AML Guard', task.execution, [...problemMatchers]);
    const { execution } = task;
    assert.ok(execution instanceof vscode.ProcessExecution);
    one.execution = new vscode.ProcessExecution(
      execution.process,
      [...execution.args, '--', 'tasks/closed.yml'],
      execution.options ?? {},
    );
    assert.equal(await run(one), 1);
    const deadline = Date.now() + 5_000;
    while (diagnosticsIn(uri).length === 0 && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const [found] = diagnosticsIn(uri);
    assert.equal(found?.code, 'secret-in-environment-variable');
    assert.doesNotMatch(found.message, /hunter2/);
  });
});
