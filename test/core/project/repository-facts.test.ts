import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultConfiguration } from '../../../src/core/config/configuration.js';
import { readDocument } from '../../../src/core/documents/read-document.js';
import type { Finding } from '../../../src/core/findings/finding.js';
import { lint } from '../../../src/core/lint.js';
import { noProject } from '../../../src/core/project/project-facts.js';
import { ProjectIndex } from '../../../src/core/project/project-index.js';
import { factsForFile, type KnownEnvironment, type WorkspaceFacts } from '../../../src/core/project/workspace-facts.js';

const schemas = 'https://azuremlschemas.azureedge.net/latest';
const yaml = (schema: string, ...lines: readonly string[]): string =>
  [`$schema: ${schemas}/${schema}.schema.json`, ...lines, ''].join('\n');
const workspace = (name: string, ...lines: readonly string[]): string => yaml('workspace', `name: ${name}`, ...lines);
const cluster = (...lines: readonly string[]): string =>
  yaml('amlCompute', 'name: gpu', 'type: amlcompute', 'size: STANDARD_NC6', ...lines);

function indexOf(files: Readonly<Record<string, string>>): ProjectIndex {
  const index = new ProjectIndex();
  for (const [path, text] of Object.entries(files)) {
    if (path.endsWith('.json')) {
      index.setConfiguration(path, text);
    } else {
      index.set(path, readDocument({ path, text }, noProject));
    }
  }
  return index;
}

/** What a file is told that is not there yet. */
function told(path: string, files: Readonly<Record<string, string>>, text = ''): WorkspaceFacts {
  const { facts } = readDocument({ path, text }, noProject);
  return factsForFile(undefined, { path, facts, project: indexOf(files), posture: defaultConfiguration.posture });
}

function without(value: object | undefined): object | undefined {
  return value === undefined
    ? undefined
    : Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'source'));
}

describe('what a repository says of a compute target', () => {
  const cases: Readonly<Record<string, readonly [files: Readonly<Record<string, string>>, known: object | undefined]>> =
    {
      'a cluster with everything': [
        {
          'c.yml': cluster(
            'identity: {type: system_assigned}',
            'enable_node_public_ip: false',
            'network_settings: {subnet: s}',
          ),
        },
        { kind: 'cluster', hasIdentity: true, inVirtualNetwork: true, publicAddresses: false },
      ],
      'a cluster that says nothing: the network may be that of the workspace': [
        { 'c.yml': cluster() },
        { kind: 'cluster', hasIdentity: false },
      ],
      'an address that is filled in later': [
        { 'c.yml': cluster('enable_node_public_ip: $(publicIp)') },
        { kind: 'cluster', hasIdentity: false },
      ],
      'a cluster in Python': [
        {
          'c.py':
            'from azure.ai.ml.entities import AmlCompute\nAmlCompute(name="gpu", size="x", enable_node_public_ip=True)\n',
        },
        { kind: 'cluster', hasIdentity: false, publicAddresses: true },
      ],
      'settings in Python that cannot be seen': [
        { 'c.py': 'from azure.ai.ml.entities import AmlCompute\nAmlCompute(name="gpu", **settings())\n' },
        { kind: 'cluster', hasIdentity: true, inVirtualNetwork: true },
      ],
      'two that agree': [
        { 'a.yml': cluster(), 'b.yml': cluster() },
        { kind: 'cluster', hasIdentity: false },
      ],
      'two that differ': [{ 'a.yml': cluster(), 'b.yml': cluster('identity: {type: system_assigned}') }, undefined],
      none: [{}, undefined],
    };
  for (const [name, [files, known]] of Object.entries(cases)) {
    it(name, () => {
      assert.deepEqual(without(told('jobs/job.yml', files).findCompute('GPU')), known);
    });
  }

  it('is told to the files of its stage', () => {
    const files = { 'dev/gpu.yml': cluster(), 'prod/gpu.yml': cluster('identity: {type: system_assigned}') };
    assert.equal(told('dev/jobs/a.yml', files).findCompute('gpu')?.hasIdentity, false);
    assert.equal(told('prod/a.yml', files).findCompute('gpu')?.hasIdentity, true);
    assert.equal(told('staging/a.yml', files).findCompute('gpu'), undefined);
    assert.equal(told('a.yml', files).findCompute('gpu'), undefined);
  });

  it('names its file and place', () => {
    assert.deepEqual(told('a.yml', { 'c.yml': cluster() }).findCompute('gpu')?.source, {
      is: 'file',
      place: { path: 'c.yml', start: { line: 1, character: 0 }, end: { line: 1, character: 9 } },
    });
  });
});

