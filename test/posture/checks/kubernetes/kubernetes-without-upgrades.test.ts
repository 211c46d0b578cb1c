import { kubernetesWithoutUpgrades } from '../../../../src/posture/checks/kubernetes/kubernetes-without-upgrades.js';
import { testCheck } from '../../../support/posture-tester.js';

const profile = (autoUpgradeProfile: unknown) => ({ cluster: { properties: { autoUpgradeProfile } } });

testCheck(kubernetesWithoutUpgrades, {
  pass: {
    both: {},
    'security patches of the nodes': {
      given: profile({ upgradeChannel: 'patch', nodeOSUpgradeChannel: 'SecurityPatch' }),
    },
  },
  fail: {
    neither: { given: profile({ upgradeChannel: 'none', nodeOSUpgradeChannel: 'None' }), says: /is none/ },
    'no values, which means neither': { given: profile(null) },
    'nodes only, which is less bad': {
      given: profile({ upgradeChannel: 'node-image', nodeOSUpgradeChannel: 'NodeImage' }),
      says: /"severity":"low"/,
    },
    'nodes that look after themselves': {
      given: profile({ upgradeChannel: 'stable', nodeOSUpgradeChannel: 'Unmanaged' }),
      says: /"severity":"low"/,
    },
  },
  unknown: {
    'a refused cluster': { given: { cluster: 'forbidden' } },
    'an answer from before node channels': {
      given: {
        cluster: {
          apiVersion: '2023-05-01',
          change: { properties: { autoUpgradeProfile: { nodeOSUpgradeChannel: null } } },
        },
      },
    },
  },
  notApplicable: { 'no cluster': { given: { 'workspace/computes': [] } } },
});
