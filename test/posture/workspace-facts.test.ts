import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mergeConfigurations, type PartialConfiguration } from '../../src/core/config/configuration.js';
import { lint } from '../../src/core/lint.js';
import type { WorkspaceFacts } from '../../src/core/project/workspace-facts.js';
import { workspaceFactsOf } from '../../src/posture/workspace-facts.js';
import { type Changes, madeSnapshot } from '../support/azure/made-snapshot.js';
import { computeCluster, computeInstance } from '../support/azure/made-computes.js';
import { ids } from '../support/azure/made-workspace.js';
import { readProject } from '../support/lint-case.js';
import { dedent } from '../support/marked-text.js';

const schemas = 'https://azuremlschemas.azureedge.net/latest';
const job = (more: string): string => `$schema: ${schemas}/commandJob.schema.json\ncommand: python train.py\n${more}`;
const onCompute = (name: string, more = ''): string => job(`compute: azureml:${name}\n${more}`);
const schedule = (compute: string): string => `
  $schema: ${schemas}/schedule.schema.json
  name: nightly
  trigger: {type: recurrence, frequency: day, interval: 1}
  create_job:
    type: command
    command: python train.py
    environment: azureml:churn:3
    compute: azureml:${compute}
`;
const instanceFile = `$schema: ${schemas}/computeInstance.schema.json\nname: ci-ada\ntype: computeinstance\n`;
const clusterFile = `$schema: ${schemas}/amlCompute.schema.json\nname: ci-ada\ntype: amlcompute\nidentity: {type: system_assigned}\n`;
const blob = (credentials: string): string =>
  `$schema: ${schemas}/azureBlob.schema.json\nname: orders\ntype: azure_blob\naccount_name: storders\ncontainer_name: orders\n${credentials}`;
const byKey = blob('credentials:\n  account_key: <storage account key>\n');
const reads = (datastore: string): string =>
  job(`inputs:\n  orders: {type: uri_folder, path: azureml://datastores/${datastore}/paths/2026/}\n`);
const endpoint = (more = ''): string =>
  `$schema: ${schemas}/managedOnlineEndpoint.schema.json\nname: churn\nauth_mode: aad_token\n${more}`;
const secret = job('environment_variables:\n  DB_PASSWORD: $(dbPassword)\n');
const web = (address: string): string => job(`inputs:\n  orders: {type: uri_file, path: "${address}"}\n`);
const image = (name: string): string => `$schema: ${schemas}/environment.schema.json\nname: churn\nimage: ${name}\n`;
const settings = (workspace: string, group: string): string =>
  `variables:\n  - name: resource_group\n    value: ${group}\n  - name: aml_workspace\n    value: ${workspace}\n`;

const instances = (settings = {}): Changes => ({ 'workspace/computes': [computeInstance(settings)] });
const clusters = (settings = {}, body = {}): Changes => ({ 'workspace/computes': [computeCluster(settings, body)] });
const noIdentity = { identity: { type: 'None' } };
const properties = (changes: Readonly<Record<string, unknown>>): Changes => ({ workspace: { properties: changes } });
const datastores = (credentialsType: string, datastoreType = 'AzureBlob'): Changes => ({
  'workspace/datastores': [
    {
      id: `${ids.workspace}/datastores/orders`,
      name: 'orders',
      properties: { datastoreType, credentials: { credentialsType } },
    },
  ],
});
interface Case {
  readonly path?: string;
  readonly code: string;
  readonly project?: Readonly<Record<string, string>>;
  readonly config?: PartialConfiguration;
  /** What differs in the snapshot from a workspace of production in good order. */
  readonly snapshot: Changes;
  /** `rule severity` of what is reported of the rule, without and with the snapshot. */
  readonly without: readonly string[];
  readonly with: readonly string[];
  /** What the message says with the snapshot. */
  readonly says?: RegExp;
}

const instance = 'compute-instance-in-production';
const identity = 'compute-without-identity';
const address = 'compute-public-ip';
const store = 'datastore-with-credentials';
const network = 'endpoint-public-network';
const variable = 'secret-in-environment-variable';
const data = 'data-from-public-url';
const elsewhere = 'image-from-elsewhere';
const password = 'registry-password';
const impact = 'workspace-not-high-business-impact';
const key = 'workspace-without-customer-managed-key';
const encryption = 'webservice-without-tls';
const aks = (properties: object, computeType = 'AKS'): Changes => ({
  'workspace/computes': [
    {
      id: `${ids.workspace}/computes/aks-score`,
      name: 'aks-score',
      properties: { computeType, resourceId: ids.cluster, properties },
    },
  ],
});
const scoreOnAks = [
  'from azureml.core import Model, Workspace',
  'from azureml.core.compute import AksCompute',
  'ws = Workspace.from_config()',
  "target = AksCompute(ws, 'aks-score')",
  "Model.deploy(ws, 'churn', [], None, None, deployment_target=target)",
  '',
].join('\n');
const stages = 'one-workspace-for-all-stages';
const label = 'sensitive-run-id';
const read = String.raw`mlw-churn-prod \(read 2026-11-23 09:00 UTC\)`;

