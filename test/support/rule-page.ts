import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of the rules' pages. */
export const pagesFolder = path.resolve(import.meta.dirname, '..', '..', 'docs', 'rules');

/** Rules whose bad example would be a stored output with a signature in it, which no page may hold. */
export const rulesWithoutBadBlock: ReadonlySet<string> = new Set(['credential-in-notebook-output']);

export interface RulePage {
  readonly text: string;
  readonly blocks: readonly RulePageBlock[];
}

/**
 * A block of code. Its info string is the language, `bad` or `good`, the strictness where only a strict reader hears of
 * it, and a path where the file's name matters.
 */
export interface RulePageBlock {
  readonly language: string;
  readonly kind: string;
  readonly strictness: 'pedantic' | 'auditor' | undefined;
  readonly path: string | undefined;
  readonly code: string;
}

/** Reads the page of a rule; line ends are `\n`. */
export function readRulePage(ruleId: string): RulePage {
  const text = readFileSync(path.join(pagesFolder, `${ruleId}.md`), 'utf8').replace(/\r\n/g, '\n');
  const blocks = [...text.matchAll(/^```(\w+) (bad|good)(?: (pedantic|auditor))?(?: (\S+))?\n([\s\S]*?)^```$/gm)];
  return {
    text,
    blocks: blocks.map(([, language = '', kind = '', strictness, path, code = '']) => ({
      language,
      kind,
      strictness: strictness as RulePageBlock['strictness'],
      path,
      code,
    })),
  };
}
