import { outboundRuleTooWide } from '../../../../src/posture/checks/managed-network/outbound-rule-too-wide.js';
import type { Changes } from '../../../support/azure/made-snapshot.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

function rule(properties: Readonly<Record<string, unknown>>): object {
  return {
    id: `${ids.workspace}/outboundRules/out`,
    name: 'out',
    properties: { category: 'UserDefined', status: 'Active', ...properties },
  };
}

function host(destination: string): Changes {
  return { 'workspace/outboundRules': [rule({ type: 'FQDN', destination })] };
}

function tag(destination: object): Changes {
  return { 'workspace/outboundRules': [rule({ type: 'ServiceTag', destination })] };
}

testCheck(outboundRuleTooWide, {
  pass: {
    'one host of somebody known': { on: ['feature-store'] },
    'a wildcard that somebody has accepted': {
      given: host('*.Blob.core.windows.net'),
      settings: { acceptedDestinations: ['*.blob.core.windows.net'] },
    },
    'a wildcard over one’s own domain': { given: host('*.contoso.com') },
    'a private endpoint': {
      given: {
        'workspace/outboundRules': [rule({ type: 'PrivateEndpoint', destination: { serviceResourceId: ids.cosmos } })],
      },
    },
    'a tag of one service': { given: tag({ serviceTag: 'AzureActiveDirectory' }) },
    'a tag that is denied': { given: tag({ serviceTag: 'Internet', action: 'Deny' }) },
    'addresses, which override the tag': {
      given: tag({ serviceTag: 'Internet', addressPrefixes: ['198.51.100.0/24'] }),
    },
    'one account of a shared service': { given: host('stpartner.blob.core.windows.net') },
  },
  fail: {
    'every storage account': { given: host('*.blob.core.windows.net'), says: /anybody can have an account/ },
    'every host': { given: host('*'), says: /high/ },
    'every host of a domain': { given: host('*.com') },
    'a place for uploads': { given: host('github.com'), says: /upload.*medium/ },
    'an index of packages': { given: host('*.pypi.org'), says: /packages.*low/ },
    'the tag of all storage': { given: tag({ serviceTag: 'Storage' }), says: /every storage account/ },
    'the tag of the storage of a region': { given: tag({ serviceTag: 'Storage.WestEurope' }) },
    'the tag of Front Door': { given: tag({ serviceTag: 'AzureFrontDoor.Frontend' }) },
    'all addresses': { given: tag({ serviceTag: 'Sql', addressPrefixes: ['0.0.0.0/0'] }), says: /0\.0\.0\.0/ },
  },
  unknown: {
    'a refused read': { given: { 'workspace/outboundRules': 'forbidden' } },
    'a kind of rule that we do not know': { given: { 'workspace/outboundRules': [rule({ type: 'Tunnel' })] } },
  },
  notApplicable: {
    'no rule': { given: { 'workspace/outboundRules': [] }, says: /not an outbound rule/ },
    'a rule of the service itself': {
      given: {
        'workspace/outboundRules': [
          rule({ type: 'ServiceTag', category: 'Required', destination: { serviceTag: 'Storage' } }),
        ],
      },
    },
  },
});
