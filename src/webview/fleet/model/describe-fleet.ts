import type { FleetReport } from '../../../posture/fleet/fleet-report.js';
import { numberText, timeText, unknownWord } from './words.js';

/** One line about all workspaces together. */
export function describeFleet({ workspaces, score, counts, takenAt, cloud }: FleetReport): string {
  return [
    `${numberText(workspaces.length)} ${workspaces.length === 1 ? 'workspace' : 'workspaces'}`,
    `score ${score === undefined ? unknownWord : `${String(score)} of 100`}`,
    `${numberText(counts.fail)} failing`,
    `${numberText(counts.unknown)} unknown`,
    `read ${timeText(takenAt)}`,
    ...(cloud === 'public' ? [] : [cloud]),
  ].join(' · ');
}
