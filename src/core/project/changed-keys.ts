import type { Link } from './link.js';

/** What links are looked up by. */
export type ChangedKey = Pick<Link, 'kind' | 'key'>;

/** The keys of which a file says something else than before. */
export function changedKeys(before: readonly Link[], after: readonly Link[]): readonly ChangedKey[] {
  const [was, is] = [textsByKey(before), textsByKey(after)];
  return [...new Map([...was, ...is]).values()].flatMap(({ kind, key }) => {
    const id = `${kind} ${key}`;
    return was.get(id)?.text === is.get(id)?.text ? [] : [{ kind, key }];
  });
}

function textsByKey(links: readonly Link[]): ReadonlyMap<string, ChangedKey & { readonly text: string }> {
  const texts = new Map<string, ChangedKey & { text: string }>();
  for (const { kind, key, value } of links) {
    const id = `${kind} ${key}`;
    const known = texts.get(id) ?? { kind, key, text: '' };
    known.text += JSON.stringify(value);
    texts.set(id, known);
  }
  return texts;
}
