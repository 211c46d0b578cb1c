import { containerGroupWithoutCustomerKey } from '../../../../src/posture/checks/container-instances/container-group-without-customer-key.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = `${ids.group}/providers/Microsoft.ContainerInstance/containerGroups`;
const group = (encryptionProperties: unknown) => ({
  [list]: [{ id: `${list}/scoring`, properties: { encryptionProperties } }],
});

testCheck(containerGroupWithoutCustomerKey, {
  pass: { 'a key of the customer': { given: group({ keyName: 'aci-cmk', vaultBaseUrl: 'https://kv' }) } },
  fail: {
    none: { given: group(null), says: /not set/ },
    'an empty name': { given: group({ keyName: '' }) },
  },
  unknown: { 'a refused list': { given: { [list]: 'forbidden' } }, 'another type': { given: group('cmk') } },
  notApplicable: { 'no container group': {} },
});
