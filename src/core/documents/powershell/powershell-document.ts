import type { Fact } from '../../facts/fact.js';
import { withSecretValues } from '../../facts/secret-values.js';
import type { Patch } from '../../findings/finding.js';
import { findMarkedComments } from '../comments.js';
import { renderWith, type Comment, type Document, type FactEditor, type Relevance } from '../document.js';
import { LineIndex } from '../line-index.js';
import { concernsAzureMl } from '../pipeline/concerns-azure-ml.js';
import { commandScope } from '../shell/command-scope.js';
import type { TextEdit } from '../text-edit.js';
import { readPowershell } from './read-powershell.js';

/** A PowerShell script. It concerns Azure ML when it calls `az ml` or the like. */
export class PowershellDocument implements Document {
  readonly language = 'powershell';
  readonly lines: LineIndex;
  readonly relevance: Relevance;
  readonly facts: readonly Fact[];
  readonly comments: readonly Comment[];
  readonly syntaxErrors = 0;
  readonly #editors = new Map<Fact, FactEditor>();

  constructor(readonly text: string) {
    this.lines = new LineIndex(text);
    this.relevance = concernsAzureMl(text) ? 'definition' : 'none';
    this.comments = findMarkedComments(text, '#');
    if (this.relevance === 'none') {
      this.facts = [];
      return;
    }
    const scope = commandScope({
      text,
      syntax: 'powershell',
      place: 'script',
      log: 'terminal',
      editors: this.#editors,
    });
    this.facts = withSecretValues(readPowershell(scope, { start: 0, end: text.length }), text, '#');
  }

  render(patch: Patch): readonly TextEdit[] | undefined {
    return renderWith(this.#editors, patch);
  }
}
