import { parseResourceId } from '../resource-id.js';
import { absenceSaysNothing } from './graph-absence.js';
import { Unread, type Reading } from './reading.js';

/** Told of every path that a check reads: `('microsoft.keyvault/vaults', 'properties.enableSoftDelete')`. */
export type PathObserver = (type: string, path: string) => void;

/** When a property came into the API, and what that means for its absence. */
export interface Since {
  /**
   * The first version of the API that returns the property; when it is absent from an older answer, nothing is known.
   * `preview`: only preview versions return it, so its absence never says anything.
   */
  readonly since?: string;
}

/** One JSON object of an answer, read field by field; each reader says what it does about a value of another type. */
export class Node {
  constructor(
    protected readonly body: () => Readonly<Record<string, unknown>>,
    private readonly where: {
      readonly type: string;
      readonly prefix: string;
      /** `undefined` where nobody states the version. */
      readonly apiVersion: () => string | undefined;
      readonly observe: PathObserver | undefined;
    },
  ) {}

  /** A string; `undefined` for absent and for `null`. @throws Unread for another type. */
  text(path: string, options: Since = {}): string | undefined {
    const value = this.value(path, options);
    return value === undefined || typeof value === 'string' ? value : this.wrong(path, 'a string');
  }

  /** A switch; the strings "true" and "false" count, as some resource providers send them. @throws Unread */
  flag(path: string, options: Since = {}): boolean | undefined {
    const value = this.value(path, options);
    if (typeof value === 'string' && /^(?:true|false)$/i.test(value)) {
      return value.toLowerCase() === 'true';
    }
    return value === undefined || typeof value === 'boolean' ? value : this.wrong(path, 'true or false');
  }

  /** @throws Unread for something that is not a finite number. */
  number(path: string, options: Since = {}): number | undefined {
    const value = this.value(path, options);
    return value === undefined || (typeof value === 'number' && Number.isFinite(value))
      ? value
      : this.wrong(path, 'a number');
  }

  /** Whether a string equals a word of an enumeration; Azure writes the same word in several cases. @throws Unread */
  is(path: string, word: string, options: Since = {}): boolean {
    return this.text(path, options)?.toLowerCase() === word.toLowerCase();
  }

  /** Strings of a list; empty when absent. @throws Unread */
  texts(path: string, options: Since = {}): readonly string[] {
    return this.array(path, options).map((entry) =>
      typeof entry === 'string' ? entry : this.wrong(path, 'a list of strings'),
    );
  }

  /** Objects of a list; empty when absent. @throws Unread */
  list(path: string, options: Since = {}): readonly Node[] {
    return this.array(path, options).map((entry) =>
      isRecord(entry) ? this.inner(`${path}[]`, entry) : this.wrong(path, 'a list of objects'),
    );
  }

  /** An object; `undefined` when absent. @throws Unread */
  node(path: string, options: Since = {}): Node | undefined {
    const value = this.value(path, options);
    return value === undefined ? undefined : isRecord(value) ? this.inner(path, value) : this.wrong(path, 'an object');
  }

  /** The entries of an object whose keys are names (tags, identities); empty when absent. @throws Unread */
  entries(path: string, options: Since = {}): readonly (readonly [string, unknown])[] {
    const value = this.value(path, options);
    return value === undefined ? [] : isRecord(value) ? Object.entries(value) : this.wrong(path, 'an object');
  }

  /** The same, where each entry is an object; entries that are `null` are empty objects. @throws Unread */
  nodes(path: string, options: Since = {}): readonly (readonly [string, Node])[] {
    return this.entries(path, options).map(([name, value]) => [
      name,
      this.inner(`${path}.*`, isRecord(value) ? value : {}),
    ]);
  }

  /** Whether there is a value that is not `null`. */
  has(path: string, options: Since = {}): boolean {
    return this.value(path, options) !== undefined;
  }

  private array(path: string, options: Since): readonly unknown[] {
    const value = this.value(path, options);
    return value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : this.wrong(path, 'a list');
  }

