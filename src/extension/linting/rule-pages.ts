import * as vscode from 'vscode';
import { rules } from '../../core/rules/registry.js';
import { registerCommand } from '../infrastructure/commands.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import { readText } from '../infrastructure/read-text.js';

/** The command that shows a rule's page; takes a rule id, asks for one without it. */
export const showRuleCommand = 'amlGuard.showRule';

const pageScheme = 'aml-guard-rule';
const linkPath = /^\/rules\/([a-z0-9-]+)$/;

/** A link that opens a rule's page inside VS Code, on the desktop and in a browser. */
export function rulePageLink(ruleId: string): vscode.Uri {
  return vscode.Uri.from({ scheme: vscode.env.uriScheme, authority: 'aml-guard.aml-guard', path: `/rules/${ruleId}` });
}

/** Shows what a rule is about: its page as a read-only preview, from the command, a diagnostic's link or a fix menu. */
export class RulePages extends Owner {
  readonly #file: vscode.Uri;
  #pages: Promise<Readonly<Record<string, string>>> | undefined;

  constructor(extensionUri: vscode.Uri, log: Log) {
    super();
    this.#file = vscode.Uri.joinPath(extensionUri, 'dist', 'rule-pages.json');
    this.own(
      vscode.workspace.registerTextDocumentContentProvider(pageScheme, {
        provideTextDocumentContent: (uri) => this.read(uri.path.slice(1, -'.md'.length)),
      }),
    );
    this.own(registerCommand(log, showRuleCommand, (ruleId) => this.show(ruleId)));
    this.own(
      vscode.window.registerUriHandler({
        handleUri: (uri) => vscode.commands.executeCommand(showRuleCommand, linkPath.exec(uri.path)?.[1]),
      }),
    );
  }

  /** Opens the page of a rule; asks which one when `ruleId` is none. */
  async show(ruleId: unknown): Promise<void> {
    const known = rules.find((rule) => rule.id === ruleId)?.id ?? (await askForRule());
    if (known !== undefined) {
      const page = vscode.Uri.from({ scheme: pageScheme, path: `/${known}.md` });
      await vscode.commands.executeCommand('markdown.showPreview', page);
    }
  }

  /** The page of a rule as Markdown; says so where there is no such rule. */
  async read(ruleId: string): Promise<string> {
    this.#pages ??= readText(this.#file).then((text) => JSON.parse(text) as Readonly<Record<string, string>>);
    return (await this.#pages)[ruleId] ?? shortPage(ruleId);
  }
}

/** What can be said of a rule that has no page. */
function shortPage(ruleId: string): string {
  const rule = rules.find(({ id }) => id === ruleId);
  if (rule === undefined) {
    return `# ${ruleId}\n\n${vscode.l10n.t('There is no rule of this name.')}\n`;
  }
  return `# ${ruleId}\n\n${vscode.l10n.t('Finds: {0}.', rule.summary)}\n\n${rule.references.map((page) => `* <${page}>`).join('\n')}\n`;
}

async function askForRule(): Promise<string | undefined> {
  const items = rules.map((rule) => ({ label: rule.id, detail: rule.summary }));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Which rule?'),
    matchOnDetail: true,
  });
  return picked?.label;
}
