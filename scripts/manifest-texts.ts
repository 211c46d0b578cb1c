/**
 * Keeps what people read of `package.json` in `package.nls.json`, where translations can stand beside it.
 *
 * A command, a setting or a view is written into `package.json` with its text as it is; `npm run generate` moves the
 * text and leaves `%key%` in its place, with a key made of the place: `commands.posture.connect.title`. A text is
 * changed in `package.nls.json` afterwards.
 *
 * How VS Code puts the two together: <https://code.visualstudio.com/api/references/vscode-api#l10n>.
 */

/** Texts by their keys. */
export type ManifestTexts = Readonly<Record<string, string>>;

type Json = string | number | boolean | null | readonly Json[] | JsonObject;

interface JsonObject {
  readonly [name: string]: Json;
}

/** Properties that people read, wherever they stand. */
const readProperties: ReadonlySet<string> = new Set([
  'altText',
  'category',
  'contents',
  'contextualTitle',
  'deprecationMessage',
  'description',
  'displayName',
  'enumDescriptions',
  'enumItemLabels',
  'errorMessage',
  'label',
  'markdownDeprecationMessage',
  'markdownDescription',
  'markdownEnumDescriptions',
  'patternErrorMessage',
  'shortTitle',
  'title',
  'userDescription',
]);

/** Lists of one text for each value of `enum`. */
const listsBesideEnum: ReadonlySet<string> = new Set([
  'enumDescriptions',
  'enumItemLabels',
  'markdownEnumDescriptions',
]);

/** What a language model reads or a schema of its arguments says, which no person sees. */
const forModels: ReadonlySet<string> = new Set(['inputSchema', 'modelDescription']);

/** The parts of the manifest that VS Code shows. npm reads the head, and knows no `package.nls.json`. */
const shownParts = ['contributes', 'capabilities'] as const;

/** The name of a command's group is the same for all. */
const sharedKey = 'category';

const ownPrefix = 'amlGuard.';

export interface LocalizedManifest {
  readonly manifest: JsonObject;
  /** Exactly the texts that the manifest names, by key. */
  readonly texts: ManifestTexts;
}

/**
 * Moves the texts of a manifest out of it. A text that was moved before stays under its key.
 *
 * @param manifest a parsed `package.json`; it is not changed
 * @param known what `package.nls.json` holds
 * @throws Error when the manifest names a key that is not known, or two texts would have the same key
 */
export function localizeManifest(manifest: Readonly<Record<string, unknown>>, known: ManifestTexts): LocalizedManifest {
  const texts = new Map<string, string>();
  const take = (text: string, key: string): string => {
    const named = keyIn(text);
    const kept = named === undefined ? text : known[named];
    if (kept === undefined) {
      throw new Error(`package.json names %${named ?? ''}%, which package.nls.json does not have`);
    }
    const chosen = named ?? key;
    if ((texts.get(chosen) ?? kept) !== kept) {
      throw new Error(`two texts of package.json would be %${chosen}%: "${texts.get(chosen) ?? ''}" and "${kept}"`);
    }
    texts.set(chosen, kept);
    return `%${chosen}%`;
  };
  const shown = shownParts.filter((part) => part in manifest);
  const parts = shown.map((part) => [part, moved(manifest[part] as Json, part === 'contributes' ? [] : [part], take)]);
  return {
    manifest: {
      ...(manifest as Readonly<Record<string, Json>>),
      ...(Object.fromEntries(parts) as Record<string, Json>),
    },
    texts: Object.fromEntries(texts),
  };
}

/** Every text of a manifest that stands in it as it is, with the key it would have. */
export function literalTexts(manifest: Readonly<Record<string, unknown>>): ManifestTexts {
  const found: Record<string, string> = {};
  for (const part of shownParts) {
    moved((manifest[part] ?? {}) as Json, part === 'contributes' ? [] : [part], (text, key) => {
      if (keyIn(text) === undefined) {
        found[key] = text;
      }
      return text;
    });
  }
  return found;
}

/** A manifest with its texts in the place of their keys, as VS Code shows it. */
export function withTexts(value: unknown, texts: ManifestTexts): unknown {
  if (typeof value === 'string') {
    const key = keyIn(value);
    return key === undefined ? value : (texts[key] ?? value);
  }
  if (Array.isArray(value)) {
    return value.map((one: unknown) => withTexts(one, texts));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withTexts(one, texts)]))
    : value;
}

/** The key in `%key%`; `undefined` for any other text. */
function keyIn(text: string): string | undefined {
  return /^%([\w.-]+)%$/.exec(text)?.[1];
}

type Take = (text: string, key: string) => string;

function moved(value: Json, path: readonly string[], take: Take): Json {
  if (Array.isArray(value)) {
    const used = new Map<string, number>();
    return (value as readonly Json[]).map((one, index) => {
      const name = nameOf(one, index);
      const times = (used.get(name) ?? 0) + 1;
      used.set(name, times);
      return moved(one, [...path, times === 1 ? name : `${name}-${String(times)}`], take);
    });
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const parent = value as JsonObject;
  return Object.fromEntries(
    Object.entries(parent).map(([name, one]) => [name, property(parent, name, one, path, take)]),
  );
}

function property(parent: JsonObject, name: string, value: Json, path: readonly string[], take: Take): Json {
  if (forModels.has(name)) {
    return value;
  }
  const isRead = readProperties.has(name) || (name === 'name' && path[0] === 'views');
  if (isRead && typeof value === 'string') {
    return take(value, name === 'category' ? sharedKey : keyOf([...path, name]));
  }
  if (listsBesideEnum.has(name) && Array.isArray(value)) {
    const values = Array.isArray(parent['enum']) ? (parent['enum'] as readonly (string | number)[]) : [];
    return (value as readonly Json[]).map((text, index) => {
      const of = String(values[index] ?? index);
      return typeof text === 'string' ? take(text, keyOf([...path, name, of])) : text;
    });
  }
  return moved(value, [...path, name], take);
}

/** What tells an element of a list from the others, in words that a translator understands. */
function nameOf(value: Json, index: number): string {
  const element = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const { id, command, view, when, name } = element as JsonObject;
  // A welcome text is told from the others by the state that it is shown in.
  const state = typeof when === 'string' ? /\bstate == ([\w-]+)/.exec(when)?.[1] : undefined;
  if (typeof view === 'string') {
    return state === undefined ? view : `${view}.${state}`;
  }
  return [id, command, name].find((one) => typeof one === 'string') ?? String(index);
}

/** `commands.posture.connect.title`: `properties` of a schema and the prefix of our own ids say nothing. */
function keyOf(path: readonly string[]): string {
  return path
    .filter((part) => part !== 'properties')
    .map((part) => (part.startsWith(ownPrefix) ? part.slice(ownPrefix.length) : part))
    .join('.')
    .replaceAll(/[^\w.-]+/g, '-');
}