  private value(path: string, { since }: Since): unknown {
    this.where.observe?.(this.where.type, this.where.prefix + path);
    let value: unknown = this.body();
    for (const part of path.split('.')) {
      if (value === undefined || value === null) {
        break;
      }
      value = isRecord(value) ? property(value, part) : this.wrong(path, 'an object on the way');
    }
    if (value !== undefined && value !== null) {
      return value;
    }
    const apiVersion = this.where.apiVersion();
    if (apiVersion === undefined) {
      this.checkGraphAbsence(path, since);
      return undefined;
    }
    if (since !== undefined && (since === 'preview' ? !apiVersion.endsWith('-preview') : apiVersion < since)) {
      throw new Unread({
        code: 'api-version',
        message:
          since === 'preview'
            ? `${lastOf(path)} is returned by preview versions of the API only`
            : `${lastOf(path)} is returned since API version ${since}; this was read with ${apiVersion}`,
      });
    }
    return undefined;
  }

  /** What Resource Graph leaves out may be there: nobody states with which version of the API it has read. */
  private checkGraphAbsence(path: string, since: string | undefined): void {
    if (since !== undefined || absenceSaysNothing(this.where.type, this.where.prefix + path)) {
      throw new Unread({
        code: 'api-version',
        message: `Resource Graph does not return ${lastOf(path)} here, and does not say whether it would`,
      });
    }
  }

  private inner(path: string, body: Readonly<Record<string, unknown>>): Node {
    return new Node(() => body, { ...this.where, prefix: `${this.where.prefix}${path}.` });
  }

  private wrong(path: string, expected: string): never {
    throw new Unread({ code: 'wrong-shape', message: `${this.where.prefix}${path} is not ${expected}` });
  }
}

/** A resource that does not exist any more: nothing about it can be judged. */
export class Gone extends Error {
  constructor(readonly id: string) {
    super('The resource does not exist');
    this.name = 'Gone';
  }
}

/**
 * One resource of Azure in a snapshot. Its fields can be asked even when it could not be read: they throw `Unread`
 * then, and `Gone` where Azure said that there is no such resource.
 */
export class Resource extends Node {
  /** Lower-case, such as `microsoft.storage/storageaccounts`. */
  readonly type: string;
  /** The last name of the id. */
  readonly name: string;
  private readonly read: () => Reading;

  /**
   * `reading` may be a function, which is asked when a field is: naming a resource does not read it.
   *
   * @param named what it is, for a thing of another service, whose id does not say so
   */
  constructor(
    readonly id: string,
    reading: Reading | (() => Reading),
    observe?: PathObserver,
    named?: { readonly type: string; readonly name: string },
  ) {
    const read = typeof reading === 'function' ? reading : () => reading;
    const parsed = named ?? parseResourceId(id);
    const type = parsed?.type ?? '';
    super(() => bodyOf(id, read()), {
      type,
      prefix: '',
      apiVersion: () => apiVersionOf(read()),
      observe,
    });
    this.read = read;
    this.type = type;
    this.name = parsed?.name ?? id.split('/').at(-1) ?? id;
  }

  /** What came of asking for it. */
  get reading(): Reading {
    return this.read();
  }

  /** Whether Azure said that there is none. @throws Unread when that is not known. */
  get exists(): boolean {
    const { reading } = this;
    if (reading.is === 'unreadable') {
      throw new Unread(reading.reason);
    }
    return reading.is === 'read';
  }
}

function apiVersionOf(reading: Reading): string | undefined {
  if (reading.is !== 'read') {
    return '';
  }
  return reading.from === 'resource-graph' ? undefined : reading.apiVersion;
}

function bodyOf(id: string, reading: Reading): Readonly<Record<string, unknown>> {
  switch (reading.is) {
    case 'absent':
      throw new Gone(id);
    case 'unreadable':
      throw new Unread(reading.reason);
    case 'read':
      if (!isRecord(reading.body)) {
        throw new Unread({ code: 'wrong-shape', message: 'The answer is not a JSON object' });
      }
      return reading.body;
  }
}

/** A property by name; by any case where there is none, because some answers write `KeyVaultProperties`. */
function property(record: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(record, name)) {
    return record[name];
  }
  const wanted = name.toLowerCase();
  const found = Object.keys(record).find((key) => key.toLowerCase() === wanted);
  return found === undefined ? undefined : record[found];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lastOf(path: string): string {
  return path.split('.').at(-1) ?? path;
}
