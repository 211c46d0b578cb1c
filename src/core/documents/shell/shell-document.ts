import type { Fact } from '../../facts/fact.js';
import { withSecretValues } from '../../facts/secret-values.js';
import { findMarkedComments } from '../comments.js';
import type { Comment, Document, Relevance } from '../document.js';
import { LineIndex } from '../line-index.js';
import { readShell } from './read-shell.js';

/**
 * A shell script. It concerns Azure ML when it calls `az ml`, when a job runs it, or when it reads a variable that only
 * Azure ML sets, so that it can only be meant to run there.
 */
export class ShellDocument implements Document {
  readonly language = 'shell';
  readonly lines: LineIndex;
  readonly relevance: Relevance;
  readonly facts: readonly Fact[];
  readonly comments: readonly Comment[];
  readonly syntaxErrors = 0;

  constructor(
    readonly text: string,
    options: { readonly runByJob?: boolean } = {},
  ) {
    this.lines = new LineIndex(text);
    const inJob = options.runByJob === true || /\$\{?AZUREML_[A-Z]/.test(text);
    this.relevance = /\baz\s+ml\s/.test(text) ? 'definition' : inJob ? 'script' : 'none';
    const read = this.relevance === 'none' ? [] : readShell(text, { start: 0, end: text.length }, inJob);
    this.facts = this.relevance === 'none' ? [] : withSecretValues(read, text, '#');
    this.comments = findMarkedComments(text, '#');
  }

  render(): undefined {
    return undefined;
  }
}
