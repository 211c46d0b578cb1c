import type { Node } from 'yaml';
import type { SecretFormat } from '../secrets/secret-format.js';
import { checkPattern, type OwnFormat } from '../secrets/own-format.js';
import type { NodeReader } from './node-reader.js';

export const formatSeverities = ['high', 'medium', 'low'] as const satisfies readonly SecretFormat['severity'][];
const keys = ['id', 'title', 'pattern', 'severity'] as const;
const mostFormats = 50;

/** Reads what stands below `secretFormats:`. A format whose pattern is not safe to run is refused with the reason. */
export function readSecretFormats(reader: NodeReader, node: Node): readonly OwnFormat[] {
  const items = reader.items(node, 'Expected a list of entries with "id:" and "pattern:"');
  if (items.length > mostFormats) {
    reader.problem(node, `There may be ${mostFormats} formats, and these are ${items.length}`);
    return [];
  }
  const formats = items.flatMap((item) => readFormat(reader, item) ?? []);
  const twice = formats.find(({ id }, index) => formats.findIndex((other) => other.id === id) !== index);
  if (twice !== undefined) {
    reader.problem(node, `There are two formats with the id "${twice.id}"`);
  }
  return formats;
}

function readFormat(reader: NodeReader, node: Node): OwnFormat | undefined {
  let id: string | undefined;
  let title: string | undefined;
  let pattern: string | undefined;
  let severity: SecretFormat['severity'] = 'high';
  const entries = reader.entries(node, 'Expected "id:" and "pattern:" here');
  for (const entry of entries) {
    switch (keys.find((key) => key === entry.key)) {
      case 'id':
        id = readId(reader, entry.value);
        break;
      case 'title':
        title = reader.text(entry.value);
        break;
      case 'pattern':
        pattern = readPattern(reader, entry.value);
        break;
      case 'severity':
        severity = reader.oneOf(entry.value, formatSeverities) ?? severity;
        break;
      case undefined:
        reader.unknownKey(entry, keys);
    }
  }
  const missing = (['id', 'pattern'] as const).find((key) => !entries.some((entry) => entry.key === key));
  if (missing !== undefined && entries.length > 0) {
    reader.problem(node, `Expected "${missing}:" here`);
  }
  return id === undefined || pattern === undefined
    ? undefined
    : { id, title: title ?? id.replaceAll('-', ' '), pattern, severity };
}

function readId(reader: NodeReader, node: Node): string | undefined {
  const id = reader.text(node);
  if (id === undefined || /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)) {
    return id;
  }
  reader.problem(node, 'Expected lower-case words joined by "-" here, such as acme-key');
  return undefined;
}

function readPattern(reader: NodeReader, node: Node): string | undefined {
  const pattern = reader.text(node);
  const problem = pattern === undefined ? undefined : checkPattern(pattern);
  if (problem !== undefined) {
    reader.problem(node, problem);
    return undefined;
  }
  return pattern;
}