const same = (found: readonly string[]): Pick<Case, 'without' | 'with'> => ({ without: found, with: found });
const none = same([]);

const cases: Readonly<Record<string, Readonly<Record<string, Case>>>> = {
  [encryption]: {
    'an AKS cluster without a certificate, named by production code': {
      path: 'deploy.py',
      code: scoreOnAks,
      snapshot: aks({ sslConfiguration: { status: 'Disabled' } }),
      without: [],
      with: ['target medium'],
      says: new RegExp(`aks-score, an AKS cluster of ${read}, answers without encryption`),
    },
    'one that says nothing of certificates has none': {
      path: 'deploy.py',
      code: scoreOnAks,
      snapshot: aks({}),
      without: [],
      with: ['target medium'],
    },
    'one with a certificate of Microsoft': {
      path: 'deploy.py',
      code: scoreOnAks,
      snapshot: aks({ sslConfiguration: { status: 'Auto' } }),
      ...none,
    },
    'one that is attached through the extension': {
      path: 'deploy.py',
      code: scoreOnAks,
      snapshot: aks({}, 'Kubernetes'),
      ...none,
    },
    'one in a workspace for tests': {
      path: 'deploy.py',
      code: scoreOnAks,
      snapshot: aks({}),
      config: { posture: { otherWorkspaces: ['mlw-churn-prod'] } },
      ...none,
    },
  },
  [instance]: {
    'a plain name that is an instance, in a production tag': {
      code: onCompute('ci-ada', 'tags: {environment: prod}'),
      snapshot: instances(),
      without: [],
      with: ['production medium'],
      says: new RegExp(`ci-ada, a compute instance of ${read}, and counts`),
    },
    'a schedule': { code: schedule('CI-Ada'), snapshot: instances(), without: [], with: ['production medium'] },
    'a job whose schedule stands in another file': {
      path: 'jobs/train.yml',
      code: onCompute('ci-ada'),
      project: { 'nightly.yml': `name: nightly\ntrigger: {type: cron}\ncreate_job: ./jobs/train.yml\n` },
      snapshot: instances(),
      without: [],
      with: ['production medium'],
      says: /the schedule in nightly.yml/,
    },
    'no mark but the workspace': {
      code: onCompute('ci-ada'),
      snapshot: instances(),
      without: [],
      with: ['production medium'],
      says: /because the workspace mlw-churn-prod serves production/,
    },
    'a workspace that is said not to serve production': {
      code: onCompute('ci-ada'),
      config: { posture: { otherWorkspaces: ['MLW-churn-prod'] } },
      snapshot: instances(),
      without: [],
      with: ['unmarked info'],
    },
    'a definition that the workspace confirms': {
      code: schedule('ci-ada'),
      project: { 'compute.yml': instanceFile },
      snapshot: instances(),
      ...same(['production medium']),
    },
    'a definition that the workspace contradicts': {
      code: schedule('ci-ada'),
      project: { 'compute.yml': instanceFile },
      snapshot: { 'workspace/computes': [{ ...computeCluster(), id: `${ids.workspace}/computes/ci-ada` }] },
      without: ['production medium'],
      with: [],
    },
    'a definition of something that the workspace does not have': {
      code: schedule('ci-ada'),
      project: { 'compute.yml': instanceFile },
      snapshot: {},
      ...same(['production medium']),
    },
    'definitions that differ, of which the workspace has one': {
      code: schedule('ci-ada'),
      project: { 'dev/compute.yml': instanceFile, 'prod/compute.yml': clusterFile },
      snapshot: instances(),
      without: [],
      with: ['production medium'],
    },
    'computes that could not be read': {
      code: schedule('ci-ada'),
      snapshot: { 'workspace/computes': 'forbidden' },
      ...none,
    },
    'computes that could not be read, and a definition': {
      code: schedule('ci-ada'),
      project: { 'compute.yml': instanceFile },
      snapshot: { 'workspace/computes': 'throttled' },
      ...same(['production medium']),
    },
    'a compute whose kind is of a wrong shape': {
      code: schedule('ci-ada'),
      snapshot: { 'workspace/computes': [computeInstance({}, {}, { computeType: 7 })] },
      ...none,
    },
    'a file of another stage': {
      path: 'dev/train.yml',
      code: onCompute('ci-ada'),
      snapshot: instances(),
      ...none,
    },
    'a script that names another workspace': {
      path: 'submit.sh',
      code: 'az ml job create -f job.yml -w mlw-other -g rg-churn-prod --set compute=azureml:ci-ada\n',
      snapshot: instances(),
      ...none,
    },
    'a cluster': { code: schedule('cpu-cluster'), snapshot: {}, ...none },
  },
  [identity]: {
    'a schedule on a cluster without one': {
      code: schedule('gpu-cluster'),
      snapshot: clusters({}, noIdentity),
      without: [],
      with: ['used low'],
      says: new RegExp(`a cluster of ${read} without a managed identity`),
    },
    'a schedule on a cluster with one': { code: schedule('gpu-cluster'), snapshot: clusters(), ...none },
    'a schedule on an instance without one': {
      code: schedule('ci-ada'),
      snapshot: { 'workspace/computes': [computeInstance({}, noIdentity)] },
      ...none,
    },
  },
  [address]: {
    'a schedule on nodes with addresses': {
      code: schedule('gpu-cluster'),
      snapshot: clusters({ enableNodePublicIp: true }),
      without: [],
      with: ['used low'],
    },
    'a schedule on nodes outside of any network': {
      code: schedule('gpu-cluster'),
      snapshot: {
        ...clusters({ enableNodePublicIp: true, subnet: null }),
        ...properties({ managedNetwork: { isolationMode: 'Disabled' } }),
      },
      without: [],
      with: ['outside medium'],
    },
    'a managed network that an older API does not tell': {
      code: schedule('gpu-cluster'),
      snapshot: {
        ...clusters({ enableNodePublicIp: true, subnet: null }),
        workspace: { apiVersion: '2022-10-01', change: { properties: { managedNetwork: null } } },
      },
      without: [],
      with: ['used low'],
    },
    'settings that the list leaves out': {
      code: schedule('gpu-cluster'),
      snapshot: {
        'workspace/computes': [
          { id: `${ids.workspace}/computes/gpu-cluster`, properties: { computeType: 'AmlCompute' } },
        ],
      },
      ...none,
    },
  },
  [store]: {
    'a key where identities are wanted': {
      code: byKey,
      snapshot: {},
      without: ['stored medium'],
      with: ['forced high'],
      says: new RegExp(`and ${read} lets its own storage be opened with identities only`),
    },
    'a key where keys are in use': {
      code: byKey,
      snapshot: properties({ systemDatastoresAuthMode: 'AccessKey' }),
      ...same(['stored medium']),
    },
    'a mode that an older API does not tell': {
      code: byKey,
      snapshot: { workspace: { apiVersion: '2024-10-01', change: { properties: { systemDatastoresAuthMode: null } } } },
      ...same(['stored medium']),
    },
    'a workspace that could not be read': {
      code: byKey,
      snapshot: { workspace: 'forbidden' },
      ...same(['stored medium']),
    },
    'no key where identities are wanted': { code: blob(''), snapshot: {}, ...none },
    'a job that reads what keeps a key': {
      code: reads('orders'),
      snapshot: datastores('AccountKey'),
      without: [],
      with: ['deployed low'],
      says: new RegExp(`which keeps the key of the whole storage account in ${read}`),
    },
    'a job that reads what a file defines with a key, and the workspace has without': {
      code: reads('orders'),
      project: { 'orders.yml': byKey },
      snapshot: datastores('None'),
      without: ['used low'],
      with: [],
    },
    'a job that reads a file share by key': {
      code: reads('orders'),
      snapshot: datastores('AccountKey', 'AzureFile'),
      ...none,
    },
    'datastores that could not be read': {
      code: reads('orders'),
      project: { 'orders.yml': byKey },
      snapshot: { 'workspace/datastores': 'timeout' },
      ...same(['used low']),
    },
  },
  [network]: {
    'the default in a closed workspace': {
      code: endpoint(),
      snapshot: {},
      without: [],
      with: ['openedByDefault medium'],
      says: new RegExp(`although ${read} is closed to public networks`),
    },
    'an open endpoint in a closed workspace': {
      code: endpoint('public_network_access: enabled\n'),
      snapshot: {},
      without: ['explicit medium'],
      with: ['opened high'],
    },
    'an open endpoint in an open workspace': {
      code: endpoint('public_network_access: enabled\n'),
      snapshot: properties({ publicNetworkAccess: 'Enabled' }),
      ...same(['explicit medium']),
    },
    'a workspace that does not say': {
      code: endpoint(),
      snapshot: properties({ publicNetworkAccess: null }),
      ...none,
    },
    'a closed endpoint in a closed workspace': {
      code: endpoint('public_network_access: disabled\n'),
      snapshot: {},
      ...none,
    },
    'the endpoint of development, beside a workspace of production': {
      path: 'endpoints/dev/churn.yml',
      code: endpoint(),
      snapshot: {},
      ...none,
    },
  },
  [variable]: {
    'a workspace of which more is collected': {
      code: secret,
      snapshot: properties({ hbiWorkspace: false }),
      ...same(['flow high']),
      says: new RegExp(`; more so in ${read}, which is not marked as high business impact`),
    },
    'a workspace of high business impact': {
      code: secret,
      snapshot: {},
      ...same(['flow high']),
      says: /Microsoft stores them$/,
    },
    'a project, which has that of its hub': {
      code: secret,
      snapshot: { workspace: { kind: 'Project', properties: { hbiWorkspace: false } } },
      ...same(['flow high']),
      says: /Microsoft stores them$/,
    },
  },
  [label]: {
    'a person in a run id, in a workspace of which more is collected': {
      code: job('name: train-ines.marek@tailspin-toys.eu\n'),
      snapshot: properties({ hbiWorkspace: false }),
      ...same(['becomes high']),
      says: /; more so in mlw-churn-prod .*, which is not marked as high business impact/,
    },
  },
  [data]: {
    'an address that the network shuts out': {
      code: web('https://larkspur.example/orders.csv'),
      snapshot: {},
      without: [],
      with: ['shutOut medium'],
      says: new RegExp(`larkspur.example, which is none of the destinations that the network of ${read} lets through`),
    },
    'an address that a rule lets through': {
      code: web('https://features.contoso.com/orders.csv'),
      snapshot: {},
      ...none,
    },
    'rules that could not be read': {
      code: web('https://larkspur.example/orders.csv'),
      snapshot: { 'workspace/outboundRules': 'forbidden' },
      ...none,
    },
    'a network that is open to the internet': {
      code: web('https://larkspur.example/orders.csv'),
      snapshot: properties({ managedNetwork: { isolationMode: 'AllowInternetOutbound' } }),
      ...none,
    },
  },
  [elsewhere]: {
    'a registry that the network shuts out': {
      code: image('pytorch/pytorch:2.4.0'),
      snapshot: {},
      without: [],
      with: ['shutOut medium'],
    },
    'another registry of Azure, in production': {
      path: 'prod/environment.yml',
      code: image('crother.azurecr.io/churn:3'),
      snapshot: {},
      without: [],
      with: ['foreign low'],
      says: new RegExp(`while the registry of ${read} is crchurnprod.azurecr.io`),
    },
    'the registry of the workspace': {
      path: 'prod/environment.yml',
      code: image('crchurnprod.azurecr.io/churn:3'),
      snapshot: {},
      ...none,
    },
    'a registry that could not be read': {
      path: 'prod/environment.yml',
      code: image('crother.azurecr.io/churn:3'),
      snapshot: { registry: 'forbidden' },
      ...none,
    },
    'a registry that is gone': {
      path: 'prod/environment.yml',
      code: image('crother.azurecr.io/churn:3'),
      snapshot: { registry: 'absent' },
      ...none,
    },
  },
  [password]: {
    'an image of a registry whose admin user is on, in production': {
      path: 'prod/environment.yml',
      code: image('crchurnprod.azurecr.io/churn:3'),
      snapshot: { registry: { properties: { adminUserEnabled: true } } },
      without: [],
      with: ['image low'],
    },
    'an image of a registry whose admin user is off': {
      path: 'prod/environment.yml',
      code: image('crchurnprod.azurecr.io/churn:3'),
      snapshot: {},
      ...none,
    },
  },
  [impact]: {
    'a sensitive job in a workspace that is not marked': {
      code: job('tags: {dataClassification: confidential}\n'),
      snapshot: properties({ hbiWorkspace: false }),
      without: [],
      with: ['job medium'],
      says: new RegExp(`because its tag dataClassification says so, and ${read}`),
    },
    'a sensitive job in a workspace that is': {
      code: job('tags: {dataClassification: confidential}\n'),
      snapshot: {},
      ...none,
    },
    'a job on public data': {
      code: job('tags: {dataClassification: public}\n'),
      snapshot: properties({ hbiWorkspace: false }),
      ...none,
    },
  },
  [key]: {
    'a sensitive job in a workspace without one': {
      code: job('tags: {dataClassification: confidential}\n'),
      snapshot: properties({ encryption: null }),
      without: [],
      with: ['job low'],
    },
    'a sensitive job in a workspace with one': {
      code: job('tags: {dataClassification: confidential}\n'),
      snapshot: {},
      ...none,
    },
  },
  [stages]: {
    'the workspace of production, named for development': {
      path: 'config-dev.yml',
      code: settings('mlw-churn-prod', 'rg-churn-prod'),
      snapshot: {},
      without: [],
      with: ['deployed medium'],
    },
    'a namesake in another group': {
      path: 'config-dev.yml',
      code: settings('mlw-churn-prod', 'rg-churn-dev'),
      snapshot: {},
      ...none,
    },
  },
};

