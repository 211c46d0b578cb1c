import { workspaceWithoutLogs } from '../../../../src/posture/checks/logging/workspace-without-logs.js';
import { diagnosticSetting, ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/providers/Microsoft.Insights/diagnosticSettings';
const sent = (...logs: Record<string, unknown>[]) => ({ given: { [list]: [diagnosticSetting(ids.workspace, logs)] } });
const categories = [
  'AmlComputeJobEvent',
  'ComputeInstanceEvent',
  'DataStoreChangeEvent',
  'EnvironmentChangeEvent',
  'ModelsChangeEvent',
  'RunEvent',
].map((category) => ({ category, enabled: true }));

testCheck(workspaceWithoutLogs, {
  pass: {
    'all logs': {},
    'the audit group, in another case, with the retired retention': sent({
      categoryGroup: 'Audit',
      enabled: true,
      retentionPolicy: { enabled: true, days: 7 },
    }),
    'the categories one by one': sent(...categories),
  },
  fail: {
    'no setting': { given: { [list]: [] }, says: /no diagnostic setting/ },
    'a group that is off': {
      ...sent({ categoryGroup: 'allLogs', enabled: false }),
      says: /Not sent: AmlComputeJobEvent/,
    },
    'some categories, which is less bad': { ...sent(...categories.slice(1)), says: /Not sent: AmlCompute.*medium/ },
    'no place to send to': {
      given: {
        [list]: [{ id: `${ids.workspace}/x`, properties: { logs: [{ categoryGroup: 'allLogs', enabled: true }] } }],
      },
    },
    'no Log Analytics to name in the fix': {
      given: { [list]: [], workspace: { properties: { applicationInsights: null } } },
    },
  },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'an answer of another type': { given: { [list]: [{ id: 'x', properties: { workspaceId: 'w', logs: 'all' } }] } },
  },
  notApplicable: { 'a workspace that is gone': { given: { [list]: 'absent' } } },
});
