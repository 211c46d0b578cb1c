import { setProperties } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';

export const workspaceInOtherApiMode = defineCheck({
  id: 'workspace-in-other-api-mode',
  summary: 'workspace whose v1 legacy mode differs from what is intended',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'The current API sends metadata of jobs and models through Azure Resource Manager, which is public; legacy mode ' +
    'keeps to version 1, whose calls stay in the network. Which of them is right depends on what you use, and a ' +
    'workspace in the other mode either fails or talks where it should not.',
  passes:
    'By the setting apiProfile: with v2, v1LegacyMode is not true; with v1-isolated, it is true. Absent means false.',
  breaks:
    'Switching it on stops version 2 of SDK and command line; switching it off sends metadata through Resource Manager.',
  repair: 'decide',
  needs: ['Microsoft.MachineLearningServices/workspaces/read'],
  peers: ['Azure Policy e413671a'],
  otherwise:
    'Azure Policy e413671a wants true for everybody, which switches off version 2; here the intent is a setting (default v2).',
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-configure-network-isolation-with-v2'],
  judge({ subject: workspace, settings }) {
    const legacy = workspace.flag('properties.v1LegacyMode') ?? false;
    const intended = settings.apiProfile === 'v1-isolated';
    const said = `v1LegacyMode is ${String(legacy)}, and the intended profile is ${settings.apiProfile}`;
    return legacy === intended ? pass(said) : fail(said);
  },
  fix: ({ subject: workspace, settings }) =>
    setProperties(
      workspace.id,
      { v1LegacyMode: settings.apiProfile === 'v1-isolated' },
      'Bring the mode into line with the versions of SDK and command line that are used; it can take an hour or more',
    ),
});
