import type { Fact } from '../../facts/fact.js';
import { withSecretValues } from '../../facts/secret-values.js';
import type { Patch } from '../../findings/finding.js';
import { findMarkedComments } from '../comments.js';
import { renderWith, type Comment, type Document, type FactEditor, type Relevance } from '../document.js';
import { LineIndex } from '../line-index.js';
import { concernsAzureMl } from '../pipeline/concerns-azure-ml.js';
import type { TextEdit } from '../text-edit.js';
import { commandScope } from './command-scope.js';
import { readShell } from './read-shell.js';

/**
 * A shell script. It concerns Azure ML when it calls `az ml` or the like, when a job runs it, or when it reads a
 * variable that only Azure ML sets, so that it can only be meant to run there.
 */
export class ShellDocument implements Document {
  readonly language = 'shell';
  readonly lines: LineIndex;
  readonly relevance: Relevance;
  readonly facts: readonly Fact[];
  readonly comments: readonly Comment[];
  readonly syntaxErrors = 0;
  readonly #editors = new Map<Fact, FactEditor>();

  constructor(
    readonly text: string,
    options: { readonly runByJob?: boolean } = {},
  ) {
    this.lines = new LineIndex(text);
    const inJob = options.runByJob === true || /\$\{?AZUREML_[A-Z]/.test(text);
    this.relevance = concernsAzureMl(text) ? 'definition' : inJob ? 'script' : 'none';
    this.comments = findMarkedComments(text, '#');
    if (this.relevance === 'none') {
      this.facts = [];
      return;
    }
    const log = inJob ? 'console' : 'terminal';
    const scope = commandScope({ text, syntax: 'shell', place: 'script', log, editors: this.#editors });
    this.facts = withSecretValues(readShell(scope, { start: 0, end: text.length }), text, '#');
  }

  render(patch: Patch): readonly TextEdit[] | undefined {
    return renderWith(this.#editors, patch);
  }
}
