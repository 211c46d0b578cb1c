import { placeOf } from '../labels.js';
import { importFrom } from './package.js';
import { notInstalled, type Peer } from './peer.js';

const presetName = '@secretlint/secretlint-rule-preset-recommend';

/** <https://github.com/secretlint/secretlint> with its recommended rules. */
export const secretlint: Peer = {
  name: 'secretlint',
  reads: () => true,
  async run(sources, { folder }) {
    const core = (await importFrom(folder, '@secretlint/core')) as Core | undefined;
    const preset = (await importFrom(folder, presetName)) as Preset | undefined;
    if (core === undefined || preset === undefined) {
      return notInstalled;
    }
    const config = { rules: [{ id: presetName, rule: preset.creator }] };
    const places = new Set<string>();
    for (const { repo, path, file, text } of sources) {
      const { messages } = await core.lintSource({
        source: { filePath: file, content: text, ext: /\.\w+$/.exec(path)?.[0] ?? '', contentType: 'text' },
        options: { config },
      });
      for (const { loc } of messages) {
        places.add(placeOf(repo, path, loc.start.line));
      }
    }
    const { version } = (await importFrom(folder, `${presetName}/package.json`)) as { readonly version: string };
    return { state: 'ran', version, places, remarks: [] };
  },
};

/** The part of `@secretlint/core` that is used here. */
interface Core {
  lintSource(what: unknown): Promise<{
    readonly messages: readonly { readonly loc: { readonly start: { readonly line: number } } }[];
  }>;
}

interface Preset {
  readonly creator: unknown;
}
