import { base64Characters, identifiableKey, seededRandom } from '../core/secrets/made-keys.js';

/** Values in the form of real credentials, made at run time so that no file holds one. */
export const made = {
  instrumentationKey: '7f3c9a52-1d84-4be6-9c07-52e8d1b6a3f9',
  storageKey: identifiableKey(seededRandom(1), 64, 76, '+ASt', 'Default0', base64Characters),
} as const;
