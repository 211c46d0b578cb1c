import { idKey } from '../resource-id.js';
import { Unread, type Reading } from './reading.js';
import { Resource, type PathObserver } from './resource.js';
import { readingKey, type Snapshot } from './snapshot.js';

const notRead: Reading = {
  is: 'unreadable',
  reason: { code: 'not-read', message: 'This was not read when the snapshot was taken' },
};

/** A snapshot as resources and lists of resources: what checks ask. */
export class SnapshotView {
  private readonly resources = new Map<string, Resource>();

  constructor(
    readonly snapshot: Snapshot,
    private readonly observe?: PathObserver,
  ) {}

  /** The workspace itself; looked at only when it is asked for. */
  get workspace(): Resource {
    return this.resource(this.snapshot.workspace);
  }

  /** What came of the question at `path`; `unreadable` with the code `not-read` when it was never asked. */
  reading(path: string): Reading {
    return this.snapshot.readings[readingKey(path)] ?? notRead;
  }

  /**
   * A resource by its id: as read by itself, else as an element of a list that was read. One that was not read is a
   * resource whose fields throw.
   */
  resource(id: string): Resource {
    const key = idKey(id);
    const known = this.resources.get(key);
    if (known !== undefined) {
      return known;
    }
    const resource = new Resource(id, () => this.reading(id), this.observe);
    this.resources.set(key, resource);
    return resource;
  }

  /**
   * The resources of a list, in the service's order; empty where Azure said that there is no such thing.
   *
   * @throws Unread when the list could not be read.
   */
  list(path: string): readonly Resource[] {
    const { readings } = this.snapshot;
    return elementsOf(this.reading(path), path, this.observe, (id) => readings[readingKey(id)]);
  }

  /** A thing of another service than Resource Manager; what came of asking for it stands at `path`. */
  thing(id: string, named: { readonly type: string; readonly name: string }, path = id): Resource {
    return new Resource(id, () => this.reading(path), this.observe, named);
  }

  /**
   * The elements of a list of another service. Where the list could not be read, one thing stands in for those that
   * nobody knows, so that they are unknown rather than forgotten.
   *
   * @param stand what the one is called then
   */
  things(path: string, type: string, stand: string): readonly Resource[] {
    const reading = this.reading(path);
    if (reading.is === 'unreadable') {
      return [this.thing(path, { type, name: stand })];
    }
    return this.list(path).map((element, index) => {
      const { reading: read } = element;
      const body = read.is === 'read' && typeof read.body === 'object' ? read.body : null;
      const { id, name } = (body ?? {}) as { readonly id?: unknown; readonly name?: unknown };
      const key = typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
      const title = typeof name === 'string' ? name : (key ?? String(index));
      return new Resource(`${path}/${key ?? title}`, read, this.observe, { type, name: title });
    });
  }
}

/**
 * The elements of a list that was read, in the service's order; empty where Azure said that there is no such thing.
 *
 * @param own an element as it was read by itself, where it was
 * @throws Unread when the list could not be read.
 */
export function elementsOf(
  reading: Reading,
  path: string,
  observe?: PathObserver,
  own: (id: string) => Reading | undefined = () => undefined,
): readonly Resource[] {
  switch (reading.is) {
    case 'absent':
      return [];
    case 'unreadable':
      throw new Unread(reading.reason);
    case 'read':
      return valuesOf(reading.body).map((element, index) => {
        const id = typeof element === 'object' && element !== null && 'id' in element ? element.id : undefined;
        return new Resource(
          typeof id === 'string' ? id : `${path}/${String(index)}`,
          (typeof id === 'string' ? own(id) : undefined) ?? { ...reading, body: element },
          observe,
        );
      });
  }
}

function valuesOf(body: unknown): readonly unknown[] {
  const value: unknown = Array.isArray(body)
    ? body
    : typeof body === 'object' && body !== null && 'value' in body
      ? body.value
      : undefined;
  if (!Array.isArray(value)) {
    throw new Unread({ code: 'wrong-shape', message: 'The answer is not a list' });
  }
  return value as readonly unknown[];
}
