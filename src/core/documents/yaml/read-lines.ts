import type { EnvironmentOwner } from '../../facts/environment-variable.js';
import type { Fact } from '../../facts/fact.js';
import { fieldOfText } from '../../facts/field-of-text.js';
import type { LineIndex } from '../line-index.js';
import { kindOfSchema, type AmlKind } from './aml-kind.js';

/**
 * Reads a file whose syntax no parser can follow (a text template, a merge conflict) line by line. Only what is plain
 * from a single line counts: `NAME: value` deeper than an `environment_variables:` line, and only when a `$schema`
 * line says that the file is Azure ML's.
 */
export function readLines(
  text: string,
  lines: LineIndex,
): { readonly kinds: readonly AmlKind[]; readonly facts: readonly Fact[] } {
  const schema = /^\$schema\s*:\s*["']?([^\s"'#]+)/m.exec(text)?.[1];
  const kind = schema === undefined ? undefined : kindOfSchema(schema);
  if (kind === undefined) {
    return { kinds: [], facts: [] };
  }
  const facts: Fact[] = [];
  let block: number | undefined;
  for (let line = 0; line < lines.lineCount; line++) {
    const { start, end } = lines.lineSpan(line);
    const content = text.slice(start, end);
    if (/^\s*(?:#|$|\{%)/.test(content)) {
      continue;
    }
    const indent = lines.indentOf(line).length;
    if (block !== undefined && indent <= block) {
      block = undefined;
    }
    const entry =
      /^\s*(?<key>[\w.-]+)\s*:\s+(?<value>"[^"\\]*"|'[^']*'|[^\s"'#|>&*[{](?:[^#]*[^\s#])?)\s*(?:#.*)?$/.exec(
        content,
      )?.groups;
    if (block !== undefined && entry?.['key'] !== undefined && entry['value'] !== undefined) {
      const { key, value } = { key: entry['key'], value: entry['value'] };
      const keyStart = start + indent;
      const quoted = /^["']/.test(value) ? 1 : 0;
      const valueStart = start + content.indexOf(value, indent + key.length + 1) + quoted;
      const inner = quoted === 1 ? value.slice(1, -1) : value;
      facts.push({
        kind: 'environmentVariable',
        span: { start: keyStart, end: valueStart + inner.length + quoted },
        owner: ownerOf(kind),
        name: { state: 'literal', value: key, span: { start: keyStart, end: keyStart + key.length } },
        value:
          inner === ''
            ? { state: 'absent' }
            : fieldOfText(inner, { start: valueStart, end: valueStart + inner.length }, text),
      });
    }
    if (/^\s*environment_variables\s*:\s*(?:#.*)?$/.test(content)) {
      block = indent;
    }
  }
  return { kinds: [kind], facts };
}

function ownerOf(kind: AmlKind): EnvironmentOwner {
  switch (kind) {
    case 'onlineDeployment':
    case 'batchDeployment':
    case 'environment':
    case 'component':
    case 'promptflow':
      return kind;
    default:
      return 'job';
  }
}
