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
    const reading = this.reading(path);
    switch (reading.is) {
      case 'absent':
        return [];
      case 'unreadable':
        throw new Unread(reading.reason);
      case 'read':
        return this.elements(path, reading.body, reading.apiVersion);
    }
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

  private elements(path: string, body: unknown, apiVersion: string): readonly Resource[] {
    const value: unknown = Array.isArray(body)
      ? body
      : typeof body === 'object' && body !== null && 'value' in body
        ? body.value
        : undefined;
    if (!Array.isArray(value)) {
      throw new Unread({ code: 'wrong-shape', message: 'The answer is not a list' });
    }
    return value.map((element: unknown, index) => {
      const id: unknown = typeof element === 'object' && element !== null && 'id' in element ? element.id : undefined;
      const own = typeof id === 'string' ? this.snapshot.readings[readingKey(id)] : undefined;
      return new Resource(
        typeof id === 'string' ? id : `${path}/${String(index)}`,
        own ?? { is: 'read', body: element, apiVersion },
        this.observe,
      );
    });
  }
}
