import { workspaceAddressListTooWide } from '../../../../src/posture/checks/workspace/workspace-address-list-too-wide.js';
import type { Changes } from '../../../support/azure/made-snapshot.js';
import { testCheck } from '../../../support/posture-tester.js';

function given(access: string, defaultAction: string, ...ranges: readonly string[]): Changes {
  return {
    workspace: {
      properties: {
        publicNetworkAccess: access,
        networkAcls: { defaultAction, ipRules: ranges.map((value) => ({ value })) },
      },
    },
  };
}

testCheck(workspaceAddressListTooWide, {
  pass: {
    'narrow ranges and single addresses': { given: given('Enabled', 'Deny', '203.0.113.0/24', '198.51.100.7') },
    'nobody let in': { given: given('Enabled', 'deny') },
  },
  fail: {
    'a range of a provider': { given: given('Enabled', 'Deny', '203.0.0.0/16'), says: /203\.0\.0\.0\/16/ },
    everybody: { given: given('Enabled', 'Deny', '0.0.0.0/0') },
    'the older list': {
      given: { workspace: { properties: { publicNetworkAccess: 'Enabled', ipAllowlist: ['198.51.0.0/20'] } } },
      says: /198\.51\.0\.0\/20/,
    },
    'a wide range behind a closed door, which is less bad': {
      given: given('Disabled', 'Deny', '203.0.0.0/16'),
      says: /low/,
    },
    'a list that keeps nobody out': { given: given('Enabled', 'Allow', '203.0.113.0/24'), says: /keeps nobody out/ },
  },
  unknown: {
    'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ },
    'an API version that does not return the list': {
      given: { workspace: { properties: { publicNetworkAccess: 'Enabled' } } },
      says: /preview/,
    },
    'an entry that is no range': { given: given('Enabled', 'Deny', 'office'), says: /IPv4/ },
  },
  notApplicable: {
    'public access off': { says: /no address list is in force/ },
    'open to everybody, without a list': { given: given('Enabled', 'Allow'), says: /no address list/ },
    'a project, whose hub decides': { given: { workspace: { kind: 'Project' } }, says: /hub/ },
  },
});
