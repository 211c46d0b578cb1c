import { advise } from '../../fixes/remedy.js';
import { diagnosisPath } from '../../snapshot/places.js';
import { Unread } from '../../snapshot/reading.js';
import type { Resource } from '../../snapshot/resource.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { workspaceCommand } from './workspace-commands.js';

export const workspaceDiagnosisWithProblems = defineCheck({
  id: 'workspace-diagnosis-with-problems',
  summary: 'problems that the service itself finds with the workspace',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'The service can look at routes, security groups, DNS, storage, vault and registry from inside. What it finds is ' +
    'what makes an isolated workspace fail, and failing is why isolation is taken back.',
  passes:
    'The answer of the diagnose operation has no result with the level Error or Warning. The operation runs on demand ' +
    'only; until then the check is unknown. Warnings alone have a lower severity.',
  breaks: 'Nothing.',
  repair: 'decide',
  needs: [
    'Microsoft.MachineLearningServices/workspaces/read',
    'Microsoft.MachineLearningServices/workspaces/diagnose/read',
  ],
  peers: [],
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-workspace-diagnostic-api'],
  judge({ subject: workspace, view }) {
    if (!workspace.exists) {
      return notApplicable('The workspace does not exist any more');
    }
    const found = problems(view.resource(diagnosisPath(workspace.id)));
    if (found.length === 0) {
      return pass('The service finds no problem');
    }
    const serious = found.some(({ level }) => level === 'error');
    return fail(
      found.map(({ area, code, level }) => `${area}: ${code} (${level})`).join(', '),
      serious ? undefined : 'low',
    );
  },
  fix: ({ subject: workspace }) =>
    advise('Read what the service says of each problem and repair it; then let it look again', [
      workspaceCommand(workspace, 'diagnose'),
    ]),
});

interface Problem {
  readonly area: string;
  readonly code: string;
  readonly level: string;
}

function problems(diagnosis: Resource): readonly Problem[] {
  const areas = diagnosis.entries('value').map(([name]) => name);
  if (areas.length === 0) {
    throw new Unread({ code: 'wrong-shape', message: 'The answer of the diagnosis has no results' });
  }
  return areas.flatMap((area) =>
    diagnosis
      .list(`value.${area}`)
      .map((result) => ({
        area: area.replace(/Results$/, ''),
        code: result.text('code') ?? 'without a code',
        level: result.text('level')?.toLowerCase() ?? '',
      }))
      .filter(({ level }) => level === 'error' || level === 'warning'),
  );
}
