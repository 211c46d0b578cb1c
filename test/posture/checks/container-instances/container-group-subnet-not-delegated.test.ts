import { containerGroupSubnetNotDelegated } from '../../../../src/posture/checks/container-instances/container-group-subnet-not-delegated.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = `${ids.group}/providers/Microsoft.ContainerInstance/containerGroups`;
const inSubnet = { [list]: [{ id: `${list}/scoring`, properties: { subnetIds: [{ id: ids.computeSubnet }] } }] };
const delegated = (serviceName: string) => ({
  properties: { delegations: [{ name: 'aci', properties: { serviceName } }] },
});

testCheck(containerGroupSubnetNotDelegated, {
  pass: {
    delegated: { given: { ...inSubnet, computeSubnet: delegated('Microsoft.ContainerInstance/containerGroups') } },
    'the word in another case': {
      given: { ...inSubnet, computeSubnet: delegated('Microsoft.containerInstance/containerGroups') },
    },
  },
  fail: {
    'no delegation': { given: inSubnet, says: /: snet-compute/ },
    'delegated to something else': { given: { ...inSubnet, computeSubnet: delegated('Microsoft.Web/serverFarms') } },
  },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'a subnet that was not read': { given: { ...inSubnet, computeSubnet: 'not-read' } },
  },
  notApplicable: {
    'no container group': {},
    'a group outside a network': { given: { [list]: [{ id: `${list}/scoring`, properties: {} }] } },
  },
});
