import { readdirSync, readFileSync } from 'node:fs';
import { inRepository } from './repository.js';
import { type BundledPackage, keyOf } from './recorded-bundle.js';

/** The file of licences that goes with the extension and the command line. */
export const noticesFile = 'THIRD-PARTY-NOTICES.txt';

/**
 * Licences under which code may be part of what is published: they ask for their text to go along and for nothing that
 * this program would have to do beside. Identifiers of <https://spdx.org/licenses/>.
 */
export const allowedLicences: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
]);

/** Whether the licence of a package, or one of those that it offers, is allowed. */
export function isAllowed(license: string): boolean {
  return license
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((one) => allowedLicences.has(one));
}

/** The text of `THIRD-PARTY-NOTICES.txt`: packages with the same texts stand together. Line ends are `\n`. */
export function noticesText(packages: readonly BundledPackage[]): string {
  const byTexts = new Map<string, BundledPackage[]>();
  for (const one of packages) {
    const texts = licenceTexts(one);
    byTexts.set(texts, [...(byTexts.get(texts) ?? []), one]);
  }
  const parts = [...byTexts].map(([texts, list]) => {
    const names = list.map((one) => `${keyOf(one)} (${one.license})`);
    return `${'-'.repeat(80)}\n${names.join('\n')}\n\n${texts}`;
  });
  return [
    'AML Guard holds code of the packages below, under the licences that stand behind their names.',
    'Written by "npm run notices" from what the bundler has put into the files.',
    '',
    ...parts,
    '',
  ].join('\n');
}

/** Licence and notice files of a package, as they are. Throws where it has none: the text has to be looked for then. */
function licenceTexts(one: BundledPackage): string {
  const folder = inRepository('node_modules', one.folder);
  const files = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|notice)(?:[-.]|$)/i.test(file))
    .sort();
  if (files.length === 0) {
    throw new Error(`${keyOf(one)} has no file with its licence`);
  }
  return files
    .map((file) =>
      readFileSync(`${folder}/${file}`, 'utf8')
        .replace(/\r\n?/g, '\n')
        .replace(/[ \t]+$/gm, '')
        .trim(),
    )
    .join('\n\n');
}
