import { advise } from '../../fixes/remedy.js';
import { idKey } from '../../resource-id.js';
import { surroundings } from '../../snapshot/places.js';
import type { Resource } from '../../snapshot/resource.js';
import { isProduction, kindOf } from '../../snapshot/workspace-traits.js';
import { defineCheck, type Judged } from '../define-check.js';
import { defaultPostureSettings } from '../posture-settings.js';
import { fail, notApplicable, pass } from '../verdict.js';

const resources = ['keyVault', 'storageAccount', 'containerRegistry'];

export const resourcesSharedBetweenStages = defineCheck({
  id: 'resources-shared-between-stages',
  summary: 'vault, storage or registry shared with a workspace of another stage',
  group: 'identity',
  serves: 'identity-stage-workspaces',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'Two workspaces with one vault or one storage account are one: whoever may read secrets, data or images in ' +
    'development has those of production.',
  passes:
    'No other workspace of the subscription that serves production where this one does not, or the other way round, ' +
    'names the same keyVault, storageAccount or containerRegistry. The stage is told by tags and names; workspaces in ' +
    'other subscriptions are not seen, and projects of this hub are meant to share.',
  breaks: 'The resources of a workspace are chosen when it is made: a new one, and moving what is needed.',
  repair: 'recreate',
  needs: ['Microsoft.MachineLearningServices/workspaces/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-enterprise-security',
    'https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/ai-machine-learning-resource-organization',
  ],
  judge({ subject: workspace, view, settings }) {
    if (kindOf(workspace) === 'project') {
      return notApplicable('A project shares the resources of its hub');
    }
    const sharing = sharingWith({ subject: workspace, view, settings });
    if (sharing.length === 0) {
      return pass('No other workspace of the subscription names the same vault, storage account or registry');
    }
    const stage = isProduction(workspace, settings);
    const said = sharing.map(({ other, names }) => `${other.name} (${names.join(', ')})`).join('; ');
    // The settings speak of the workspace that is judged, not of the others.
    const stages = sharing.map(({ other }) => isProduction(other, defaultPostureSettings(settings.now)));
    if (stage !== undefined && stages.includes(!stage)) {
      return fail(`Shared with a workspace of another stage: ${said}`);
    }
    return stage === undefined || stages.includes(undefined)
      ? notApplicable(
          `Nothing says of which stage these workspaces are, tag them: ${workspace.name} shares with ${said}`,
        )
      : pass(`Shared within one stage: ${said}`);
  },
  fix: () => advise('Make a workspace for each stage with its own vault, storage account and registry'),
});

function sharingWith({ subject: workspace, view }: Judged): readonly {
  readonly other: Resource;
  readonly names: readonly string[];
}[] {
  return view
    .list(surroundings(workspace.id).workspaces)
    .filter((other) => idKey(other.id) !== idKey(workspace.id) && !isProjectOf(other, workspace))
    .map((other) => ({ other, names: resources.filter((name) => same(name, workspace, other)) }))
    .filter(({ names }) => names.length > 0);
}

function same(name: string, one: Resource, other: Resource): boolean {
  const id = one.text(`properties.${name}`);
  return id !== undefined && idKey(id) === idKey(other.text(`properties.${name}`) ?? '');
}

function isProjectOf(other: Resource, hub: Resource): boolean {
  return (
    kindOf(other) === 'project' &&
    idKey(other.text('properties.hubResourceId', { since: '2024-04-01' }) ?? '') === idKey(hub.id)
  );
}
