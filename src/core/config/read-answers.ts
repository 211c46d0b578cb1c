import type { Node } from 'yaml';
import { manualItems } from '../manual/manual-items.js';
import type { Evidence, VerdictException } from './configuration.js';
import type { NodeReader } from './node-reader.js';
import { readDay } from './read-day.js';

/** The keys of one entry below `evidence:`, and those that it needs. */
export const evidenceKeys = ['for', 'workspaces', 'owner', 'date', 'until', 'what'] as const;
export const neededOfEvidence = ['for', 'owner', 'date', 'what'] as const;

/** The keys of one entry below `exceptions:`, and those that it needs. */
export const exceptionKeys = ['check', 'resource', 'workspaces', 'reason', 'owner', 'until'] as const;
export const neededOfException = ['check', 'reason', 'owner', 'until'] as const;

/** Reads what stands below `evidence:`. An entry with a mistake says nothing and is a problem. */
export function readEvidence(reader: NodeReader, node: Node): readonly Evidence[] {
  return reader.items(node, 'Expected a list of entries with "for:", "owner:", "date:" and "what:"').flatMap((item) => {
    const read = new EntryReader(reader, item, evidenceKeys).read(neededOfEvidence, 'says nothing');
    return read === undefined ? [] : [read as unknown as Evidence];
  });
}

/** Reads what stands below `exceptions:`. An entry with a mistake accepts nothing and is a problem. */
export function readExceptions(reader: NodeReader, node: Node): readonly VerdictException[] {
  const expected = 'Expected a list of entries with "check:", "reason:", "owner:" and "until:"';
  return reader.items(node, expected).flatMap((item) => {
    const read = new EntryReader(reader, item, exceptionKeys).read(neededOfException, 'accepts nothing');
    return read === undefined ? [] : [read as unknown as VerdictException];
  });
}

/** Reads one entry; which of its keys are days or lists is the same for both kinds. */
class EntryReader<K extends string> {
  constructor(
    private readonly reader: NodeReader,
    private readonly node: Node,
    private readonly keys: readonly K[],
  ) {}

  /** @param without what an entry does that lacks a key */
  read(needed: readonly K[], without: string): Readonly<Record<string, unknown>> | undefined {
    const { reader, node, keys } = this;
    const before = reader.problems.length;
    const values: Record<string, unknown> = {};
    for (const entry of reader.entries(node, `Expected "${needed.join(':", "')}:" here`)) {
      if (!(keys as readonly string[]).includes(entry.key)) {
        reader.unknownKey(entry, keys);
        continue;
      }
      values[entry.key] = this.#value(entry.key, entry.value);
    }
    const lacking = needed.find((key) => values[key] === undefined);
    if (lacking !== undefined && reader.problems.length === before) {
      reader.problem(node, `Expected "${lacking}:" here; it ${without} without`);
    }
    return reader.problems.length > before ? undefined : values;
  }

  #value(key: string, node: Node): unknown {
    switch (key) {
      case 'date':
      case 'until':
        return readDay(this.reader, node);
      case 'workspaces':
        return this.reader.oneOrMore(node);
      case 'for':
        return this.reader.oneOf(
          node,
          manualItems.map(({ id }) => id),
        );
      default:
        return this.reader.text(node);
    }
  }
}
