import { secretInContainerGroupEnvironment } from '../../../../src/posture/checks/container-instances/secret-in-container-group-environment.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = `${ids.group}/providers/Microsoft.ContainerInstance/containerGroups`;
const group = (environmentVariables: unknown, part = 'containers') => ({
  [list]: [{ id: `${list}/scoring`, properties: { [part]: [{ name: 'a', properties: { environmentVariables } }] } }],
});

testCheck(secretInContainerGroupEnvironment, {
  pass: {
    'a level': { given: group([{ name: 'LOG_LEVEL', value: 'info' }]) },
    'a secure value, which is not in the answer': { given: group([{ name: 'DB_PASSWORD' }]) },
    'no variables': { given: group(null) },
  },
  fail: {
    'a password': { given: group([{ name: 'DB_PASSWORD', value: 'Winter-2026-db' }]), says: /in DB_PASSWORD/ },
    'in an init container': { given: group([{ name: 'DB_PASSWORD', value: 'Winter-2026-db' }], 'initContainers') },
  },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'containers of another type': { given: { [list]: [{ id: `${list}/a`, properties: { containers: 'none' } }] } },
  },
  notApplicable: { 'no container group': {} },
});
