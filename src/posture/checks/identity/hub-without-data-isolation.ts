import { advise } from '../../fixes/remedy.js';
import { parseResourceId } from '../../resource-id.js';
import { kindOf } from '../../snapshot/workspace-traits.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';

export const hubWithoutDataIsolation = defineCheck({
  id: 'hub-without-data-isolation',
  summary: 'hub or project whose data other projects of the hub can read',
  group: 'identity',
  serves: 'identity-stage-workspaces',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'The projects of a hub share a storage account. With data isolation each has containers and connections of its own; ' +
    'without it, the data of one project is the data of all.',
  passes:
    'enableDataIsolation is true, on a hub and on each project. Absent means false since API version 2024-04-01. Other ' +
    'workspaces share with nobody.',
  breaks: 'It is chosen when the hub is made and cannot be changed.',
  repair: 'recreate',
  needs: ['Microsoft.MachineLearningServices/workspaces/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-hub-workspace',
    'https://learn.microsoft.com/python/api/azure-ai-ml/azure.ai.ml.entities.hub',
  ],
  judge({ subject: workspace }) {
    const kind = kindOf(workspace);
    if (kind !== 'hub' && kind !== 'project') {
      return notApplicable('This is neither a hub nor a project');
    }
    const hub = parseResourceId(workspace.text('properties.hubResourceId') ?? '')?.name;
    const isolated = workspace.flag('properties.enableDataIsolation', { since: '2024-04-01' });
    const said = `enableDataIsolation is ${isolated === undefined ? 'not set' : String(isolated)} on this ${kind}`;
    const where = hub === undefined ? said : `${said} of ${hub}`;
    return isolated === true ? pass(where) : fail(where);
  },
  fix: () => advise('Make a hub with data isolation and move the projects; until then, share it among equals only'),
});
