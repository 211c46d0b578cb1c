import { workspaceInOtherApiMode } from '../../../../src/posture/checks/workspace/workspace-in-other-api-mode.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(workspaceInOtherApiMode, {
  pass: {
    'version 2 and no legacy mode': {},
    'no value, which means no legacy mode': { given: { workspace: { properties: { v1LegacyMode: null } } } },
    'legacy mode where it is meant': {
      given: { workspace: { properties: { v1LegacyMode: true } } },
      settings: { apiProfile: 'v1-isolated' },
    },
  },
  fail: {
    'legacy mode with version 2': { given: { workspace: { properties: { v1LegacyMode: true } } }, says: /is true.*v2/ },
    'no legacy mode where it is meant': { settings: { apiProfile: 'v1-isolated' }, says: /is false.*v1-isolated/ },
  },
  unknown: { 'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ } },
  notApplicable: { 'a workspace that is gone': { given: { workspace: 'absent' } } },
});
