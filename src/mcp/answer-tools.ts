import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { redactSecrets } from '../core/findings/redaction.js';
import { checkFile, explainRule, getPosture, neededTextOf, textOf, ToolError } from '../tools/agent-tools.js';
import { fileAnswerText } from '../tools/file-answer.js';
import { postureAnswerText } from '../tools/posture-answer.js';
import { readLintReport } from './lint-report-answer.js';

/** How one command line ended. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

export interface ToolOptions {
  /** The project's folder, absolute: files outside it are not looked at. */
  readonly root: string;
  /** Runs a command line of this program in the project's folder, to its end. */
  readonly run: (args: readonly string[]) => Promise<Ended>;
  /** The options with which Azure is signed in to; absent where Azure is not to be read. */
  readonly azure?: readonly string[];
}

/** Asks the person whether Azure may be read. @param what completes "read … from Azure" */
export type Consent = (what: string) => Promise<boolean>;

/** The exit code of a command line that made no sense. */
const usage = 2;

/** The tools, answered by command lines: an agent is told what a terminal would show. */
export class AnswerTools {
  readonly #options: ToolOptions;
  /** What the person agreed to before, for as long as the server runs. */
  readonly #agreed = new Set<string>();

  constructor(options: ToolOptions) {
    this.#options = options;
  }

  /**
   * The text for the model.
   *
   * @throws ToolError with what to do instead
   */
  async answer(name: string, input: unknown, consent: Consent): Promise<string> {
    switch (name) {
      case checkFile.name:
        return this.#check(neededTextOf(input, 'filePath'));
      case explainRule.name:
        return this.#explain(neededTextOf(input, 'ruleId'));
      case getPosture.name:
        return this.#posture(textOf(input, 'workspace'), consent);
      default:
        throw new ToolError(`There is no tool of the name ${JSON.stringify(name)}.`);
    }
  }

  async #check(filePath: string): Promise<string> {
    const file = await this.#inside(filePath);
    const { code, out, error } = await this.#options.run(['lint', '--format', 'json', '--', file]);
    if (code === usage) {
      throw new ToolError(error.trim());
    }
    return fileAnswerText(filePath, readLintReport(out));
  }

  async #explain(ruleId: string): Promise<string> {
    const { code, out, error } = await this.#options.run(['explain', '--', ruleId]);
    if (code !== 0) {
      throw new ToolError(error.trim());
    }
    return out;
  }

  async #posture(workspace: string | undefined, consent: Consent): Promise<string> {
    if (workspace?.endsWith('.json') === true) {
      return this.#judged(['--snapshot', await this.#inside(workspace)]);
    }
    const { azure } = this.#options;
    if (azure === undefined) {
      throw new ToolError(
        'This server does not read Azure. Give the path of a snapshot (.json) of the project, or ask the person to start "aml-guard mcp --azure".',
      );
    }
    const what = workspace === undefined ? 'the workspace that config.json names' : `the workspace ${workspace}`;
    if (!this.#agreed.has(what)) {
      if (!(await consent(what))) {
        throw new ToolError('The person did not agree to reading Azure. Do not ask again unless they tell you to.');
      }
      this.#agreed.add(what);
    }
    return this.#judged([...(workspace === undefined ? [] : ['--workspace', workspace]), ...azure]);
  }

  async #judged(from: readonly string[]): Promise<string> {
    const { code, out, error } = await this.#options.run(['posture', '--format', 'json', ...from]);
    if (code === usage || out === '') {
      throw new ToolError(redactSecrets(error.trim()));
    }
    return postureAnswerText(out);
  }

  /** The real path of a file of the project. Links that lead out of it count as outside. @throws ToolError */
  async #inside(filePath: string): Promise<string> {
    const { root } = this.#options;
    const base = await realpath(root);
    const file = await realpath(path.resolve(base, filePath)).catch(() => undefined);
    // The same words for both: whether a file is there is no business of who may not see it.
    if (file === undefined || !isBelow(base, file)) {
      throw new ToolError('There is no such file in the project. Give the absolute path of a file that lies in it.');
    }
    return file;
  }
}

function isBelow(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
