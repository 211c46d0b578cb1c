import { containerGroupOutsideNetwork } from '../../../../src/posture/checks/container-instances/container-group-outside-network.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = `${ids.group}/providers/Microsoft.ContainerInstance/containerGroups`;
const id = `${list}/scoring`;
const inSubnet = { subnetIds: [{ id: ids.computeSubnet }], ipAddress: { type: 'Private' } };

testCheck(containerGroupOutsideNetwork, {
  pass: {
    'a private address in a subnet': { given: { [list]: [{ id, properties: inSubnet }] } },
    'no address in a subnet': { given: { [list]: [{ id, properties: { ...inSubnet, ipAddress: null } }] } },
  },
  fail: {
    'a public address': {
      given: { [list]: [{ id, properties: { ipAddress: { type: 'Public' } } }] },
      says: /ipAddress.type is Public/,
    },
    'no subnet': { given: { [list]: [{ id, properties: {} }] }, says: /subnetIds is empty/ },
  },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'a subnet of another type': { given: { [list]: [{ id, properties: { subnetIds: 'snet' } }] } },
  },
  notApplicable: { 'no container group': {} },
});
