import { workspaceNamesMissingResource } from '../../../../src/posture/checks/inventory/workspace-names-missing-resource.js';
import { testCheck } from '../../../support/posture-tester.js';

const none = { storageAccount: null, keyVault: null, containerRegistry: null, applicationInsights: null };

testCheck(workspaceNamesMissingResource, {
  pass: {
    'all there': {},
    'no registry yet': { given: { workspace: { properties: { containerRegistry: null } } } },
  },
  fail: {
    'the vault': { given: { vault: 'absent' }, says: /Does not exist: key vault/ },
    'the registry, while the vault is refused': {
      given: { registry: 'absent', vault: 'forbidden' },
      says: /container registry/,
    },
  },
  unknown: {
    'a refused account': { given: { storage: 'forbidden' } },
    'a refused workspace': { given: { workspace: 'forbidden' } },
  },
  notApplicable: {
    'nothing named, as in a project': { given: { workspace: { properties: none } } },
    'a workspace that is gone': { given: { workspace: 'absent' } },
  },
});
