import { checks } from '../../src/posture/checks/registry.js';
import { defaultPostureSettings } from '../../src/posture/checks/posture-settings.js';
import { makeReport } from '../../src/posture/report/posture-report.js';
import { workspaceKnowledgeOf } from '../../src/posture/workspace-catalogue.js';
import type { WorkspaceKnowledge } from '../../src/core/project/workspace-catalogue.js';
import { type Changes, madeSnapshot } from './azure/made-snapshot.js';

/** What a connected workspace tells: the made one in good order, changed as said, judged by all checks. */
export function madeKnowledge(changes: Changes = {}): WorkspaceKnowledge {
  const snapshot = madeSnapshot(changes);
  const report = makeReport(snapshot, checks, defaultPostureSettings(Date.parse(snapshot.takenAt)));
  return workspaceKnowledgeOf(snapshot, report, { is: 'connected' });
}
