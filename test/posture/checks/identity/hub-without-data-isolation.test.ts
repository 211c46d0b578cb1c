import { hubWithoutDataIsolation } from '../../../../src/posture/checks/identity/hub-without-data-isolation.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(hubWithoutDataIsolation, {
  pass: {
    'a hub with it': { given: { workspace: { kind: 'Hub' } }, says: /on this hub/ },
    'a project with it': {
      given: {
        workspace: { kind: 'project', properties: { hubResourceId: ids.workspace.replace('mlw-churn', 'hub-churn') } },
      },
      says: /project of hub-churn-prod/,
    },
  },
  fail: {
    'a hub without it': {
      given: { workspace: { kind: 'Hub', properties: { enableDataIsolation: false } } },
      says: /is false/,
    },
    'no value': {
      given: { workspace: { kind: 'Hub', properties: { enableDataIsolation: null } } },
      says: /not set/,
    },
  },
  unknown: {
    'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ },
    'an older API version': {
      given: {
        workspace: { apiVersion: '2023-10-01', change: { kind: 'Hub', properties: { enableDataIsolation: null } } },
      },
      says: /2024-04-01/,
    },
  },
  notApplicable: { 'a workspace that stands alone': {} },
});
