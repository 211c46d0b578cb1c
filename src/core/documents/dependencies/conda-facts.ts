import type { Node } from 'yaml';
import type { Dependency } from '../../facts/dependency.js';
import type { YamlFactContext } from '../yaml/fact-context.js';
import type { YamlReader } from '../yaml/yaml-node.js';
import { optionEditor } from './option-editor.js';
import { readRequirementLine } from './requirements.js';
import { plainWords } from './words.js';

/** Whether a mapping has the shape of a conda environment. */
export function isConda(reader: YamlReader, node: Node): boolean {
  const items = reader.items(reader.find(node, 'dependencies')?.value);
  return items.some((item) => reader.text(item) !== undefined || reader.find(item, 'pip') !== undefined);
}

/**
 * The packages of a conda environment.
 *
 * Source: <https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html>.
 */
export function readCondaFacts(context: YamlFactContext, node: Node | undefined): void {
  const { reader } = context;
  for (const item of reader.items(reader.find(node, 'dependencies')?.value)) {
    const text = reader.text(item);
    if (text !== undefined) {
      const dependency = condaDependency(text, reader.spanOf(item));
      if (dependency !== undefined) {
        context.add(dependency);
      }
      continue;
    }
    for (const requirement of reader.items(reader.find(item, 'pip')?.value)) {
      readPip(context, requirement);
    }
  }
}

function readPip(context: YamlFactContext, item: Node): void {
  const { reader, text } = context;
  for (const { fact, option } of readRequirementLine(plainWords(text, reader.spanOf(item)), text)) {
    context.add(fact, option === undefined ? undefined : optionEditor(option));
  }
}

/** A match specification: `channel::name=version=build`, `name >=1.2`; none for what is filled in later. */
function condaDependency(text: string, span: Dependency['span']): Dependency | undefined {
  const match = /^(?:[\w./:-]+::)?([A-Za-z\d_][\w.-]*)\s*(?:\[.*\]\s*)?([^]*)$/.exec(text.trim());
  if (match === null || /\$|\{\{|<<|[\r\n]/.test(text.trim())) {
    return undefined;
  }
  const [, name = '', specification = ''] = match;
  const version =
    specification === '' ? 'any' : /^={0,2}\s*\d[\w.!+-]*(?:[=\s][\w.*]+)?$/.test(specification) ? 'exact' : 'range';
  return { kind: 'dependency', span, manager: 'conda', name, version };
}
