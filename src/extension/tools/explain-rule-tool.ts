import * as vscode from 'vscode';
import { neededTextOf, ToolError } from '../../tools/agent-tools.js';
import { toolResult } from './tool-result.js';

/** Where pages come from; `undefined` for an id that has none. */
export type ReadPage = (id: string) => Promise<string | undefined>;

/** Hands out the page of a rule, or of a check. */
export class ExplainRuleTool implements vscode.LanguageModelTool<unknown> {
  constructor(private readonly readPage: ReadPage) {}

  async invoke({ input }: vscode.LanguageModelToolInvocationOptions<unknown>): Promise<vscode.LanguageModelToolResult> {
    const id = neededTextOf(input, 'ruleId');
    const page = await this.readPage(id);
    if (page === undefined) {
      throw new ToolError(
        'There is no rule or check of this id. Take the id of a finding of check_azureml_file or of a check of get_workspace_posture.',
      );
    }
    return toolResult(page);
  }

  prepareInvocation({
    input,
  }: vscode.LanguageModelToolInvocationPrepareOptions<unknown>): vscode.PreparedToolInvocation {
    return { invocationMessage: vscode.l10n.t('Reading about {0}', neededTextOf(input, 'ruleId')) };
  }
}
