import type { Node } from 'yaml';
import type { ComputeUse } from '../../facts/compute.js';
import type { Field } from '../../facts/field.js';
import { parseResourceReference } from '../../facts/resource-reference.js';
import { readEnvironmentFacts } from './environment-facts.js';
import type { YamlFactContext } from './fact-context.js';
import type { Entry } from './yaml-node.js';

/** The facts of a compute target's definition. */
export function readComputeDefinition(context: YamlFactContext, root: Node): void {
  const { reader } = context;
  const name = reader.find(root, 'name');
  const type = reader.text(reader.find(root, 'type')?.value)?.toLowerCase() ?? typeOfSchema(context, root);
  if (type !== undefined) {
    const span = name?.span ?? reader.spanOf(root);
    context.add({ kind: 'computeDefinition', span, name: reader.field(name?.value), type });
  }
  if (type === 'amlcompute' || type === 'computeinstance') {
    readAccess(context, root, type);
  }
  const applications = reader.find(root, 'custom_applications');
  for (const application of reader.items(applications?.value)) {
    readEnvironmentFacts(context, application, 'computeInstance', applications?.place);
  }
}

function readAccess(context: YamlFactContext, root: Node, type: 'amlcompute' | 'computeinstance'): void {
  const { reader } = context;
  const network = reader.find(root, 'network_settings');
  context.add(
    {
      kind: 'computeAccess',
      span: reader.spanOf(root),
      head: context.headOf(root),
      type,
      sshPublicAccess: reader.field(reader.find(root, 'ssh_public_access_enabled')?.value),
      sshSetting: 'ssh_public_access_enabled',
      hasSshAccount: reader.find(root, 'ssh_settings') !== undefined,
      nodePublicIp: reader.field(reader.find(root, 'enable_node_public_ip')?.value),
      inVirtualNetwork: reader.find(network?.value, 'subnet', network?.place) !== undefined,
      hasIdentity: reader.find(root, 'identity') !== undefined,
    },
    context.settingsEditor(root),
  );
}

function typeOfSchema(context: YamlFactContext, root: Node): string | undefined {
  const schema = context.reader.text(context.reader.find(root, '$schema')?.value)?.toLowerCase() ?? '';
  return /\/(computeinstance|amlcompute)\.schema\.json$/.exec(schema)?.[1];
}

/** An entry that says where something runs. */
export function readComputeUse(context: YamlFactContext, entry: Entry, by: ComputeUse['by']): void {
  const written = context.reader.field(entry.value);
  if (written.state === 'absent') {
    return;
  }
  const target: Field = written.state === 'literal' ? { ...written, value: computeName(written.value) } : written;
  context.add({ kind: 'computeUse', span: entry.span, by, target }, context.entryEditor(entry));
  const parts = written.state === 'literal' ? parseResourceReference(written.value, 'compute') : undefined;
  if (written.state === 'literal' && parts !== undefined) {
    context.add({ kind: 'resourceReference', span: written.span, ...parts });
  }
}

/** `azureml:cpu-cluster`, `azureml:cpu-cluster@latest`, an ARM id: the target's own name. */
function computeName(written: string): string {
  const name = written.replace(/^azureml:/, '');
  return name.slice(name.lastIndexOf('/') + 1);
}