describe('rules with and without a snapshot', () => {
  it('have at least 40 cases', () => {
    assert.ok(Object.values(cases).reduce((sum, table) => sum + Object.keys(table).length, 0) >= 40);
  });
  for (const [ruleId, table] of Object.entries(cases)) {
    for (const [name, setting] of Object.entries(table)) {
      it(`${ruleId}: ${name}`, () => {
        const facts = workspaceFactsOf(madeSnapshot(setting.snapshot), { is: 'connected' });
        const before = judge(setting, ruleId, undefined);
        const after = judge(setting, ruleId, facts);
        assert.deepEqual(
          { without: before.map(described), with: after.map(described) },
          { without: setting.without, with: setting.with },
        );
        if (setting.says !== undefined) {
          assert.match(after[0]?.message ?? '', setting.says);
        }
        assert.ok(before.every(({ message }) => !message.includes('mlw-churn-prod (')));
      });
    }
  }
});

describe('facts of a snapshot', () => {
  const facts = workspaceFactsOf(madeSnapshot(), { is: 'file', file: 'prod.json' }, 'yesterday');
  const source = { is: 'snapshot', workspace: 'mlw-churn-prod', file: 'prod.json', time: 'yesterday' };

  it('are all known of a workspace that was read', () => {
    assert.deepEqual(facts.workspace(), {
      name: 'mlw-churn-prod',
      resourceGroup: 'rg-churn-prod',
      forcesIdentityDatastores: true,
      highBusinessImpact: true,
      customerManagedKey: true,
      publicNetworkAccess: false,
      isolatedEgress: true,
      approvedHosts: ['features.contoso.com'],
      registryLoginServer: 'crchurnprod.azurecr.io',
      registryAdminUser: false,
      production: true,
      source,
    });
    assert.deepEqual(facts.findCompute('CPU-cluster'), {
      kind: 'cluster',
      hasIdentity: true,
      inVirtualNetwork: true,
      publicAddresses: false,
      source,
    });
    assert.deepEqual(facts.findCompute('aks-inference'), { kind: 'kubernetes', hasIdentity: true, source });
    assert.deepEqual(facts.findDatastore('workspaceblobstore'), { store: 'blob', credential: 'none', source });
  });

  it('are none of what was not read', () => {
    const snapshot = { ...madeSnapshot(), readings: {} };
    const dark = workspaceFactsOf(snapshot, { is: 'connected' });
    const time = '2026-11-23 09:00 UTC';
    assert.deepEqual(dark.workspace(), {
      name: 'mlw-churn-prod',
      resourceGroup: 'rg-churn-prod',
      source: { is: 'connected', workspace: 'mlw-churn-prod', time },
    });
    assert.equal(dark.findCompute('cpu-cluster'), undefined);
    assert.equal(dark.findDatastore('workspaceblobstore'), undefined);
  });

  it('are the same however often they are asked', () => {
    assert.equal(facts.workspace(), facts.workspace());
    assert.equal(facts.findCompute('cpu-cluster'), facts.findCompute('cpu-cluster'));
  });
});

interface Found {
  readonly messageId: string;
  readonly severity: string;
  readonly message: string;
}

function judge(setting: Case, ruleId: string, workspace: WorkspaceFacts | undefined): readonly Found[] {
  const path = setting.path ?? 'job.yml';
  const config = mergeConfigurations(
    setting.config ?? {},
    setting.with.includes('unmarked info') ? { strictness: 'pedantic' } : {},
  );
  const context = { config, project: readProject(setting.project ?? {}, '\n'), workspace };
  const result = lint({ path, text: dedent(setting.code, '\n') }, context);
  assert.deepEqual(result.faults, []);
  return result.findings.filter((finding) => finding.ruleId === ruleId);
}

function described({ messageId, severity }: Found): string {
  return `${messageId} ${severity}`;
}
