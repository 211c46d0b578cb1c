import { placeOf } from '../labels.js';
import { findCommand, jsonOf } from './command.js';
import { notInstalled, type Peer } from './peer.js';

/** <https://github.com/Yelp/detect-secrets> with all its plugins. It may not ask services whether a secret is live. */
export const detectSecrets: Peer = {
  name: 'detect-secrets',
  reads: () => true,
  run(sources, { folder }) {
    const command = findCommand('detect-secrets', folder);
    if (command === undefined) {
      return Promise.resolve(notInstalled);
    }
    const places = new Set<string>();
    let version = '';
    for (const repo of new Set(sources.map((source) => source.repo))) {
      const here = sources.filter((source) => source.repo === repo);
      // It passes over files outside the working folder without a word.
      const cwd = here[0]?.file.slice(0, -here[0].path.length) ?? '';
      const args = ['scan', '--no-verify', ...here.map(({ path }) => path)];
      const baseline = jsonOf(command, args, { cwd }) as Baseline;
      version = baseline.version;
      for (const [path, secrets] of Object.entries(baseline.results)) {
        for (const { line_number: line } of secrets) {
          places.add(placeOf(repo, path, line));
        }
      }
    }
    return Promise.resolve({ state: 'ran', version, places, remarks: [] });
  },
};

interface Baseline {
  readonly version: string;
  readonly results: Readonly<Record<string, readonly { readonly line_number: number }[]>>;
}
