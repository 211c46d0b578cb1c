import { instanceSetUpBySomebodyElse } from '../../../../src/posture/checks/compute/instance-set-up-by-somebody-else.js';
import type { Changes } from '../../../support/azure/made-snapshot.js';
import { computeInstance } from '../../../support/azure/made-computes.js';
import { principals } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const bare = { ...computeInstance(), properties: { computeType: 'ComputeInstance' } };

function given(settings: object): Changes {
  return {
    'workspace/computes': [
      computeInstance({
        createdBy: { userId: principals.owners },
        setupScripts: { scripts: { startupScript: { scriptSource: 'inline', scriptData: 'ZWNobyBoZWxsbw==' } } },
        ...settings,
      }),
    ],
  };
}

testCheck(instanceSetUpBySomebodyElse, {
  pass: { 'no sign-in beside the script': { given: given({ enableSSO: false }) } },
  fail: {
    'a sign-in beside the script': { given: given({ enableSSO: true }), says: /enableSSO is true/ },
    'no value, which means a sign-in': { given: given({}), says: /not set/ },
    'an application instead of a script': {
      given: given({ setupScripts: null, customServices: [{ name: 'rstudio' }] }),
    },
  },
  unknown: {
    'a refused read': { given: { 'workspace/computes': 'forbidden' } },
    'an answer without the settings': { given: { 'workspace/computes': [bare] }, says: /not in the answer/ },
    'nothing said of who created it': { given: given({ createdBy: null }), says: /who created/ },
    'an older API version': {
      given: {
        'workspace/computes': { apiVersion: '2024-10-01', change: { value: given({})['workspace/computes'] } },
      },
      says: /2025-12-01/,
    },
  },
  notApplicable: {
    'no instance': {},
    'no script': { given: given({ setupScripts: null }), says: /Nobody/ },
    'a script of one’s own': { given: given({ createdBy: { userId: principals.person } }), says: /The assigned user/ },
  },
});
