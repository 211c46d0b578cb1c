import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { resourceGroupOf } from '../../resource-id.js';
import { kindOf, managedNetworkOf } from '../../snapshot/workspace-traits.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';

export const deploymentReachesInternet = defineCheck({
  id: 'deployment-reaches-internet',
  summary: 'online deployment that can send data anywhere',
  group: 'network',
  serves: 'network-endpoints',
  severity: 'medium',
  since: '0.1.0',
  on: 'online-deployment',
  why:
    'The code beside a model sees every request and every answer. If that code or a package in its image turns ' +
    'against you, an open way out lets it send the data to anybody.',
  passes:
    'The workspace has a managed network that lets out to approved destinations only, or egressPublicNetworkAccess of ' +
    'the deployment is Disabled (the older way; absent means Enabled). A managed network that lets out to the internet ' +
    'fails with a lower severity.',
  breaks:
    'Whatever the scoring code fetches while it runs: packages, models of public hubs, other services. Each needs an ' +
    'outbound rule first.',
  repair: 'one-way',
  needs: [
    'Microsoft.MachineLearningServices/workspaces/read',
    'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments/read',
  ],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-secure-online-endpoint',
    'https://learn.microsoft.com/azure/machine-learning/how-to-managed-network',
  ],
  judge({ subject: deployment, view }) {
    if (deployment.is('properties.endpointComputeType', 'Kubernetes') || deployment.is('kind', 'Kubernetes')) {
      return notApplicable('The deployment runs on a Kubernetes cluster, whose network decides where it can send');
    }
    const egress = deployment.text('properties.egressPublicNetworkAccess', { since: '2022-10-01' });
    if (egress?.toLowerCase() === 'disabled') {
      return pass('egressPublicNetworkAccess is Disabled');
    }
    if (kindOf(view.workspace) === 'project') {
      return notApplicable('A project has the network of its hub');
    }
    switch (managedNetworkOf(view.workspace)) {
      case 'approved-outbound':
        return pass('The managed network of the workspace lets out to approved destinations only');
      case 'internet-outbound':
        return fail('The managed network of the workspace lets out to the whole internet', 'low');
      case 'off':
        return fail(
          `The workspace has no managed network, and egressPublicNetworkAccess is ${egress ?? 'not set, which means Enabled'}`,
        );
    }
  },
  fix: ({ view: { workspace } }) =>
    advise(
      'Give the workspace a managed network with approved destinations only, write a rule for each destination that scoring needs, then make the deployment anew; an isolated network cannot be opened again',
      [
        `az ml workspace update --name ${shellWord(workspace.name)} --resource-group ${shellWord(resourceGroupOf(workspace.id))} --managed-network allow_only_approved_outbound`,
      ],
    ),
});
