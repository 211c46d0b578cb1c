import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { inheritedFromHub } from './hub-and-project.js';
import { approvedConnections } from './private-endpoints.js';
import { workspaceCommand } from './workspace-commands.js';

export const notebooksOutsidePrivateLink = defineCheck({
  id: 'notebooks-outside-private-link',
  summary: 'notebook service that the private endpoint does not cover',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'low',
  since: '0.1.0',
  on: 'workspace',
  why:
    'The notebooks of studio are a service with an address of its own. Where private link does not cover it, notebooks ' +
    'and what they show travel outside the network that was built for them.',
  passes:
    'notebookInfo.isPrivateLinkEnabled is true, where the workspace has an approved private endpoint. Absent means false ' +
    'since API version 2025-12-01; before, it is unknown.',
  breaks: 'Nothing.',
  repair: 'decide',
  needs: ['Microsoft.MachineLearningServices/workspaces/read'],
  peers: [],
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-configure-private-link'],
  judge({ subject: workspace }) {
    const inherited = inheritedFromHub(workspace, 'network');
    if (inherited !== undefined) {
      return inherited;
    }
    if (approvedConnections(workspace).length === 0) {
      return notApplicable('There is no approved private endpoint');
    }
    const covered = workspace.flag('properties.notebookInfo.isPrivateLinkEnabled', { since: '2025-12-01' });
    if (covered === true) {
      return pass('notebookInfo.isPrivateLinkEnabled is true');
    }
    return workspace.has('properties.notebookInfo')
      ? fail(`notebookInfo.isPrivateLinkEnabled is ${covered === undefined ? 'not set' : 'false'}`)
      : notApplicable('The workspace has no notebook service');
  },
  fix: ({ subject: workspace }) =>
    advise(
      'Have the private endpoint made anew with its notebook zone, and let the service look at the workspace; a support case helps where it stays so',
      [workspaceCommand(workspace, 'diagnose')],
    ),
});
