import { endOfToken, type NameSlot } from './name-slot.js';
import { blockAround, entryBefore } from './yaml-line.js';
import type { ResourceKind } from '../facts/resource.js';

/**
 * Which names stand behind a key, wherever it is.
 *
 * Source: the CLI's YAML schemas, <https://learn.microsoft.com/azure/machine-learning/reference-yaml-overview>.
 */
const kindsOfKey: Readonly<Record<string, { readonly kinds: readonly ResourceKind[]; readonly bare?: true }>> = {
  compute: { kinds: ['compute'] },
  default_compute: { kinds: ['compute'] },
  image_build_compute: { kinds: ['compute'], bare: true },
  environment: { kinds: ['environment'] },
  default_datastore: { kinds: ['datastore'] },
  model: { kinds: ['model'] },
  component: { kinds: ['component'] },
  trial: { kinds: ['component'] },
  endpoint_name: { kinds: ['endpoint'], bare: true },
  create_job: { kinds: ['job'] },
};

/** Keys below which `path` names data rather than a place in storage. */
const dataParents = /^(?:inputs|outputs|input_data|production_data|reference_data|training_data|validation_data)$/;

/**
 * The name that is being written at an offset of a YAML text; `undefined` where no name of Azure ML can stand.
 *
 * Looks at the text before the offset, because a text that is being written is broken at that moment. Cost: the lines
 * of the block around the offset.
 */
export function findYamlSlot(text: string, offset: number): NameSlot | undefined {
  const entry = entryBefore(text, offset);
  if (entry === undefined) {
    return undefined;
  }
  const { key, value, valueStart, column } = entry;
  const block = blockAround(text, offset, column);
  if (block.isText || /[\s{}$]/.test(value)) {
    return undefined;
  }
  const slot = {
    typed: value,
    insert: { start: valueStart, end: offset },
    replace: { start: valueStart, end: endOfToken(text, offset, /[\s,\]}"'#]/) },
  };
  if (/^azureml:\/\/datastores\//i.test(value)) {
    return { ...slot, kinds: ['datastore'], form: 'address' };
  }
  const known = Object.hasOwn(kindsOfKey, key) ? kindsOfKey[key] : undefined;
  if (known !== undefined) {
    return { ...slot, kinds: known.kinds, form: known.bare === true ? 'name' : 'reference' };
  }
  if (key !== 'path') {
    return undefined;
  }
  const isData = block.parents.some((parent) => dataParents.test(parent));
  const isModel = (entry.sibling ?? block.sibling)?.endsWith('_model') === true;
  const kinds: readonly ResourceKind[] = !isData ? ['datastore'] : isModel ? ['model'] : ['data', 'datastore'];
  return { ...slot, kinds, form: 'address' };
}
