import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of the rules' pages. */
export const pagesFolder = path.resolve(import.meta.dirname, '..', '..', 'docs', 'rules');

/** Rules whose bad example would be a stored output with a signature in it, which no page may hold. */
export const rulesWithoutBadBlock: ReadonlySet<string> = new Set(['credential-in-notebook-output']);

export interface RulePage {
  readonly text: string;
  readonly blocks: readonly { readonly language: string; readonly kind: string; readonly code: string }[];
}

/** Reads the page of a rule; line ends are `\n`. */
export function readRulePage(ruleId: string): RulePage {
  const text = readFileSync(path.join(pagesFolder, `${ruleId}.md`), 'utf8').replace(/\r\n/g, '\n');
  const blocks = [...text.matchAll(/^```(\w+) (bad|good)\n([\s\S]*?)^```$/gm)];
  return { text, blocks: blocks.map(([, language = '', kind = '', code = '']) => ({ language, kind, code })) };
}
