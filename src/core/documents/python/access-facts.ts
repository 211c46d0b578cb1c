import { absent, type Field } from '../../facts/field.js';
import type { Login } from '../../facts/login.js';
import type { WorkspaceLabel } from '../../facts/workspace.js';
import { entriesOf } from './dict-entries.js';
import type { FactContext, NamedCall } from './fact-context.js';
import { ResourceCall } from './resource-call.js';
import { spanOf } from './syntax.js';

/** What the program makes that others can reach, and how it signs in. */
export function readAccessFacts(context: FactContext, calls: readonly NamedCall[]): void {
  for (const site of calls) {
    const resource = new ResourceCall(context, site);
    readEndpoint(context, site, resource);
    readCompute(context, site, resource);
    readWorkspace(context, site, resource);
    readWebservice(context, site, resource);
    readLogin(context, site, resource);
  }
}

function readEndpoint(context: FactContext, { last }: NamedCall, resource: ResourceCall): void {
  const place = { span: resource.span, head: resource.head };
  if (last === 'ManagedOnlineEndpoint' || last === 'KubernetesOnlineEndpoint') {
    context.add(
      {
        kind: 'endpoint',
        ...place,
        hosting: last === 'ManagedOnlineEndpoint' ? 'managed' : 'kubernetes',
        authMode: resource.field('auth_mode'),
        publicNetworkAccess: resource.field('public_network_access'),
      },
      resource.editor,
    );
  } else if (last === 'ManagedOnlineDeployment') {
    context.add(
      {
        kind: 'onlineDeployment',
        ...place,
        egressPublicNetworkAccess: resource.field('egress_public_network_access'),
      },
      resource.editor,
    );
  }
}

function readCompute(context: FactContext, { last, path }: NamedCall, resource: ResourceCall): void {
  const place = { kind: 'computeAccess', span: resource.span, head: resource.head } as const;
  const type = /(?:^|\.)(AmlCompute|ComputeInstance)(?:\.provisioning_configuration)?$/.exec(path)?.[1]?.toLowerCase();
  if (type !== 'amlcompute' && type !== 'computeinstance') {
    return;
  }
  if (last === 'provisioning_configuration') {
    const sshSetting = type === 'amlcompute' ? 'remote_login_port_public_access' : 'ssh_public_access';
    context.add(
      {
        ...place,
        type,
        sshPublicAccess: resource.field(sshSetting),
        sshSetting,
        hasSshAccount: resource.has('admin_username') || resource.has('admin_user_ssh_public_key'),
        nodePublicIp: resource.field('enable_node_public_ip'),
        inVirtualNetwork: resource.has('subnet_name'),
        hasIdentity: resource.has('identity_type') || resource.has('identity_id'),
      },
      resource.editor,
    );
    return;
  }
  // v1: `AmlCompute(workspace, name)` looks one up.
  if (resource.find('workspace') === undefined && resource.find('name') !== undefined) {
    context.add(
      {
        ...place,
        type,
        sshPublicAccess: resource.field('ssh_public_access_enabled'),
        sshSetting: 'ssh_public_access_enabled',
        hasSshAccount: resource.has('ssh_settings'),
        nodePublicIp: resource.field('enable_node_public_ip'),
        inVirtualNetwork: resource.has('network_settings'),
        hasIdentity: resource.has('identity'),
      },
      resource.editor,
    );
  }
}

function readWorkspace(context: FactContext, site: NamedCall, resource: ResourceCall): void {
  const v2 = /^azure\.ai\.ml\.entities\.(?:\w+\.)*(?:Workspace|Hub|FeatureStore)$/.test(site.path);
  const v1 = /^azureml\.core\.(?:workspace\.)?Workspace\.create$/.test(site.path);
  if (!v1 && !v2) {
    return;
  }
  context.add(
    {
      kind: 'workspaceDefinition',
      span: resource.span,
      head: resource.head,
      api: v1 ? 'v1' : 'v2',
      publicNetworkAccess: resource.field('public_network_access'),
      isolationMode: isolationMode(context, resource),
      highBusinessImpact: resource.field('hbi_workspace'),
      systemDatastoresAuthMode: resource.field('system_datastores_auth_mode'),
      hasCustomerManagedKey: ['customer_managed_key', 'cmk_keyvault', 'resource_cmk_uri'].some((key) =>
        resource.has(key),
      ),
      labels: readLabels(context, site, resource),
    },
    resource.editor,
  );
}

/** `managed_network=ManagedNetwork(isolation_mode=…)`; any other object is one that is not seen through. */
function isolationMode(context: FactContext, resource: ResourceCall): Field {
  const setting = resource.find('managed_network');
  if (setting === undefined) {
    return resource.field('managed_network');
  }
  const made = context.evaluator.resolve(setting.value, setting.scope);
  const mode =
    made.expr.kind === 'call'
      ? made.expr.args.find((argument) => argument.name === undefined || argument.name === 'isolation_mode')
      : undefined;
  return mode === undefined
    ? { state: 'dynamic', span: spanOf(setting.value), origins: [] }
    : context.evaluator.field(mode.value, made.scope);
}

function readLabels(context: FactContext, site: NamedCall, resource: ResourceCall): readonly WorkspaceLabel[] {
  const text = (of: WorkspaceLabel['of'], key: string): readonly WorkspaceLabel[] => {
    const setting = resource.find(key);
    const value = setting === undefined ? undefined : context.evaluator.text(setting.value, setting.scope);
    return setting === undefined || value === undefined ? [] : [{ of, key, value, span: spanOf(setting) }];
  };
  const tags = resource.find('tags');
  return [
    ...text('name', 'name'),
    ...text('name', 'display_name'),
    ...text('name', 'friendly_name'),
    ...text('description', 'description'),
    ...(tags === undefined ? [] : entriesOf(context, tags.value, site.scope)).flatMap(
      (entry): readonly WorkspaceLabel[] => {
        const key = entry.keyword ?? context.evaluator.text(entry.key, entry.scope);
        const value = context.evaluator.text(entry.value, entry.scope);
        return key === undefined || value === undefined ? [] : [{ of: 'tag', key, value, span: spanOf(entry) }];
      },
    ),
  ];
}

function readWebservice(context: FactContext, { path }: NamedCall, resource: ResourceCall): void {
  const host = /(?:^|\.)(Aci|Aks)Webservice\.deploy_configuration$/.exec(path)?.[1];
  if (host === undefined) {
    return;
  }
  context.add(
    {
      kind: 'webservice',
      span: resource.span,
      head: resource.head,
      hosting: host === 'Aci' ? 'containerInstance' : 'kubernetes',
      authEnabled: resource.field('auth_enabled'),
      tokenAuthEnabled: host === 'Aci' ? absent : resource.field('token_auth_enabled'),
      sslEnabled: resource.field('ssl_enabled'),
      inVirtualNetwork: resource.has('vnet_name'),
    },
    resource.editor,
  );
}

const logins: Readonly<Record<string, Login['method']>> = {
  ServicePrincipalAuthentication: 'clientSecret',
  ClientSecretCredential: 'clientSecret',
  UsernamePasswordCredential: 'password',
  InteractiveLoginAuthentication: 'interactive',
  InteractiveBrowserCredential: 'interactive',
  DeviceCodeCredential: 'deviceCode',
};

function readLogin(context: FactContext, { last }: NamedCall, resource: ResourceCall): void {
  const method = Object.hasOwn(logins, last) ? logins[last] : undefined;
  if (method !== undefined) {
    context.add({ kind: 'login', span: resource.head, call: last, method });
  }
}