describe('what a repository says of environments and endpoints', () => {
  it('their images, registries and access', () => {
    const files = {
      'e1.yml': yaml('environment', 'name: churn', 'version: 1', 'image: contoso.azurecr.io/churn:1'),
      'e2.yml': yaml('environment', 'name: churn', 'version: 2', 'image: python:3.12'),
      'e3.py': 'from azure.ai.ml.entities import Environment\nEnvironment(name="code", image="ghcr.io/x/y:1")\n',
      'e4.yml': yaml('environment', 'name: built', 'build: {path: .}'),
      'o.yml': yaml('managedOnlineEndpoint', 'name: open', 'auth_mode: key', 'public_network_access: enabled'),
      'c.yml': yaml('managedOnlineEndpoint', 'name: closed', 'public_network_access: disabled'),
      'd.yml': yaml('managedOnlineEndpoint', 'name: default', 'auth_mode: key'),
    };
    const facts = told('a.yml', files);
    const environment = (name: string, version?: string): KnownEnvironment | undefined =>
      facts.findEnvironment?.(name, version);
    assert.deepEqual(without(environment('Churn', '1')), {
      image: 'contoso.azurecr.io/churn:1',
      registry: 'contoso.azurecr.io',
    });
    assert.equal(environment('churn', '2')?.registry, 'docker.io');
    assert.equal(environment('churn'), undefined);
    assert.equal(environment('code')?.registry, 'ghcr.io');
    assert.deepEqual(without(environment('built')), {});
    assert.deepEqual(
      ['open', 'closed', 'default', 'none'].map((name) => facts.findEndpoint?.(name)?.publicNetworkAccess),
      [true, false, undefined, undefined],
    );
  });
});

describe('the workspace of a file, as a repository defines it', () => {
  it('has what is written, and the defaults that cannot be changed', () => {
    const text = workspace(
      'mlw-churn',
      'public_network_access: Disabled',
      'hbi_workspace: true',
      'system_datastores_auth_mode: identity',
      'customer_managed_key: {key_vault: v, key_uri: u}',
      'managed_network:',
      '  isolation_mode: allow_only_approved_outbound',
      '  outbound_rules:',
      '    - {name: pypi, type: fqdn, destination: PyPI.org}',
      '    - {name: blob, type: private_endpoint, destination: {service_resource_id: x}}',
    );
    assert.deepEqual(told('jobs/a.yml', { 'infra/workspace.yml': text }).workspace(), {
      name: 'mlw-churn',
      publicNetworkAccess: false,
      highBusinessImpact: true,
      forcesIdentityDatastores: true,
      customerManagedKey: true,
      isolatedEgress: true,
      approvedHosts: ['pypi.org'],
      source: {
        is: 'file',
        place: { path: 'infra/workspace.yml', start: { line: 1, character: 6 }, end: { line: 1, character: 15 } },
        workspace: 'mlw-churn',
      },
    });
    const bare = told('jobs/a.yml', { 'infra/workspace.yml': workspace('mlw-churn') }).workspace();
    assert.deepEqual(without(bare), { name: 'mlw-churn', customerManagedKey: false, highBusinessImpact: false });
  });

  const staged = {
    'dev/workspace.yml': workspace('mlw-dev', 'hbi_workspace: false'),
    'prod/workspace.yml': workspace('mlw-prod', 'hbi_workspace: true'),
  };
  const teams = { 'a/workspace.yml': workspace('mlw-a'), 'b/workspace.yml': workspace('mlw-b') };
  const one = { 'infra/workspace.yml': workspace('mlw-churn') };
  const configuration = (name: string): string =>
    JSON.stringify({ subscription_id: 's', resource_group: 'g', workspace_name: name });
  const names = 'az ml job create -f a.yml -w mlw-dev -g rg\n';
  const cases: Readonly<
    Record<
      string,
      readonly [path: string, files: Readonly<Record<string, string>>, name: string | undefined, text?: string]
    >
  > = {
    'that of the own stage': ['prod/jobs/a.yml', staged, 'mlw-prod'],
    'never that of another stage': ['staging/a.yml', staged, undefined],
    'none of two, without a stage': ['jobs/a.yml', staged, undefined],
    'that of the own folder': ['a/jobs/deep/a.yml', teams, 'mlw-a'],
    'none of two folders': ['c/a.yml', teams, undefined],
    'the only one': ['jobs/a.yml', one, 'mlw-churn'],
    'the only one, which is for another stage': ['dev/a.yml', { 'infra/prod.yml': workspace('mlw-churn') }, undefined],
    'not the only one that is defined, where others are named': [
      'jobs/a.yml',
      { ...one, 'x/config.json': configuration('mlw-other') },
      undefined,
    ],
    'the one that config.json names': [
      'jobs/a.yml',
      { ...staged, 'config.json': configuration('mlw-dev'), 'x/config.json': configuration('mlw-prod') },
      'mlw-dev',
    ],
    'the one that the nearest config.json names': [
      'x/y/a.yml',
      { ...staged, 'config.json': configuration('mlw-dev'), 'x/.azureml/config.json': configuration('MLW-prod') },
      'mlw-prod',
    ],
    'not the one that config.json names for another stage': [
      'dev/a.yml',
      { ...staged, 'config.json': configuration('mlw-prod') },
      undefined,
    ],
    'none, where config.json names one that nobody defines': [
      'jobs/a.yml',
      { ...one, 'config.json': configuration('mlw-other') },
      undefined,
    ],
    'a JSON file that is something else': [
      'jobs/a.yml',
      { ...one, 'config.json': '{"workspace_name": "x"}' },
      'mlw-churn',
    ],
    'the one that the file names': ['submit.sh', staged, 'mlw-dev', names],
    'none, where the file names two': ['submit.sh', staged, undefined, names + names.replace('dev', 'prod')],
    'not what the file itself defines': ['infra/workspace.yml', one, undefined],
    'none of two that differ in a folder': [
      'a.yml',
      { 'one.yml': workspace('mlw', 'hbi_workspace: true'), 'two.yml': workspace('mlw') },
      undefined,
    ],
  };
  for (const [name, [path, files, expected, text]] of Object.entries(cases)) {
    it(name, () => {
      assert.equal(told(path, files, text).workspace()?.name, expected);
    });
  }
});

