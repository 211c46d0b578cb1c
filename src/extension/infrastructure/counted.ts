import * as vscode from 'vscode';

/**
 * Chooses between the words for one thing and those for several, as the language of the words counts.
 *
 * Both are given translated, with the number already in them. A language with more than two forms words the second so
 * that it fits every number: "checks that fail: {0}".
 *
 * @param one said of what the language counts as one: in English of 1, in French of 0 too
 */
export function counted(count: number, one: string, several: string): string {
  // Without a translation the words are English, whatever the language of VS Code.
  const language = vscode.l10n.bundle === undefined ? 'en' : vscode.env.language;
  return new Intl.PluralRules([language, 'en']).select(count) === 'one' ? one : several;
}
