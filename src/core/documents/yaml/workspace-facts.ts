import type { Node } from 'yaml';
import type { Field } from '../../facts/field.js';
import { hostName } from '../../facts/host-name.js';
import type { WorkspaceLabel } from '../../facts/workspace.js';
import type { YamlFactContext } from './fact-context.js';
import type { Entry } from './yaml-node.js';

/** The network, encryption and description of a workspace, hub or feature store. */
export function readWorkspace(context: YamlFactContext, root: Node): void {
  const { reader } = context;
  const schema = reader.text(reader.find(root, '$schema')?.value) ?? '';
  // A project has the network and encryption of its hub.
  if (/\/project\./i.test(schema) || reader.find(root, 'hub_id') !== undefined) {
    return;
  }
  const setting = (key: string): Field => reader.field(reader.find(root, key)?.value);
  const network = reader.find(root, 'managed_network');
  const mode = reader.find(network?.value, 'isolation_mode', network?.place);
  const hosts = readHosts(context, reader.find(network?.value, 'outbound_rules', network?.place));
  context.add(
    {
      kind: 'workspaceDefinition',
      span: reader.spanOf(root),
      head: context.headOf(root),
      api: 'v2',
      publicNetworkAccess: setting('public_network_access'),
      isolationMode: reader.field(mode?.value),
      highBusinessImpact: setting('hbi_workspace'),
      systemDatastoresAuthMode: setting('system_datastores_auth_mode'),
      ...(hosts === undefined ? {} : { approvedHosts: hosts }),
      hasCustomerManagedKey: reader.find(root, 'customer_managed_key') !== undefined,
      labels: readLabels(context, root),
    },
    context.settingsEditor(root),
  );
}

/** <https://learn.microsoft.com/azure/machine-learning/reference-yaml-workspace> (`outbound_rules`). */
function readHosts({ reader }: YamlFactContext, rules: Entry | undefined): readonly string[] | undefined {
  if (rules === undefined) {
    return undefined;
  }
  const hosts: string[] = [];
  for (const rule of reader.items(rules.value)) {
    const type = reader.field(reader.find(rule, 'type')?.value);
    const destination = reader.field(reader.find(rule, 'destination')?.value);
    if (type.state === 'dynamic') {
      return undefined;
    }
    if (type.state === 'literal' && type.value.toLowerCase() === 'fqdn') {
      if (destination.state !== 'literal') {
        return undefined;
      }
      hosts.push(hostName(destination.value));
    }
  }
  return hosts;
}

function readLabels({ reader }: YamlFactContext, root: Node): readonly WorkspaceLabel[] {
  const tags = reader.find(root, 'tags');
  const label = (of: WorkspaceLabel['of'], entry: Entry | undefined): readonly WorkspaceLabel[] => {
    const value = reader.text(entry?.value);
    return entry === undefined || value === undefined ? [] : [{ of, key: entry.key, value, span: entry.span }];
  };
  return [
    ...label('name', reader.find(root, 'name')),
    ...label('name', reader.find(root, 'display_name')),
    ...label('description', reader.find(root, 'description')),
    ...reader.entries(tags?.value, tags?.place).flatMap((tag) => label('tag', tag)),
  ];
}
