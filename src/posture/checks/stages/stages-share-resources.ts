import { advise } from '../../fixes/remedy.js';
import { idKey } from '../../resource-id.js';
import type { Resource } from '../../snapshot/resource.js';
import { isProduction } from '../../snapshot/workspace-traits.js';
import { someOf } from '../evidence-words.js';
import { associated } from '../inventory/associated-resources.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { workspacesOfOtherStage } from './stages.js';

const shareable = { ...associated, primaryUserAssignedIdentity: 'identity' } as const;

export const stagesShareResources = defineCheck({
  id: 'stages-share-resources',
  summary: 'production that shares its storage, vault or identity with another stage',
  group: 'identity',
  serves: 'identity-stage-workspaces',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'In dev everybody may do everything. What is shared with production, dev can change there too: data in the storage ' +
    'account, secrets in the vault, images in the registry.',
  passes:
    'No workspace of the subscription that says by tag or name that it serves another stage has the same storage ' +
    'account, key vault, container registry, Application Insights or primary identity. A shared registry or ' +
    'Application Insights alone fails with a lower severity.',
  breaks: 'A workspace keeps its storage account and vault for life: one of the two has to be made anew.',
  repair: 'recreate',
  needs: ['Microsoft.MachineLearningServices/workspaces/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-enterprise-security',
    'https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/ai-machine-learning-resource-organization',
  ],
  judge({ subject: workspace, view, settings }) {
    const production = isProduction(workspace, settings);
    if (production === undefined) {
      return notApplicable('Nothing says which stage the workspace serves: tag it or set it in the settings');
    }
    const others = workspacesOfOtherStage(production, view, settings);
    if (others.length === 0) {
      return notApplicable('No workspace of the subscription says that it serves another stage');
    }
    const shared = others.flatMap((other) =>
      sharedWith(workspace, other).map((title) => ({ other: other.name, title })),
    );
    if (shared.length === 0) {
      return pass(`Nothing is shared with ${someOf(others.map(({ name }) => name))}`);
    }
    const said = `Shared: ${someOf(shared.map(({ other, title }) => `${title} with ${other}`))}`;
    const mild = shared.every(({ title }) => title === 'container registry' || title === 'Application Insights');
    return mild ? fail(said, 'low') : fail(said);
  },
  fix: () =>
    advise('Make a workspace of its own for the other stage, with resources of its own, and move models by a registry'),
});

function sharedWith(workspace: Resource, other: Resource): readonly string[] {
  return Object.entries(shareable)
    .filter(([property]) => {
      const own = workspace.text(`properties.${property}`);
      const theirs = other.text(`properties.${property}`);
      return own !== undefined && own !== '' && theirs !== undefined && idKey(own) === idKey(theirs);
    })
    .map(([, title]) => title);
}
