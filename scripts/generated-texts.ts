/**
 * What people read, for translators: `package.nls.json` with the texts of the manifest, `l10n/bundle.l10n.json` with
 * those of the program, and both in the pseudo-locale, in which tests look for texts that were forgotten.
 */
import { readFileSync } from 'node:fs';
import { getL10nJson, getL10nPseudoLocalized } from '@vscode/l10n-dev';
import { globSync } from 'tinyglobby';
import { pageTexts } from '../src/webview/page-texts.js';
import { localizeManifest, type ManifestTexts } from './manifest-texts.js';
import { inRepository } from './repository.js';

/** The language of VS Code's pseudo-localisation: <https://github.com/microsoft/vscode-l10n#readme>. */
export const pseudoLocale = 'qps-ploc';

/**
 * The manifest and all files of texts, by their path in the repository.
 *
 * @param manifest the parsed `package.json`, in which texts may still stand as they are
 * @param known what `package.nls.json` holds
 */
export async function textOutputs(
  manifest: Readonly<Record<string, unknown>>,
  known: ManifestTexts,
): Promise<ReadonlyMap<string, string>> {
  const localized = localizeManifest(manifest, known);
  const bundle = await programTexts();
  return new Map([
    ['package.json', json(localized.manifest)],
    ['package.nls.json', json(localized.texts)],
    [`package.nls.${pseudoLocale}.json`, json(getL10nPseudoLocalized({ ...localized.texts }))],
    ['l10n/bundle.l10n.json', json(bundle)],
    [`l10n/bundle.l10n.${pseudoLocale}.json`, json(getL10nPseudoLocalized(bundle))],
  ]);
}

type Bundle = Awaited<ReturnType<typeof getL10nJson>>;

/** What `vscode.l10n.t` is given in the sources, and what the pages say; in the order of their words. */
async function programTexts(): Promise<Bundle> {
  const files = globSync('src/extension/**/*.ts', { cwd: inRepository() }).sort();
  const exported = await getL10nJson(
    files.map((file) => ({ extension: '.ts', contents: readFileSync(inRepository(file), 'utf8') })),
  );
  const ofPages = pageTexts.flatMap((texts) => Object.values(texts)).map((text) => [text, text] as const);
  const all: Bundle = { ...Object.fromEntries(ofPages), ...exported };
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
