import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass, unclear } from '../verdict.js';

export const serviceConnectionWithSecret = defineCheck({
  id: 'service-connection-with-secret',
  summary: 'service connection that signs in to Azure with a stored secret',
  group: 'pipelines',
  serves: 'pipeline-secrets-in-key-vault',
  severity: 'high',
  since: '0.1.0',
  on: 'service-connection',
  why:
    'A secret or a certificate that Azure DevOps keeps works from anywhere until it expires, for whoever gets hold of ' +
    'it. With workload identity federation nothing is kept: Azure believes the pipeline itself.',
  passes:
    'authorization.scheme of a connection to Azure is WorkloadIdentityFederation or ManagedServiceIdentity. It fails ' +
    'for ServicePrincipal and Certificate. Connections to other services are left out.',
  breaks: 'Nothing: the conversion keeps the connection, and can be taken back for seven days.',
  repair: 'in-place',
  needs: ['vso.serviceendpoint'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/devops/pipelines/library/connect-to-azure',
    'https://learn.microsoft.com/azure/devops/pipelines/release/configure-workload-identity',
    'https://learn.microsoft.com/rest/api/azure/devops/serviceendpoint/endpoints/get-service-endpoints',
  ],
  judge({ subject: connection }) {
    const type = connection.text('type');
    const scheme = connection.text('authorization.scheme');
    if (type === undefined || scheme === undefined) {
      return unclear('The answer does not say how the connection signs in');
    }
    if (type.toLowerCase() !== 'azurerm') {
      return notApplicable(`The connection leads to ${type}, not to Azure`);
    }
    return /^(?:workloadidentityfederation|managedserviceidentity)$/i.test(scheme)
      ? pass(`authorization.scheme is ${scheme}`)
      : fail(`authorization.scheme is ${scheme}`);
  },
  fix: () =>
    advise('Convert the connection to workload identity federation: project settings, service connections, Convert'),
});
