import { readFileSync } from 'node:fs';
import { inRepository } from '../../scripts/repository.js';
import { pseudoLocale } from '../../scripts/generated-texts.js';

const bundle = read(`l10n/bundle.l10n.${pseudoLocale}.json`);
const manifest = read(`package.nls.${pseudoLocale}.json`);

/** A text of the program in the pseudo-locale, with values in their places. */
export function pseudo(text: string, ...values: readonly (string | number)[]): string {
  const found = bundle[text];
  if (found === undefined) {
    throw new Error(`the bundle of the pseudo-locale does not have "${text}"; run "npm run generate"`);
  }
  return found.replaceAll(/\{(\d)\}/g, (_whole, index: string) => String(values[Number(index)]));
}

/** A text of the manifest in the pseudo-locale, by its key. */
export function pseudoOfManifest(key: string): string {
  const found = manifest[key];
  if (found === undefined) {
    throw new Error(`package.nls.json does not have ${key}`);
  }
  return found;
}

/** A command's title as the palette shows it. */
export function pseudoCommand(id: string): string {
  return `${pseudoOfManifest('category')}: ${pseudoOfManifest(`commands.${id}.title`)}`;
}

/** Words of plain letters: those that no translator was asked about. */
export function plainWords(text: string): readonly string[] {
  return text.match(/[A-Za-z]{3,}/g) ?? [];
}

function read(file: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(inRepository(file), 'utf8')) as Readonly<Record<string, string>>;
}
