import { isScalar, type Node } from 'yaml';
import type { PostureConfiguration } from './configuration.js';
import { readEvidence, readExceptions } from './read-answers.js';
import type { NodeReader } from './node-reader.js';

/** Reads what stands below `posture:`. */
export function readPosture(reader: NodeReader, node: Node): PostureConfiguration {
  const settings: { -readonly [K in keyof PostureConfiguration]: PostureConfiguration[K] } = {};
  for (const entry of reader.entries(node, `Expected keys such as "${postureLists[0]}:" below "posture:"`)) {
    const { key, value } = entry;
    const list = postureLists.find((known) => known === key);
    if (list !== undefined) {
      settings[list] = reader.strings(value);
    } else if (key === 'apiProfile') {
      const profile = reader.oneOf(value, apiProfiles);
      if (profile !== undefined) {
        settings.apiProfile = profile;
      }
    } else if (key === 'maxPrivilegedPrincipals') {
      const number = isScalar(value) ? Number(value.value) : NaN;
      if (Number.isInteger(number) && number > 0) {
        settings.maxPrivilegedPrincipals = number;
      } else {
        reader.problem(value, 'Expected a whole number above 0 here');
      }
    } else if (key === 'evidence') {
      settings.evidence = readEvidence(reader, value);
    } else if (key === 'exceptions') {
      settings.exceptions = readExceptions(reader, value);
    } else {
      reader.unknownKey(entry, [...postureLists, 'maxPrivilegedPrincipals', 'apiProfile', 'evidence', 'exceptions']);
    }
  }
  return settings;
}

export const apiProfiles = ['v2', 'v1-isolated'] as const;

/** The keys below `posture:` that hold lists of texts. */
export const postureLists = [
  'productionWorkspaces',
  'otherWorkspaces',
  'sensitiveWorkspaces',
  'trustedSubscriptions',
  'allowedRegistries',
  'acceptedDestinations',
  'allowedVmSizes',
] as const satisfies readonly (keyof PostureConfiguration)[];
