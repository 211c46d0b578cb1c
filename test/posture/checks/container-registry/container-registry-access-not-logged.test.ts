import { containerRegistryAccessNotLogged } from '../../../../src/posture/checks/container-registry/container-registry-access-not-logged.js';
import { diagnosticSetting, ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(containerRegistryAccessNotLogged, {
  pass: {
    'all logs': {},
    'both categories': {
      given: {
        'registry/providers/Microsoft.Insights/diagnosticSettings': [
          diagnosticSetting(ids.registry, [
            { category: 'ContainerRegistryLoginEvents', enabled: true },
            { category: 'ContainerRegistryRepositoryEvents', enabled: true },
          ]),
        ],
      },
    },
  },
  fail: {
    'no setting': { given: { 'registry/providers/Microsoft.Insights/diagnosticSettings': 'absent' } },
    'sign-ins only': {
      given: {
        'registry/providers/Microsoft.Insights/diagnosticSettings': [
          diagnosticSetting(ids.registry, [{ category: 'ContainerRegistryLoginEvents', enabled: true }]),
        ],
      },
      says: /sends ContainerRegistryRepositoryEvents anywhere/,
    },
  },
  unknown: {
    'a refused read': { given: { registry: 'forbidden' }, says: /made\/read/ },
    'the settings': { given: { 'registry/providers/Microsoft.Insights/diagnosticSettings': 'forbidden' } },
  },
  notApplicable: {
    'no registry': { given: { workspace: { properties: { containerRegistry: null } } } },
    'a registry that is gone': { given: { registry: 'absent' } },
  },
});
