import { noComputeBuildsImages } from '../../../../src/posture/checks/container-registry/no-compute-builds-images.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(noComputeBuildsImages, {
  pass: {
    'a cluster in a subnet': {},
    'a cluster in the managed network': {
      given: {
        'workspace/computes': [
          { id: `${ids.workspace}/computes/cpu-cluster`, properties: { computeType: 'AmlCompute', properties: {} } },
        ],
      },
    },
    'named by its id': {
      given: { workspace: { properties: { imageBuildCompute: `${ids.workspace}/computes/CPU-cluster` } } },
    },
  },
  fail: {
    none: { given: { workspace: { properties: { imageBuildCompute: null } } }, says: /not set/ },
    'one that is gone': { given: { 'workspace/computes': [] }, says: /names cpu-cluster/ },
    'one that is attached': { given: { workspace: { properties: { imageBuildCompute: 'aks-inference' } } } },
    'a cluster in no network': {
      given: {
        workspace: { properties: { managedNetwork: null } },
        'workspace/computes': [
          { id: `${ids.workspace}/computes/cpu-cluster`, properties: { computeType: 'AmlCompute', properties: {} } },
        ],
      },
      says: /no network/,
    },
  },
  unknown: {
    'the registry': { given: { registry: 'forbidden' } },
    'the computes': { given: { 'workspace/computes': 'forbidden' } },
    'the managed network in an older API': {
      given: {
        workspace: { apiVersion: '2022-10-01', change: { properties: { managedNetwork: null } } },
        'workspace/computes': [
          { id: `${ids.workspace}/computes/cpu-cluster`, properties: { computeType: 'AmlCompute', properties: {} } },
        ],
      },
    },
  },
  notApplicable: {
    'an open registry': {
      given: { registry: { properties: { publicNetworkAccess: 'Enabled', networkRuleSet: null } } },
    },
    'no registry yet': { given: { workspace: { properties: { containerRegistry: null } } } },
    'a registry that is gone': { given: { registry: 'absent' } },
    'a project': { given: { workspace: { kind: 'Project' } }, says: /hub/ },
  },
});
