import { readFileSync } from 'node:fs';
import { placeOf } from '../labels.js';
import { findByGitleaksRules, readGitleaksRules } from './gitleaks-rules.js';
import { notInstalled, type Peer } from './peer.js';

/** The rules of <https://github.com/gitleaks/gitleaks>, read from its own file and run by us. */
export const gitleaks: Peer = {
  name: "gitleaks' rules",
  reads: () => true,
  run(sources, { gitleaksRules }) {
    if (gitleaksRules === undefined) {
      return Promise.resolve(notInstalled);
    }
    const rules = readGitleaksRules(readFileSync(gitleaksRules, 'utf8'));
    const places = sources.flatMap(({ repo, path, text }) =>
      findByGitleaksRules(text, path, rules).map((line) => placeOf(repo, path, line)),
    );
    const version = `${rules.rules.length} rules`;
    const remarks = rules.unconverted.map((rule) => `could not be converted: ${rule}`);
    return Promise.resolve({ state: 'ran', version, places: new Set(places), remarks });
  },
};
