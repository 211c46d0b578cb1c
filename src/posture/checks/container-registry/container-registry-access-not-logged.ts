import { logTo, missingLogs } from '../associated/diagnostic-logs.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { readRegistry } from './registry.js';

const wanted = ['ContainerRegistryLoginEvents', 'ContainerRegistryRepositoryEvents'];

export const containerRegistryAccessNotLogged = defineCheck({
  id: 'container-registry-access-not-logged',
  summary: 'container registry that does not log who signs in, pushes and pulls',
  group: 'logging',
  serves: 'audit-storage-diagnostics',
  severity: 'medium',
  since: '0.1.0',
  on: 'container-registry',
  why:
    'When an image turns out to be poisoned, the log says who pushed it and which machines have pulled it. The registry ' +
    'keeps no such log unless it is told to.',
  passes:
    'Diagnostic settings of the registry send ContainerRegistryLoginEvents and ContainerRegistryRepositoryEvents, or the ' +
    'group audit or allLogs, to a destination.',
  breaks: 'Nothing.',
  repair: 'in-place',
  needs: [readRegistry, 'Microsoft.Insights/diagnosticSettings/read'],
  peers: ['PSRule AZR-000535', 'APRL 44107155', 'cloudsploit acrLogAnalyticsEnabled'],
  otherwise: 'PSRule AZR-000535 is content with sign-ins or with pushes and pulls; here both have to be kept.',
  references: ['https://learn.microsoft.com/azure/container-registry/monitor-container-registry'],
  judge({ subject: registry, view }) {
    // A registry that is gone has no settings either.
    registry.has('properties');
    const missing = missingLogs(registry.id, wanted, view);
    return missing.length > 0
      ? fail(`No diagnostic setting sends ${missing.join(', ')} anywhere`)
      : pass('Diagnostic settings send sign-ins, pushes and pulls');
  },
  fix: ({ subject: registry, view }) => logTo([registry.id], view),
});
