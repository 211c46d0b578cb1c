import { checks as allChecks } from '../../../src/posture/checks/registry.js';
import type { VerdictWord } from '../../../src/posture/checks/verdict.js';
import {
  verdictLetters,
  type FleetCheck,
  type FleetReport,
  type FleetWorkspace,
} from '../../../src/posture/fleet/fleet-report.js';
import { severitiesByWeight, verdictAt } from '../../../src/webview/fleet/model/words.js';

const stages = ['prod', 'test', 'dev', 'lab'] as const;
const teams = ['churn', 'pricing', 'fraud', 'demand', 'vision'];

/** The columns of made fleets: all checks of the product. */
export const madeChecks: readonly FleetCheck[] = allChecks.map(({ id, summary, group, severity }) => ({
  id,
  summary,
  group,
  severity,
}));

/** A report on so many made workspaces: the same each time, with every verdict, stage and source in it. */
export function madeFleetReport(count: number, takenAt = '2026-11-23T09:00:00Z'): FleetReport {
  const random = randomNumbers(1);
  const workspaces = Array.from({ length: count }, (_, index) => madeRow(index, takenAt, random));
  const counts = { fail: 0, unknown: 0, pass: 0, 'not-applicable': 0 };
  for (const row of workspaces) {
    for (const word of Object.keys(counts) as VerdictWord[]) {
      counts[word] += row.counts[word];
    }
  }
  const score = Math.floor((100 * counts.pass) / Math.max(1, counts.pass + counts.fail));
  return { takenAt, cloud: 'public', sample: false, scope: {}, checks: madeChecks, workspaces, counts, score };
}

function madeRow(index: number, takenAt: string, random: () => number): FleetWorkspace {
  const number = String(index).padStart(4, '0');
  const subscription = `22222222-0000-0000-0000-${String(index % 40).padStart(12, '0')}`;
  const stage = stages[index % stages.length] ?? 'dev';
  const name = `mlw-${teams[index % teams.length] ?? ''}-${number}-${stage}`;
  const good = random();
  const words = madeChecks.map((): VerdictWord => {
    const value = random();
    return value < 0.2 ? 'not-applicable' : value < 0.35 ? 'unknown' : random() < good ? 'pass' : 'fail';
  });
  const verdicts = words.map((word) => verdictLetters[word]).join('');
  const counts = { fail: 0, unknown: 0, pass: 0, 'not-applicable': 0 };
  for (const word of words) {
    counts[word]++;
  }
  const failing = madeChecks.filter((_, check) => verdictAt({ verdicts }, check) === 'fail');
  return {
    id: `/subscriptions/${subscription}/resourceGroups/rg-${number}/providers/Microsoft.MachineLearningServices/workspaces/${name}`,
    name,
    resourceGroup: `rg-${number}`,
    subscription: { id: subscription, name: `Contoso ${String(index % 40)}` },
    location: index % 3 === 0 ? 'westeurope' : 'northeurope',
    stage: stage === 'prod' ? 'production' : stage === 'lab' ? undefined : 'other',
    owner: index % 6 === 5 ? undefined : `team-${teams[index % teams.length] ?? ''}`,
    counts,
    score: index % 97 === 13 ? undefined : Math.floor((100 * counts.pass) / Math.max(1, counts.pass + counts.fail)),
    worst: severitiesByWeight.find((severity) => failing.some((check) => check.severity === severity)),
    source: index % 50 === 7 ? 'resource-manager' : 'resource-graph',
    readAt: takenAt,
    verdicts,
    confirmed: words.flatMap((word, check) => (word === 'fail' && index % 50 === 7 && check % 2 === 0 ? [check] : [])),
  };
}

/** Mulberry32 by Tommy Ettinger: small, and the same on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
