import { advise } from '../../fixes/remedy.js';
import { surroundings } from '../../snapshot/places.js';
import type { Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';
import { kindOf } from '../../snapshot/workspace-traits.js';
import { defineCheck } from '../define-check.js';
import { fail, pass, unclear } from '../verdict.js';

const needed = ['StorageAccounts', 'KeyVaults', 'Containers', 'Arm'];

export const defenderPlanOff = defineCheck({
  id: 'defender-plan-off',
  summary: 'missing Defender plan for what belongs to the workspace',
  group: 'supply-chain',
  serves: 'vulnerability-scanning',
  severity: 'high',
  since: '0.1.0',
  on: 'workspace',
  why:
    'Defender has no plan for Azure ML itself, but for its storage, its vault, its images and the changes made to it. ' +
    'Without the plans nobody looks for known holes in images, nor for a key that is used from a strange place.',
  passes:
    'pricingTier is Standard for StorageAccounts (with subPlan DefenderForStorageV2), KeyVaults, Containers and Arm. ' +
    'CloudPosture, CosmosDbs where the workspace has such an account, and AI for hubs and projects are asked for too; ' +
    'when only these are off, it fails with a lower severity. Plans that the cloud does not offer are left out.',
  breaks: 'Nothing; each plan has its price.',
  repair: 'in-place',
  needs: ['Microsoft.Security/pricings/read', 'Microsoft.MachineLearningServices/workspaces/read'],
  peers: [
    'PSRule AZR-000290',
    'PSRule AZR-000352',
    'checkov CKV_AZURE_84',
    'checkov CKV_AZURE_85',
    'checkov CKV_AZURE_87',
    'trivy AZU-0045',
    'Azure Policy c2c0c6d8',
    'terrascan AC_AZURE_0385',
  ],
  references: [
    'https://learn.microsoft.com/azure/defender-for-cloud/defender-for-cloud-introduction',
    'https://learn.microsoft.com/azure/machine-learning/concept-vulnerability-management',
  ],
  judge({ subject: workspace, view }) {
    const off = plansOff(needed, view);
    if (off.length > 0) {
      return fail(`Off: ${off.join(', ')}`);
    }
    if (!view.list(surroundings(view.snapshot.workspace).pricings).some(({ name }) => name === 'StorageAccounts')) {
      return unclear('The answer does not name the plans of Defender');
    }
    const further = plansOff(furtherPlans(workspace), view);
    return further.length > 0 ? fail(`Off: ${further.join(', ')}`, 'low') : pass('The plans for the workspace are on');
  },
  fix: ({ subject: workspace, view }) =>
    advise(
      'Switch the plans on for the subscription',
      plansOff([...needed, ...furtherPlans(workspace)], view).map((plan) =>
        plan.startsWith('StorageAccounts')
          ? 'az security pricing create --name StorageAccounts --tier Standard --subplan DefenderForStorageV2'
          : `az security pricing create --name ${plan} --tier Standard`,
      ),
    ),
});

function furtherPlans(workspace: Resource): readonly string[] {
  const kind = kindOf(workspace);
  return [
    'CloudPosture',
    ...(workspace.has('properties.encryption.cosmosDbResourceId') ? ['CosmosDbs'] : []),
    ...(kind === 'hub' || kind === 'project' ? ['AI'] : []),
  ];
}

function plansOff(names: readonly string[], view: SnapshotView): readonly string[] {
  const plans = view.list(surroundings(view.snapshot.workspace).pricings);
  return names.flatMap((name) => {
    const plan = plans.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (plan === undefined) {
      return [];
    }
    if (!plan.is('properties.pricingTier', 'Standard')) {
      return [name];
    }
    const old = name === 'StorageAccounts' && !plan.is('properties.subPlan', 'DefenderForStorageV2');
    return old ? ['StorageAccounts (an older plan is on)'] : [];
  });
}
