import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass, unclear } from '../verdict.js';

export const serviceConnectionToWholeSubscription = defineCheck({
  id: 'service-connection-to-whole-subscription',
  summary: 'service connection whose identity was given a whole subscription or more',
  group: 'pipelines',
  serves: 'identity-least-privilege',
  severity: 'medium',
  since: '0.1.0',
  on: 'service-connection',
  why:
    'Whoever can change a pipeline that uses the connection can do in Azure what its identity can. A connection that ' +
    'Azure DevOps has made itself is a Contributor of its whole scope.',
  passes:
    'data.creationMode is Automatic and authorization.parameters.scope names a resource group or a resource, or ' +
    'data.scopeLevel is AzureMLWorkspace. It fails when Azure DevOps made the identity for a subscription or a ' +
    'management group. Where somebody else made the identity (Manual), its roles are judged in the workspace.',
  breaks: 'Pipelines that reach other resource groups through the connection; they need connections of their own.',
  repair: 'recreate',
  needs: ['vso.serviceendpoint'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/devops/pipelines/library/connect-to-azure',
    'https://learn.microsoft.com/azure/devops/pipelines/library/azure-resource-manager-alternate-approaches',
    'https://learn.microsoft.com/rest/api/azure/devops/serviceendpoint/endpoints/get-service-endpoints',
  ],
  judge({ subject: connection }) {
    if (!connection.is('type', 'azurerm')) {
      return notApplicable('The connection does not lead to Azure');
    }
    const level = connection.text('data.scopeLevel');
    if (level === undefined) {
      return unclear('The answer does not say what the connection reaches');
    }
    if (level.toLowerCase() === 'azuremlworkspace') {
      return pass('data.scopeLevel is AzureMLWorkspace');
    }
    if (!connection.is('data.creationMode', 'Automatic')) {
      return notApplicable('Somebody else made the identity; its roles on the workspace are judged there');
    }
    const scope = connection.text('authorization.parameters.scope');
    return scope !== undefined && /\/resourcegroups\/[^/]+/i.test(scope)
      ? pass('The scope is a resource group')
      : fail(
          `Azure DevOps made the identity for a whole ${level === 'ManagementGroup' ? 'management group' : 'subscription'}`,
        );
  },
  fix: () => advise('Make a connection for the resource group of the workspace, and delete this one'),
});
