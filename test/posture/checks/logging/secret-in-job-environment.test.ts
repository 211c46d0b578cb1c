import { secretInJobEnvironment } from '../../../../src/posture/checks/logging/secret-in-job-environment.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/jobs';
const job = (properties: Record<string, unknown>) => ({
  given: { [list]: [{ id: `${ids.workspace}/jobs/plum_1`, properties }] },
});
const secret = { environmentVariables: { DB_PASSWORD: 'Winter-2026-db' } };

testCheck(secretInJobEnvironment, {
  pass: {
    'a level': {},
    'a reference': job({ environmentVariables: { API_KEY: '${{keyvault:https://kv.vault.azure.net/secrets/api}}' } }),
  },
  fail: {
    'of a command': { ...job({ jobType: 'Command', ...secret }), says: /plum_1 \(DB_PASSWORD\)/ },
    'of the trial of a sweep': job({ jobType: 'Sweep', trial: secret }),
    'of a step of a pipeline': job({ jobType: 'Pipeline', jobs: { train: secret } }),
  },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'variables of another type': job({ environmentVariables: 'A=b' }),
  },
  notApplicable: { 'no job': { given: { [list]: [] } } },
});
