import type { Node } from 'yaml';
import { readCommandFacts } from './command-facts.js';
import { readComputeUse } from './compute-facts.js';
import { readEnvironmentFacts } from './environment-facts.js';
import type { YamlFactContext } from './fact-context.js';
import { readNameMark, readStageMarks } from './label-facts.js';

/** How an online endpoint is reached. */
export function readOnlineEndpoint(context: YamlFactContext, root: Node): void {
  const { reader } = context;
  // Without a schema, a batch endpoint looks like an online endpoint but for its defaults.
  if (reader.find(root, 'defaults') !== undefined) {
    return;
  }
  const schema = reader.text(reader.find(root, '$schema')?.value) ?? '';
  const kubernetes = /\/kubernetesOnlineEndpoint\./i.test(schema) || reader.find(root, 'compute') !== undefined;
  context.add(
    {
      kind: 'endpoint',
      span: reader.spanOf(root),
      head: context.headOf(root),
      hosting: kubernetes ? 'kubernetes' : 'managed',
      authMode: reader.field(reader.find(root, 'auth_mode')?.value),
      publicNetworkAccess: reader.field(reader.find(root, 'public_network_access')?.value),
    },
    context.settingsEditor(root),
  );
}

/** What a deployment runs, where, and what it can reach. */
export function readDeployment(
  context: YamlFactContext,
  root: Node,
  owner: 'onlineDeployment' | 'batchDeployment',
): void {
  const { reader } = context;
  const settings = reader.find(root, 'settings');
  readEnvironmentFacts(context, root, owner);
  readStageMarks(context, root);
  if (settings?.value !== undefined) {
    readEnvironmentFacts(context, settings.value, owner, settings.place);
  }
  for (const target of [
    reader.find(root, 'compute'),
    reader.find(settings?.value, 'default_compute', settings?.place),
  ]) {
    if (target !== undefined) {
      readComputeUse(context, target, 'deployment');
    }
  }
  readNameMark(context, root, 'endpoint_name');
  readCommandFacts(context, root);
  if (owner === 'onlineDeployment') {
    context.add(
      {
        kind: 'onlineDeployment',
        span: reader.spanOf(root),
        head: context.headOf(root),
        egressPublicNetworkAccess: reader.field(reader.find(root, 'egress_public_network_access')?.value),
      },
      context.settingsEditor(root),
    );
  }
}
