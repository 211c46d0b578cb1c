import * as vscode from 'vscode';
import { neededTextOf, ToolError } from '../../tools/agent-tools.js';
import { type AnsweredFinding, type FileAnswer, fileAnswerText } from '../../tools/file-answer.js';
import { type Judgement, pythonCells, type Subject } from '../linting/judgement.js';
import type { Linter } from '../linting/linter.js';
import type { PlacedFinding } from '../linting/placed-finding.js';
import { subjectOf, subjectOfNotebook } from '../linting/subjects.js';
import { toolResult } from './tool-result.js';

/** Judges a file of the workspace as the editor does, with what is typed and not saved. */
export class CheckFileTool implements vscode.LanguageModelTool<unknown> {
  constructor(private readonly linter: Pick<Linter, 'judge'>) {}

  async invoke({ input }: vscode.LanguageModelToolInvocationOptions<unknown>): Promise<vscode.LanguageModelToolResult> {
    const filePath = neededTextOf(input, 'filePath');
    const subject = await openSubject(findFile(filePath));
    const judgement = subject === undefined ? undefined : await this.linter.judge(subject);
    const answer: FileAnswer =
      subject === undefined || judgement === undefined
        ? { is: 'not judged', because: 'AML Guard does not read files of this kind' }
        : answerOf(subject, judgement);
    return toolResult(fileAnswerText(filePath, answer));
  }

  prepareInvocation({
    input,
  }: vscode.LanguageModelToolInvocationPrepareOptions<unknown>): vscode.PreparedToolInvocation {
    const name = neededTextOf(input, 'filePath').split(/[\\/]/).at(-1) ?? '';
    return { invocationMessage: vscode.l10n.t('Checking {0}', name) };
  }
}

/**
 * The address of a file of the workspace.
 *
 * @throws ToolError for a file outside: what an agent was told to look for there is nobody's business
 */
function findFile(filePath: string): vscode.Uri {
  // Joining takes `..` out, so that no path leads out of the folder that it begins with.
  const { path } = vscode.Uri.joinPath(vscode.Uri.file(filePath), '.');
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) =>
    path.startsWith(`${uri.path.replace(/\/$/, '')}/`),
  );
  if (folder === undefined) {
    throw new ToolError('The file is not in an open folder. Give the absolute path of a file of the workspace.');
  }
  return folder.uri.with({ path });
}

async function openSubject(uri: vscode.Uri): Promise<Subject | undefined> {
  try {
    return uri.path.endsWith('.ipynb')
      ? subjectOfNotebook(await vscode.workspace.openNotebookDocument(uri))
      : subjectOf(await vscode.workspace.openTextDocument(uri));
  } catch {
    throw new ToolError('The file could not be opened as text. Check its path.');
  }
}

function answerOf(subject: Subject, judgement: Judgement): FileAnswer {
  if (judgement.state === 'unjudged') {
    return { is: 'not judged', because: `it is ${judgement.reason}` };
  }
  const { findings, allowed, faults, relevance } = judgement;
  if (relevance === 'none') {
    return { is: 'not judged', because: 'nothing in it concerns Azure Machine Learning' };
  }
  return {
    is: 'judged',
    findings: findings.map((finding) => answered(subject, finding)),
    accepted: allowed,
    gaps: faults.map(({ ruleId }) => `The rule ${ruleId} failed on this file.`),
  };
}

function answered(subject: Subject, { uri, ruleId, severity, message, range, fixes }: PlacedFinding): AnsweredFinding {
  const cell =
    subject.kind === 'notebook'
      ? pythonCells(subject.notebook).find(({ document }) => document.uri.toString() === uri.toString())?.index
      : undefined;
  return {
    ...{ rule: ruleId, severity, message },
    ...(cell === undefined ? {} : { cell: cell + 1 }),
    line: range.start.line + 1,
    column: range.start.character + 1,
    fixes: fixes.map(({ title, safety }) => ({ title, safety })),
  };
}
