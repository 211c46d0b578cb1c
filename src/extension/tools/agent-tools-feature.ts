import * as vscode from 'vscode';
import { rules } from '../../core/rules/registry.js';
import { checkFile, explainRule, getPosture } from '../../tools/agent-tools.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Linter } from '../linting/linter.js';
import type { RulePages } from '../linting/rule-pages.js';
import type { PostureFeature } from '../posture/posture-feature.js';
import { CheckFileTool } from './check-file-tool.js';
import { ExplainRuleTool } from './explain-rule-tool.js';
import { GetPostureTool } from './get-posture-tool.js';
import { McpServers } from './mcp-servers.js';

export interface AgentParts {
  readonly linter: Linter;
  readonly pages: RulePages;
  readonly posture: PostureFeature;
  /** The command line, and its version; absent where no processes can be started. */
  readonly program?: { readonly file: string; readonly version: string };
}

/** What language models can ask AML Guard. */
export class AgentToolsFeature extends Owner {
  readonly file: CheckFileTool;
  readonly posture: GetPostureTool;
  /** Absent where no processes can be started. */
  readonly servers: McpServers | undefined;

  constructor({ linter, pages, posture, program }: AgentParts) {
    super();
    this.file = new CheckFileTool(linter);
    this.posture = new GetPostureTool(posture.connections);
    this.own(vscode.lm.registerTool(checkFile.name, this.file));
    this.own(
      vscode.lm.registerTool(
        explainRule.name,
        new ExplainRuleTool(async (id) =>
          rules.some((rule) => rule.id === id) ? pages.read(id) : posture.pages.read(id),
        ),
      ),
    );
    this.own(vscode.lm.registerTool(getPosture.name, this.posture));
    this.servers = program === undefined ? undefined : this.own(new McpServers(program));
  }
}
