import type { Canary } from './made-canaries.js';

const partLength = 8;

/**
 * Looks for canaries in what is put out: for every run of eight characters of each, of its base64 at each alignment,
 * and of its URL-encoded and HTML-escaped forms. One pass over a text, however many canaries there are.
 */
export class CanarySearch {
  readonly #parts = new Map<string, Canary>();

  constructor(canaries: readonly Canary[]) {
    for (const canary of canaries) {
      for (const form of formsOf(canary.secret)) {
        for (let at = 0; at + partLength <= form.length; at++) {
          const part = form.slice(at, at + partLength);
          // The fixed fields of a key, which all keys of the service share, tell nothing of it.
          if (
            new Set(part).size > 3 &&
            !/^[&#\d;]+$/.test(part) &&
            !sharedParts.some((shared) => shared.includes(part))
          ) {
            this.#parts.set(part, canary);
          }
        }
      }
    }
  }

  /** The parts that are searched for. */
  get size(): number {
    return this.#parts.size;
  }

  /** The first canary of which a part stands in a text, with what is around it; `undefined` where none does. */
  find(text: string): { readonly canary: Canary; readonly around: string } | undefined {
    for (let at = 0; at + partLength <= text.length; at++) {
      const canary = this.#parts.get(text.slice(at, at + partLength));
      if (canary !== undefined) {
        return { canary, around: text.slice(Math.max(0, at - 80), at + 40) };
      }
    }
    return undefined;
  }
}

function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret, 'utf8');
  // Three ways to begin in base64; the first and the last characters depend on what stands beside the secret.
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '')
      .slice(shift === 0 ? 0 : 4, -1),
  );
  const html = secret.replace(/[&<>"'+/=]/g, (character) => `&#${character.charCodeAt(0)};`);
  return [secret, ...base64, encodeURIComponent(secret), encodeURIComponent(encodeURIComponent(secret)), html];
}

const sharedParts = [
  'JQQJ99BDACAAAAAAAAAAAAAAAAAACOGAAAAAAAA',
  'JQQJ99BDACAAAAAAAAAAAAABACOG',
  'JQQJ99BDACAAAAAAAAAAAAAAAZAC',
  'JQQJ99BDACAAAAAAAAAAAAAAAZMP',
  'JQQJ99BDACAAAAAAAAAAAAAAAZDO',
  'sk-ant-api03-',
  'sk-proj-',
  'github_pat_',
  'pypi-AgEI',
  Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url'),
  Buffer.from('{"sub":"1","iat":1}').toString('base64url'),
];
