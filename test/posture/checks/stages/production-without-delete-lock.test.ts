import { productionWithoutDeleteLock } from '../../../../src/posture/checks/stages/production-without-delete-lock.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const on = (id: string) => `${id}/providers/Microsoft.Authorization/locks`;
const lock = (scope: string, level: string) => [{ id: `${on(scope)}/keep`, properties: { level } }];

testCheck(productionWithoutDeleteLock, {
  pass: {
    'a lock on each': {},
    'one on the resource group': { given: { [on(ids.vault)]: [], [on(ids.group)]: lock(ids.group, 'CanNotDelete') } },
  },
  fail: {
    'no lock on the vault': {
      given: { [on(ids.vault)]: [], [on(ids.group)]: [] },
      says: /No CanNotDelete lock: key vault/,
    },
    'a lock on something else in the group': {
      given: { [on(ids.vault)]: [], [on(ids.group)]: lock(ids.storage, 'CanNotDelete') },
    },
    'a lock that stops Azure ML': {
      given: { [on(ids.workspace)]: lock(ids.workspace, 'ReadOnly') },
      says: /stops Azure ML: workspace/,
    },
  },
  unknown: {
    'a refused list': { given: { [on(ids.storage)]: 'forbidden' } },
    'locks of the resource group that were not read': { given: { [on(ids.vault)]: [], [on(ids.group)]: 'not-read' } },
  },
  notApplicable: {
    'not production': { settings: { production: false } },
    'a workspace that is gone': { given: { workspace: 'absent' } },
  },
});
