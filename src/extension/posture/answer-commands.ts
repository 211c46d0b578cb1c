import * as vscode from 'vscode';
import { type AnswerEntry, insertAnswer } from '../../core/config/insert-answer.js';
import { configurationFileName } from '../../core/config/file-names.js';
import { manualItems } from '../../core/manual/manual-items.js';
import type { CheckResult } from '../../posture/checks/run.js';
import { today } from '../infrastructure/today.js';

/** Who answered last is offered the next time, under this key. */
const memory = 'amlGuard.posture.owner';
/** How long an exception is offered to last, days. */
const exceptionDays = 90;

/** Writes what people answer into the configuration of the repository, where everybody sees it. */
export class AnswerCommands {
  constructor(private readonly state: vscode.Memento) {}

  /** @param itemId what it is about; asked for without */
  async recordEvidence(itemId: string | undefined): Promise<void> {
    const item = manualItems.find(({ id }) => id === itemId) ?? (await askForItem());
    if (item === undefined) {
      return;
    }
    const what = await ask(
      item.title,
      vscode.l10n.t('What was found, or where is it written? Everybody who reads the repository sees it'),
    );
    const owner = what === undefined ? undefined : await this.#askForOwner(item.title);
    if (what === undefined || owner === undefined) {
      return;
    }
    await write('evidence', { for: item.id, owner, date: today(), what });
  }

  async acceptVerdict(workspace: string, { check, subject }: CheckResult): Promise<void> {
    const title = vscode.l10n.t('Accept for now: {0}', check.summary);
    const reason = await ask(title, vscode.l10n.t('Why is it right for now?'));
    const owner = reason === undefined ? undefined : await this.#askForOwner(title);
    const until = owner === undefined ? undefined : await askForDay(title);
    if (reason === undefined || owner === undefined || until === undefined) {
      return;
    }
    await write('exceptions', { check: check.id, resource: subject.id, workspaces: [workspace], reason, owner, until });
  }

  async #askForOwner(title: string): Promise<string | undefined> {
    const last = this.state.get<unknown>(memory);
    const prompt = vscode.l10n.t('Who answers for it? A person or a team');
    const owner = await ask(title, prompt, typeof last === 'string' ? last : '');
    if (owner !== undefined) {
      await this.state.update(memory, owner);
    }
    return owner;
  }
}

async function askForItem(): Promise<(typeof manualItems)[number] | undefined> {
  const items = manualItems.map((item) => ({ label: item.title, detail: item.how, item }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Record Evidence'),
    placeHolder: vscode.l10n.t('What was looked at?'),
    matchOnDetail: true,
  });
  return picked?.item;
}

/** One line; `undefined` when it is given up. */
async function ask(title: string, prompt: string, value = ''): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    title,
    prompt,
    value,
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('It cannot be empty') : undefined),
  });
  return answer?.trim();
}

async function askForDay(title: string): Promise<string | undefined> {
  const now = today();
  const offered = new Date(Date.parse(now) + exceptionDays * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  return vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Until which day? After it the verdict fails again'),
    value: offered,
    ignoreFocusOut: true,
    validateInput: (text) => {
      const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
      if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text)) {
        return vscode.l10n.t('Expected a day such as {0}', offered);
      }
      return text < now ? vscode.l10n.t('That day is over') : undefined;
    },
  });
}

/** Puts the entry into the file, saves it, because that is what counts, and shows it. */
async function write(list: 'evidence' | 'exceptions', entry: AnswerEntry): Promise<void> {
  const uri = await configurationFile();
  const document = await vscode.workspace.openTextDocument(uri);
  const insertion = insertAnswer(document.getText(), list, entry);
  if (insertion.is === 'refused') {
    throw new Error(insertion.message);
  }
  const edit = new vscode.WorkspaceEdit();
  const at = document.positionAt(insertion.span.start);
  edit.insert(uri, at, insertion.newText);
  if (!(await vscode.workspace.applyEdit(edit)) || !(await document.save())) {
    throw new Error(vscode.l10n.t('{0} could not be changed', configurationFileName));
  }
  const end = document.positionAt(insertion.span.start + insertion.newText.length);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, end), preview: false });
}

/** The configuration at the top of the first folder; an empty one is made where there is none. */
async function configurationFile(): Promise<vscode.Uri> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) {
    throw new Error(vscode.l10n.t('Open the folder of the repository that keeps what people answer, then try again'));
  }
  const uri = vscode.Uri.joinPath(folder.uri, configurationFileName);
  try {
    await vscode.workspace.fs.stat(uri);
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError)) {
      throw error;
    }
    await vscode.workspace.fs.writeFile(uri, new Uint8Array());
  }
  return uri;
}
