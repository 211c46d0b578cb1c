import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { Resource } from '../../snapshot/resource.js';
import { isProduction } from '../../snapshot/workspace-traits.js';
import { defaultPostureSettings } from '../posture-settings.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';

export const workspaceWithoutStage = defineCheck({
  id: 'workspace-without-stage',
  summary: 'workspace of which nobody can see whether it serves production',
  group: 'identity',
  serves: 'identity-stage-workspaces',
  severity: 'low',
  since: '0.1.0',
  on: 'workspace',
  why:
    'When neither a tag nor the name says which stage a workspace serves, work for tests and for production ends up in ' +
    'the same place, and no rule can treat them differently.',
  passes:
    'The settings, a tag such as env, environment or stage, or a word of the name says which stage it is: prod, test, ' +
    'dev and the like; and the tag and the name do not contradict each other.',
  breaks: 'Nothing.',
  repair: 'in-place',
  needs: ['Microsoft.MachineLearningServices/workspaces/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/ai-machine-learning-resource-organization',
    'https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/resource-tagging',
  ],
  judge({ subject: workspace, settings }) {
    // Each asked alone: the tags under a name that says nothing, and the name without tags.
    const neutral = defaultPostureSettings(settings.now);
    const byTag = isProduction(new Resource('', workspace.reading), neutral);
    const byName = isProduction(new Resource(workspace.id, { is: 'read', body: {}, apiVersion: '' }), neutral);
    const said = settings.production ?? byTag ?? byName;
    if (said === undefined) {
      return fail('Neither a tag nor the name says which stage the workspace serves');
    }
    return settings.production === undefined && byTag !== undefined && byName !== undefined && byTag !== byName
      ? fail(`The tag says ${words(byTag)}, the name says ${words(byName)}`)
      : pass(`It is said to be ${words(said)}`);
  },
  fix: ({ subject: workspace }) =>
    advise('Tag the workspace with its stage', [
      `az tag update --resource-id ${shellWord(workspace.id)} --operation Merge --tags env=<dev, test or prod>`,
    ]),
});

function words(production: boolean): string {
  return production ? 'production' : 'another stage';
}
