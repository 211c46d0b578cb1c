import { subnetWithoutEndpointPolicy } from '../../../../src/posture/checks/virtual-network/subnet-without-endpoint-policy.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const definitions = (...serviceResources: string[]) => ({
  endpointPolicy: {
    properties: {
      serviceAlias: null,
      serviceEndpointPolicyDefinitions: [{ name: 'a', properties: { service: 'Microsoft.Storage', serviceResources } }],
    },
  },
});
const alias = '/services/Azure/MachineLearning';

testCheck(subnetWithoutEndpointPolicy, {
  pass: {
    'the own account and Azure ML': {},
    'the own resource group': { given: definitions(alias, ids.group) },
  },
  fail: {
    'no policy': { given: { computeSubnet: { properties: { serviceEndpointPolicies: [] } } }, says: /no serviceEnd/ },
    'a policy without Azure ML': { given: definitions(ids.storage), says: /so computes may fail.*low/ },
    'a policy without the own account': {
      given: definitions(alias, ids.storage.replace('stchurnprod', 'stother')),
      says: /does not name the storage account/,
    },
  },
  unknown: {
    'a refused policy': { given: { endpointPolicy: 'forbidden' } },
    'a refused subnet': { given: { computeSubnet: 'forbidden' } },
  },
  notApplicable: {
    'no service endpoint': { given: { computeSubnet: { properties: { serviceEndpoints: [] } } } },
    'no subnet of the customer': { given: { 'workspace/computes': [] } },
  },
});
