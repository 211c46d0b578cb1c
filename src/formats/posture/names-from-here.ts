import type { WorkspaceNames } from '../../posture/names/host-names.js';
import type { SeenAs, SeenName } from '../../posture/names/seen-name.js';
import { inlineMarkdown, markdownTable } from './markdown-text.js';
import { plainText } from './plain-text.js';

/** The names of a workspace as they are seen from one place. */
export interface NamesFromHere {
  readonly workspace: string;
  readonly seen: readonly SeenName[];
  readonly unknown: WorkspaceNames['unknown'];
}

/** The forms of a report that say it. */
export const namesFormats = ['pretty', 'markdown', 'json'] as const;

const words: Readonly<Record<SeenAs, string>> = {
  private: 'private',
  public: 'public',
  mixed: 'mixed',
  'does-not-resolve': 'does not resolve',
  unknown: 'not known',
};

const title = 'Names from here';
const notice =
  'Asked of the name service of the machine that this runs on, so it holds for this place and this moment only. Nothing was connected to.';

/** A section for a terminal; ends with a line feed. */
export function namesPretty({ seen, unknown }: NamesFromHere): string {
  const lines = [
    title,
    ...seen.flatMap(({ name, as, says, addresses, chain }) => [
      `  ${words[as].padEnd(16)} ${name.use}: ${[name.host, ...chain].join(' -> ')}`,
      `  ${' '.repeat(16)} ${[...(addresses.length === 0 ? [] : [addresses.join(', ')]), says].join('; ')}`,
    ]),
    ...unknown.map(({ use, reason }) => `  ${words.unknown.padEnd(16)} ${use}: ${reason}`),
    `  ${notice}`,
  ];
  return `${lines.map(plainText).join('\n')}\n`;
}

/** A section of Markdown; ends with a line feed. */
export function namesMarkdown({ workspace, seen, unknown }: NamesFromHere): string {
  const rows = [
    ...seen.map(({ name, as, says, addresses, chain }) => [
      words[as],
      inlineMarkdown(name.use),
      [name.host, ...chain].map(inlineMarkdown).join(' → '),
      inlineMarkdown(addresses.join(', ')),
      inlineMarkdown(says),
    ]),
    ...unknown.map(({ use, reason }) => [words.unknown, inlineMarkdown(use), '', '', inlineMarkdown(reason)]),
  ];
  const table = markdownTable(['from here', 'for', 'name', 'addresses', 'which means'], rows);
  return `## ${title}: ${inlineMarkdown(workspace)}\n\n${notice}\n\n${table}\n`;
}

/** The part of the JSON form. */
export function namesJson({ seen, unknown }: NamesFromHere): object {
  return {
    names: seen.map(({ name, as, fit, addresses, chain, says }) => ({
      host: name.host,
      for: name.use,
      privateEndpoint: name.hasPrivateEndpoint ?? null,
      publicAccess: name.answersPublicly ?? null,
      seenAs: as,
      fit,
      addresses,
      chain,
      says,
    })),
    unknown,
  };
}
