import { deploymentReachesInternet } from '../../../../src/posture/checks/endpoints/deployment-reaches-internet.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/onlineEndpoints/churn/deployments';
const id = `${ids.workspace}/onlineEndpoints/churn/deployments/blue`;
const open = [{ id, properties: { endpointComputeType: 'Managed', egressPublicNetworkAccess: 'Enabled' } }];
const network = (isolationMode: string) => ({ properties: { managedNetwork: { isolationMode } } });

testCheck(deploymentReachesInternet, {
  pass: {
    'egress off in the deployment': {},
    'the managed network closes it': { given: { [list]: open } },
  },
  fail: {
    'no managed network': {
      given: { [list]: open, workspace: network('Disabled') },
      says: /egressPublicNetworkAccess is Enabled/,
    },
    'no word in the deployment, which means on': {
      given: { [list]: [{ id, properties: {} }], workspace: { properties: { managedNetwork: null } } },
      says: /not set, which means Enabled/,
    },
    'a managed network open to the internet, which is less bad': {
      given: { [list]: open, workspace: network('AllowInternetOutbound') },
      says: /"severity":"low"/,
    },
  },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'a refused workspace, where the deployment alone does not say it': {
      given: { [list]: open, workspace: 'forbidden' },
    },
    'a workspace read with an old version': {
      given: {
        [list]: open,
        workspace: { apiVersion: '2022-10-01', change: { properties: { managedNetwork: null } } },
      },
    },
  },
  notApplicable: {
    'no endpoint': { given: { 'workspace/onlineEndpoints': [] } },
    'a deployment on Kubernetes': { given: { [list]: [{ id, properties: { endpointComputeType: 'Kubernetes' } }] } },
    'a project, which has the network of its hub': { given: { [list]: open, workspace: { kind: 'Project' } } },
  },
});
