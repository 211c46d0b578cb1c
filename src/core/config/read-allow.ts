import type { Node } from 'yaml';
import type { Span } from '../documents/span.js';
import { ruleIds } from '../rules/registry.js';
import type { Acceptance } from './configuration.js';
import { type NodeReader, spanOf } from './node-reader.js';
import { readDay } from './read-day.js';

/** An entry below `allow:` and where it stands. */
export interface WrittenAcceptance {
  readonly acceptance: Acceptance;
  readonly span: Span;
}

const keys = ['rule', 'files', 'reason', 'until'] as const;

/** Reads what stands below `allow:`. An entry without a rule or a reason accepts nothing and is a problem. */
export function readAllow(reader: NodeReader, node: Node): readonly WrittenAcceptance[] {
  return reader.items(node, 'Expected a list of entries with "rule:" and "reason:"').flatMap((item) => {
    const acceptance = readEntry(reader, item);
    return acceptance === undefined ? [] : [{ acceptance, span: spanOf(item) }];
  });
}

function readEntry(reader: NodeReader, node: Node): Acceptance | undefined {
  const before = reader.problems.length;
  const read: { rule?: string; reason?: string; files?: readonly string[]; until?: string } = {};
  for (const entry of reader.entries(node, 'Expected "rule:" and "reason:" here')) {
    switch (keys.find((key) => key === entry.key)) {
      case 'rule':
        put(read, 'rule', readRule(reader, entry.value));
        break;
      case 'reason':
        put(read, 'reason', reader.text(entry.value));
        break;
      case 'files':
        read.files = reader.oneOrMore(entry.value);
        break;
      case 'until':
        put(read, 'until', readDay(reader, entry.value));
        break;
      case undefined:
        reader.unknownKey(entry, keys);
    }
  }
  const { rule, reason, files, until } = read;
  if (rule === undefined || reason === undefined) {
    // A value that is wrong has been named already.
    if (reader.problems.length === before) {
      reader.problem(node, `Expected "${rule === undefined ? 'rule' : 'reason'}:" here; it accepts nothing without`);
    }
    return undefined;
  }
  // What an entry with a mistake would accept is not known, so it accepts nothing.
  return reader.problems.length > before
    ? undefined
    : { rule, reason, ...(files === undefined ? {} : { files }), ...(until === undefined ? {} : { until }) };
}

function put<K extends string>(target: Partial<Record<K, string>>, key: K, value: string | undefined): void {
  if (value !== undefined) {
    target[key] = value;
  }
}

function readRule(reader: NodeReader, node: Node): string | undefined {
  const rule = reader.text(node);
  if (rule !== undefined && !ruleIds.has(rule)) {
    reader.problem(node, `There is no rule "${rule}"; "aml-guard rules" lists them`);
    return undefined;
  }
  return rule;
}
