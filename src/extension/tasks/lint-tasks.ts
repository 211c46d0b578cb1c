import * as vscode from 'vscode';
import { Owner } from '../infrastructure/disposable.js';

/** As `package.json` defines it. */
export const taskType = 'aml-guard';

/** One matcher for each severity of VS Code: a matcher cannot translate our words. */
export const problemMatchers = ['$aml-guard-error', '$aml-guard-warning', '$aml-guard-info'] as const;

/** What people write in `tasks.json`. */
interface LintTask extends vscode.TaskDefinition {
  /** Files, folders or patterns, from the folder's root (default: everything). */
  readonly paths?: readonly string[];
}

/**
 * Runs the command line of this installation on a folder, in the terminal, and takes its findings into Problems for
 * files that are not open; open ones have theirs already.
 */
export class LintTasks extends Owner implements vscode.TaskProvider {
  /** @param program the command line's file */
  constructor(private readonly program: string) {
    super();
    this.own(vscode.tasks.registerTaskProvider(taskType, this));
  }

  provideTasks(): vscode.Task[] {
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    return folders.map((folder) => this.#task({ type: taskType }, folder, vscode.l10n.t('lint')));
  }

  resolveTask(task: vscode.Task): vscode.Task | undefined {
    const { scope, definition, name } = task;
    return typeof scope === 'object' ? this.#task(definition, scope, name) : undefined;
  }

  #task(definition: LintTask, folder: vscode.WorkspaceFolder, name: string): vscode.Task {
    const paths = (Array.isArray(definition.paths) ? definition.paths : []).filter((path) => typeof path === 'string');
    const run = new vscode.ProcessExecution(
      process.execPath,
      [this.program, 'lint', '--no-color', ...(paths.length === 0 ? [] : ['--', ...paths])],
      // The program that runs this is Electron on the desktop, and behaves as Node when it is told to.
      { cwd: folder.uri.fsPath, env: { ELECTRON_RUN_AS_NODE: '1' } },
    );
    const task = new vscode.Task(definition, folder, name, 'AML Guard', run, [...problemMatchers]);
    task.group = vscode.TaskGroup.Test;
    task.detail = vscode.l10n.t('Finds security mistakes in the files of this folder for Azure Machine Learning');
    return task;
  }
}