describe('rules, without a snapshot', () => {
  const findings = (path: string, text: string, files: Readonly<Record<string, string>>): readonly Finding[] =>
    lint({ path, text }, { config: defaultConfiguration, project: indexOf(files) }).findings;
  const shown = (all: readonly Finding[], rule: string): readonly (readonly string[])[] =>
    all
      .filter(({ ruleId }) => ruleId === rule)
      .map(({ messageId, related }) => [
        messageId,
        ...related.map((place) =>
          'path' in place ? `${place.path}:${place.start.line + 1} ${place.message}` : 'here',
        ),
      ]);
  const production = yaml(
    'commandJob',
    'command: python train.py',
    'compute: azureml:gpu',
    'tags: {environment: prod}',
  );
  const sensitive = yaml('commandJob', 'command: echo 1', 'tags: {dataClassification: confidential}');
  const closed = workspace('mlw-churn', 'public_network_access: disabled');

  it('know a cluster without an identity', () => {
    const found = findings('job.yml', production, { 'gpu.yml': cluster() });
    assert.deepEqual(shown(found, 'compute-without-identity'), [['used', 'gpu.yml:2 defined here', 'here']]);
    assert.match(
      found.map(({ message }) => message).join('\n'),
      /runs on gpu, a cluster that gpu\.yml defines without/,
    );
    assert.deepEqual(shown(findings('job.yml', production, {}), 'compute-without-identity'), []);
    const identity = { 'gpu.yml': cluster('identity: {type: system_assigned}') };
    assert.deepEqual(shown(findings('job.yml', production, identity), 'compute-without-identity'), []);
  });

  it('know nodes with public addresses', () => {
    const found = findings('job.yml', production, { 'gpu.yml': cluster('enable_node_public_ip: true') });
    assert.deepEqual(shown(found, 'compute-public-ip'), [['used', 'gpu.yml:2 defined here', 'here']]);
    assert.deepEqual(shown(findings('job.yml', production, { 'gpu.yml': cluster() }), 'compute-public-ip'), []);
  });

  it('know a closed workspace, of the own stage only', () => {
    const endpoint = yaml('managedOnlineEndpoint', 'name: churn', 'auth_mode: aad_token');
    const found = findings('serve/e.yml', endpoint, { 'workspace.yml': closed });
    assert.deepEqual(shown(found, 'endpoint-public-network'), [['openedByDefault', 'workspace.yml:2 defined here']]);
    assert.match(found[0]?.message ?? '', /although mlw-churn \(defined in workspace\.yml\) is closed/);
    assert.deepEqual(
      shown(findings('dev/e.yml', endpoint, { 'prod/workspace.yml': closed }), 'endpoint-public-network'),
      [],
    );
  });

  it('know a workspace that is not marked, and has no key', () => {
    const found = findings('job.yml', sensitive, { 'workspace.yml': workspace('mlw-churn') });
    for (const rule of ['workspace-not-high-business-impact', 'workspace-without-customer-managed-key']) {
      assert.deepEqual(shown(found, rule), [['job', 'workspace.yml:2 defined here']]);
    }
  });

  it('know a workspace that forces identities', () => {
    const byKey = yaml('azureBlob', 'name: o', 'type: azure_blob', 'account_name: s', 'credentials: {account_key: x}');
    const forcing = workspace('mlw-churn', 'system_datastores_auth_mode: identity');
    const found = findings('orders.yml', byKey, { 'workspace.yml': forcing });
    assert.deepEqual(shown(found, 'datastore-with-credentials'), [['forced', 'workspace.yml:2 defined here']]);
  });

  it('know where an approved-only network leads', () => {
    const reads = yaml(
      'commandJob',
      'command: echo 1',
      'inputs: {o: {type: uri_file, path: "https://x.example/o.csv"}}',
    );
    const network = (host: string): string =>
      workspace(
        'mlw-churn',
        `managed_network: {isolation_mode: allow_only_approved_outbound, outbound_rules: [{name: a, type: fqdn, destination: ${host}}]}`,
      );
    const found = findings('job.yml', reads, { 'workspace.yml': network('pypi.org') });
    assert.deepEqual(shown(found, 'data-from-public-url'), [['shutOut', 'workspace.yml:2 defined here']]);
    assert.deepEqual(
      shown(findings('job.yml', reads, { 'workspace.yml': network('x.example') }), 'data-from-public-url'),
      [],
    );
  });

  it('show the jobs that run a script', () => {
    const script = 'import os\nimport mlflow\nprint(os.environ["DB_PASSWORD"])\n';
    const files = {
      'a.yml': yaml('commandJob', 'code: src', 'command: python train.py'),
      'b.yml': yaml(
        'managedOnlineDeployment',
        'name: blue',
        'endpoint_name: e',
        'code_configuration: {code: src, scoring_script: train.py}',
      ),
    };
    assert.deepEqual(shown(findings('src/train.py', script, files), 'secret-in-log'), [
      ['logged', 'a.yml:2 a.yml runs it', 'b.yml:4 b.yml runs it to answer requests'],
    ]);
  });

  it('show the job of a schedule, the endpoint of a deployment and the environment of a Dockerfile', () => {
    const schedule = yaml(
      'schedule',
      'name: n',
      'trigger: {type: cron}',
      'create_job: {type: pipeline, job: ./job.yml, compute: azureml:ci}',
    );
    const instance = yaml('computeInstance', 'name: ci', 'type: computeinstance');
    const job = yaml('pipelineJob', 'type: pipeline', 'jobs: {}');
    assert.deepEqual(
      shown(findings('s.yml', schedule, { 'ci.yml': instance, 'job.yml': job }), 'compute-instance-in-production'),
      [['production', 'ci.yml:2 defined here as a compute instance', 'job.yml:1 job.yml is run by this schedule']],
    );
    const deployment = yaml(
      'managedOnlineDeployment',
      'name: blue',
      'endpoint_name: live',
      'environment_variables: {DB_PASSWORD: $(dbPassword)}',
    );
    const endpoint = yaml('managedOnlineEndpoint', 'name: live', 'auth_mode: aad_token');
    assert.deepEqual(shown(findings('d.yml', deployment, { 'e.yml': endpoint }), 'secret-in-environment-variable'), [
      ['flow', 'e.yml:2 e.yml is the endpoint that it names'],
    ]);
    const environment = yaml('environment', 'name: built', 'build: {path: docker}');
    const found = findings('docker/Dockerfile', 'FROM python:latest\nENV API_KEY=sk-x\n', { 'e.yml': environment });
    assert.ok(found.length > 0);
    assert.ok(found.every(({ related }) => related.some((place) => place.message === 'e.yml is made of it')));
  });
});
