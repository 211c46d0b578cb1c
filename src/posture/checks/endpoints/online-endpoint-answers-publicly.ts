import { setProperties } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { inWorkspace, runsOnKubernetes } from './workspace-child.js';

export const onlineEndpointAnswersPublicly = defineCheck({
  id: 'online-endpoint-answers-publicly',
  summary: 'online endpoint that answers on the public internet',
  group: 'network',
  serves: 'network-endpoints',
  severity: 'high',
  since: '0.1.0',
  on: 'online-endpoint',
  why:
    'Anybody on the internet can send requests to this model and try out keys. The endpoint has a switch of its own: ' +
    'closing the workspace does not close it.',
  passes:
    'publicNetworkAccess of the endpoint is Disabled. Absent means Enabled. Endpoints on a Kubernetes cluster are left ' +
    'out, because the cluster decides who reaches them.',
  breaks:
    'Callers outside the virtual network; they have to come through the private endpoint of the workspace, so have ' +
    'that and its DNS first.',
  repair: 'precondition',
  needs: ['Microsoft.MachineLearningServices/workspaces/onlineEndpoints/read'],
  peers: ['SonarQube IaC PublicNetworkAccess'],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-secure-online-endpoint',
    'https://learn.microsoft.com/azure/machine-learning/how-to-secure-online-endpoint',
  ],
  judge({ subject: endpoint }) {
    if (runsOnKubernetes(endpoint)) {
      return notApplicable('The endpoint runs on a Kubernetes cluster, which decides who reaches it');
    }
    const access = endpoint.text('properties.publicNetworkAccess', { since: '2022-10-01' });
    return access?.toLowerCase() === 'disabled'
      ? pass('publicNetworkAccess is Disabled')
      : fail(`publicNetworkAccess is ${access ?? 'not set, which means Enabled'}`);
  },
  fix: ({ subject: endpoint }) =>
    setProperties(
      endpoint.id,
      { publicNetworkAccess: 'Disabled' },
      'Switch public access of the endpoint off once callers come through the private endpoint of the workspace',
      [
        `az ml online-endpoint update --name ${shellWord(endpoint.name)} ${inWorkspace(endpoint)} --set public_network_access=disabled`,
      ],
    ),
});
