import { containerImagesNotScanned } from '../../../../src/posture/checks/container-registry/container-images-not-scanned.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const pricings = `${ids.subscription}/providers/Microsoft.Security/pricings`;
const plan = (name: string, pricingTier: string, isEnabled?: string) => ({
  id: `${pricings}/${name}`,
  name,
  properties: {
    pricingTier,
    ...(isEnabled === undefined
      ? {}
      : { extensions: [{ name: 'ContainerRegistriesVulnerabilityAssessments', isEnabled }] }),
  },
});

testCheck(containerImagesNotScanned, {
  pass: {
    'the extension is on': {},
    'by the posture plan': { given: { [pricings]: [plan('CloudPosture', 'Standard', 'True')] }, says: /CloudPosture/ },
    'the former plan': { given: { [pricings]: [plan('ContainerRegistry', 'Standard')] } },
  },
  fail: {
    'the plan is free': { given: { [pricings]: [plan('Containers', 'Free')] }, says: /not Standard/ },
    'the extension is off': {
      given: { [pricings]: [plan('Containers', 'Standard', 'False')] },
      says: /extension .* is off/,
    },
    'no plans': { given: { [pricings]: [] } },
  },
  unknown: {
    'a refused read': { given: { registry: 'forbidden' }, says: /made\/read/ },
    'the plans': { given: { [pricings]: 'forbidden' } },
    'extensions in an older API': {
      given: { [pricings]: { apiVersion: '2022-03-01', change: { value: [plan('Containers', 'Standard')] } } },
    },
  },
  notApplicable: {
    'no registry': { given: { workspace: { properties: { containerRegistry: null } } } },
    'a registry that is gone': { given: { registry: 'absent' } },
  },
});
