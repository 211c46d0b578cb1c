import * as vscode from 'vscode';
import { textOf, ToolError } from '../../tools/agent-tools.js';
import { postureAnswerText } from '../../tools/posture-answer.js';
import { type Connection, type Connections, judgedOf } from '../posture/connections.js';
import { loadEngine } from '../posture/load-engine.js';
import { toolResult } from './tool-result.js';

/** Says what fails in a workspace of the posture view. The person is asked first, each time. */
export class GetPostureTool implements vscode.LanguageModelTool<unknown> {
  constructor(private readonly connections: Connections) {}

  async invoke({ input }: vscode.LanguageModelToolInvocationOptions<unknown>): Promise<vscode.LanguageModelToolResult> {
    const { key, name } = this.#find(textOf(input, 'workspace'));
    if (this.#judged(key) === undefined) {
      await this.connections.refresh(key, true);
    }
    const judged = this.#judged(key);
    if (judged === undefined) {
      throw new ToolError(
        `${name} could not be read. Ask the person to look at the posture view of AML Guard, which says why.`,
      );
    }
    const engine = await loadEngine();
    return toolResult(postureAnswerText(engine.formatPosture(judged.report, 'json')));
  }

  prepareInvocation({
    input,
  }: vscode.LanguageModelToolInvocationPrepareOptions<unknown>): vscode.PreparedToolInvocation {
    const { key, name } = this.#find(textOf(input, 'workspace'));
    const isKnown = this.#judged(key) !== undefined;
    return {
      invocationMessage: vscode.l10n.t('Getting the posture of {0}', name),
      confirmationMessages: {
        title: isKnown
          ? vscode.l10n.t('Hand over the posture of {0}?', name)
          : vscode.l10n.t('Read the posture of {0} from Azure?', name),
        message: isKnown
          ? vscode.l10n.t(
              'The language model is told the names of the workspace and its resources and which checks fail. Azure is not asked again.',
            )
          : vscode.l10n.t(
              'AML Guard reads settings of the workspace and of the resources around it with your sign-in, and changes nothing. The language model is told their names and which checks fail.',
            ),
      },
    };
  }

  #judged(key: string): ReturnType<typeof judgedOf> {
    const connection = this.connections.find(key);
    return connection === undefined ? undefined : judgedOf(connection);
  }

  /** A workspace of the view; a tool connects none. @throws ToolError */
  #find(asked: string | undefined): Connection {
    const { all } = this.connections;
    const wanted = asked?.toLowerCase();
    const matching = all.filter(
      ({ key, name }) => wanted === undefined || name.toLowerCase() === wanted || key.toLowerCase() === wanted,
    );
    const [only, another] = matching;
    if (only !== undefined && another === undefined) {
      return only;
    }
    const names = all.map(({ name }) => name).join(', ');
    throw new ToolError(
      all.length === 0
        ? 'No workspace is connected. Ask the person to run "AML Guard: Connect a Workspace…".'
        : `Say which workspace: ${names}. Others have to be connected by the person.`,
    );
  }
}
