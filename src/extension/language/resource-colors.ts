import * as vscode from 'vscode';
import { semanticTokensOf } from '../../core/language/semantic-tokens.js';
import { semanticModifiers, semanticTypes } from '../../core/language/semantic-words.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import { guarded } from './guarded.js';
import type { HelpSource } from './help-source.js';

/**
 * The documents whose names are coloured. VS Code asks one extension alone for the colours of a document, so Python
 * and the like are left to the extensions of those languages; grammars colour the strings in them.
 */
export const coloredSelector: readonly vscode.DocumentFilter[] = ['file', 'untitled', 'vscode-vfs'].map((scheme) => ({
  language: 'yaml',
  scheme,
}));

/** Colours the names of resources, versions and inputs, by what repository and workspace know of them. */
export class ResourceColors extends Owner implements vscode.DocumentSemanticTokensProvider {
  static readonly legend = new vscode.SemanticTokensLegend([...semanticTypes], [...semanticModifiers]);
  readonly #changed = this.own(new vscode.EventEmitter<void>());
  readonly onDidChangeSemanticTokens = this.#changed.event;

  constructor(
    private readonly source: Pick<HelpSource, 'onDidChange' | 'upToDate'>,
    private readonly log: Log,
  ) {
    super();
    this.own(
      source.onDidChange(() => {
        this.#changed.fire();
      }),
    );
  }

  /**
   * Nothing is read for the colours: they are those of what the linter has read.
   *
   * @throws Error with the message that VS Code takes for "the old ones still hold" while the linter has not yet read
   *   the text as it is
   */
  async provideDocumentSemanticTokens(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.SemanticTokens | undefined> {
    const help = this.source.upToDate(document);
    if (help === 'reading') {
      // eslint-disable-next-line no-restricted-syntax -- VS Code compares the message, and shows it to nobody
      throw new Error('busy');
    }
    return guarded(this.log, `colour ${document.uri.path}`, token, () => {
      const tokens = help === undefined ? [] : semanticTokensOf(help.context);
      if (help === undefined || tokens.length === 0) {
        // Others may know the colours of this document.
        return Promise.resolve(undefined);
      }
      const builder = new vscode.SemanticTokensBuilder(ResourceColors.legend);
      for (const { span, type, modifiers } of tokens) {
        const range = help.read.locate(span)?.range;
        if (range?.isSingleLine === true) {
          builder.push(range, type, [...modifiers]);
        }
      }
      return Promise.resolve(builder.build());
    });
  }
}
