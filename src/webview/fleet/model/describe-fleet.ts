import type { FleetReport } from '../../../posture/fleet/fleet-report.js';
import { texts } from './texts.js';
import { countText, numberText, scoreText, timeText } from './words.js';

/** One line about all workspaces together. */
export function describeFleet({ workspaces, score, counts, takenAt, cloud }: FleetReport): string {
  return [
    countText(workspaces.length, workspaces.length),
    texts.say(score === undefined ? 'score' : 'scoreOf', scoreText({ score })),
    texts.say('failing', numberText(counts.fail)),
    texts.say('notKnown', numberText(counts.unknown)),
    texts.say('read', timeText(takenAt)),
    ...(cloud === 'public' ? [] : [cloud]),
  ].join(' · ');
}
