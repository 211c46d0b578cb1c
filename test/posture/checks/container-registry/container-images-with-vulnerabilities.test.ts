import { containerImagesWithVulnerabilities } from '../../../../src/posture/checks/container-registry/container-images-with-vulnerabilities.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const path = `${ids.registry}/providers/Microsoft.Security/assessments`;
const assessment = (name: string, code: string, displayName?: string) => ({
  id: `${path}/${name}`,
  name,
  properties: { displayName, status: { code } },
});

testCheck(containerImagesWithVulnerabilities, {
  pass: { healthy: {} },
  fail: {
    unhealthy: { given: { [path]: [assessment('c0b7cfc6-3172-465a-b378-53c7ff2cc0d5', 'Unhealthy')] }, says: /1 of 1/ },
    'one of several, known by its title': {
      given: {
        [path]: [
          assessment('c0b7cfc6-3172-465a-b378-53c7ff2cc0d5', 'Healthy'),
          assessment(
            'aaaaaaaa-0000-0000-0000-000000000009',
            'unhealthy',
            'Container images should have vulnerability findings resolved',
          ),
        ],
      },
      says: /1 of 2/,
    },
    'known by the title of the former scanner': {
      given: {
        [path]: [
          assessment(
            'aaaaaaaa-0000-0000-0000-000000000008',
            'Unhealthy',
            'Vulnerabilities in Azure Container Registry images should be remediated (powered by Qualys)',
          ),
        ],
      },
      says: /1 of 1/,
    },
  },
  unknown: {
    'a refused read': { given: { registry: 'forbidden' }, says: /made\/read/ },
    'the assessments': { given: { [path]: 'forbidden' } },
  },
  notApplicable: {
    'not assessed yet': { given: { [path]: [] } },
    'nothing to assess': { given: { [path]: [assessment('c0b7cfc6-3172-465a-b378-53c7ff2cc0d5', 'NotApplicable')] } },
    'other assessments': {
      given: {
        [path]: [
          assessment(
            'bbbbbbbb-0000-0000-0000-000000000009',
            'Unhealthy',
            'Container registries should use private link',
          ),
        ],
      },
    },
    'no registry': { given: { workspace: { properties: { containerRegistry: null } } } },
    'a registry that is gone': { given: { registry: 'absent' } },
  },
});
