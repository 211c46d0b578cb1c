import { defenderPlanOff } from '../../../../src/posture/checks/defender/defender-plan-off.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = `${ids.subscription}/providers/Microsoft.Security/pricings`;
const plans = (changed: Record<string, Record<string, unknown> | null>) => ({
  [list]: ['StorageAccounts', 'KeyVaults', 'Containers', 'Arm', 'CloudPosture', 'CosmosDbs', 'AI']
    .filter((name) => changed[name] !== null)
    .map((name) => ({
      id: `${list}/${name}`,
      name,
      properties: { pricingTier: 'Standard', subPlan: 'DefenderForStorageV2', ...changed[name] },
    })),
});
const free = { pricingTier: 'Free' };

testCheck(defenderPlanOff, {
  pass: {
    'all on': {},
    'a plan for what is not here': { given: plans({ AI: free }) },
    'a plan that the cloud does not offer': { given: plans({ CloudPosture: null }) },
  },
  fail: {
    'two off': { given: plans({ KeyVaults: free, Containers: free }), says: /Off: KeyVaults, Containers/ },
    'the older plan for storage': {
      given: plans({ StorageAccounts: { subPlan: 'PerTransaction' } }),
      says: /older plan/,
    },
    'only the posture plan off, which is less bad': {
      given: plans({ CloudPosture: free }),
      says: /CloudPosture.*"severity":"low"/,
    },
    'the plan for AI in a hub': { given: { ...plans({ AI: free }), workspace: { kind: 'Hub' } }, says: /Off: AI/ },
  },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'a list without plans': { given: { [list]: [] } },
    'a refused workspace': { given: { workspace: 'forbidden' } },
  },
  notApplicable: { 'a workspace that is gone': { given: { workspace: 'absent' } } },
});
