import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { workspaceNames, type HostName } from '../../../src/posture/names/host-names.js';
import { seenName, type Fit, type NameAnswer, type SeenAs } from '../../../src/posture/names/seen-name.js';
import { madeSnapshot } from '../../support/azure/made-snapshot.js';

const storage = {
  properties: {
    primaryEndpoints: {
      blob: 'https://stchurnprod.blob.core.windows.net/',
      table: 'https://stchurnprod.table.core.windows.net/',
    },
  },
};

function hostsOf(change: Parameters<typeof madeSnapshot>[0] = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(workspaceNames(madeSnapshot(change)).names.map(({ use, host }) => [use, host]));
}

describe('the names of a workspace', () => {
  it('are those that were read', () => {
    const names = hostsOf({ storage });
    assert.equal(names['workspace'], 'eeeeeeee-1111-2222-3333-444444444444.workspace.westeurope.api.azureml.ms');
    assert.equal(names['notebooks'], 'ml-churn.notebooks.azure.net');
    assert.equal(names['vault kv-churn-prod'], 'kv-churn-prod.vault.azure.net');
    assert.equal(names['registry crchurnprod'], 'crchurnprod.azurecr.io');
    assert.deepEqual(
      Object.values(names).filter((host) => host.startsWith('stchurnprod')),
      ['stchurnprod.blob.core.windows.net', 'stchurnprod.table.core.windows.net'],
    );
  });

  it('know the private endpoint of each kind of storage by itself', () => {
    const { names } = workspaceNames(madeSnapshot({ storage }));
    const of = (start: string): HostName | undefined => names.find(({ use }) => use.startsWith(start));
    assert.deepEqual(
      ['blob', 'table'].map((start) => of(start)?.hasPrivateEndpoint),
      [true, false],
    );
    assert.equal(of('workspace')?.hasPrivateEndpoint, true);
    assert.equal(of('workspace')?.answersPublicly, false);
  });

  it('are gaps where they are not in the answer, or could not be read', () => {
    const uses = (change: Parameters<typeof madeSnapshot>[0]): readonly string[] =>
      workspaceNames(madeSnapshot(change)).unknown.map(({ use }) => use);
    assert.ok(uses({}).includes('storage account stchurnprod'));
    assert.ok(uses({}).includes('Application Insights'));
    assert.ok(uses({ vault: 'forbidden' }).includes('key vault'));
    const dark = workspaceNames(madeSnapshot({ workspace: 'forbidden' }));
    assert.ok(dark.unknown.length >= 6);
    assert.ok(!dark.names.some(({ use }) => use === 'workspace'));
  });
});

const name: HostName = { host: 'a.example', use: 'vault kv', hasPrivateEndpoint: true, answersPublicly: false };

function resolved(...addresses: readonly string[]): NameAnswer {
  return { is: 'resolved', addresses, chain: [], isPartial: false };
}

interface Case {
  readonly answer: NameAnswer;
  readonly change?: Partial<HostName>;
  readonly as: SeenAs;
  readonly fit: Fit;
  readonly says: RegExp;
}

const cases: Readonly<Record<string, Case>> = {
  'a private address of an endpoint': {
    answer: resolved('10.0.0.4'),
    as: 'private',
    fit: 'agrees',
    says: /private endpoint is used/,
  },
  'a public address beside an endpoint': {
    answer: resolved('20.50.2.1'),
    as: 'public',
    fit: 'zone-not-linked',
    says: /not linked where you are, and public access is off/,
  },
  'the same where public access is on': {
    answer: resolved('20.50.2.1'),
    change: { answersPublicly: true },
    as: 'public',
    fit: 'zone-not-linked',
    says: /not linked where you are$/,
  },
  'a public address of something closed': {
    answer: resolved('20.50.2.1'),
    change: { hasPrivateEndpoint: false },
    as: 'public',
    fit: 'will-be-refused',
    says: /you will be refused/,
  },
  'a public address of something open': {
    answer: resolved('20.50.2.1'),
    change: { hasPrivateEndpoint: false, answersPublicly: true },
    as: 'public',
    fit: 'agrees',
    says: /public access is on/,
  },
  'a public address of which nothing is known': {
    answer: resolved('20.50.2.1'),
    change: { hasPrivateEndpoint: undefined, answersPublicly: undefined },
    as: 'public',
    fit: 'unclear',
    says: /not all/,
  },
  'a private address without an endpoint': {
    answer: resolved('10.0.0.4'),
    change: { hasPrivateEndpoint: false },
    as: 'private',
    fit: 'private-unexplained',
    says: /no approved private endpoint was read/,
  },
  'both kinds of addresses': {
    answer: resolved('10.0.0.4', '2603:1020::1'),
    as: 'mixed',
    fit: 'unclear',
    says: /chance/,
  },
  'no such name': {
    answer: { is: 'missing', chain: [] },
    as: 'does-not-resolve',
    fit: 'nothing-answers',
    says: /no such name/,
  },
  'an alias to a zone without the record': {
    answer: { is: 'missing', chain: ['a.privatelink.example'] },
    as: 'does-not-resolve',
    fit: 'nothing-answers',
    says: /private link zone that has no address/,
  },
  'a fault': {
    answer: { is: 'failed', reason: 'the name server failed' },
    as: 'unknown',
    fit: 'unclear',
    says: /server failed/,
  },
  'a private address, and no answer for the other family': {
    answer: { is: 'resolved', addresses: ['10.0.0.4'], chain: [], isPartial: true },
    as: 'unknown',
    fit: 'unclear',
    says: /only one of IPv4 and IPv6/,
  },
  'a public address, and no answer for the other family': {
    answer: { is: 'resolved', addresses: ['20.50.2.1'], chain: [], isPartial: true },
    as: 'public',
    fit: 'zone-not-linked',
    says: /not linked/,
  },
  'an address of this machine': { answer: resolved('127.0.0.1'), as: 'unknown', fit: 'unclear', says: /no service/ },
};

describe('a name from here', () => {
  for (const [title, { answer, change, as, fit, says }] of Object.entries(cases)) {
    it(title, () => {
      const seen = seenName({ ...name, ...change }, answer);
      assert.deepEqual({ as: seen.as, fit: seen.fit }, { as, fit });
      assert.match(seen.says, says);
    });
  }
});
