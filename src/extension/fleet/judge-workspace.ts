import type { Severity } from '../../core/findings/finding.js';
import type { CheckResult } from '../../posture/checks/run.js';
import type { PostureSettings } from '../../posture/checks/posture-settings.js';
import { verdictWords, type VerdictWord } from '../../posture/checks/verdict.js';
import {
  verdictLetters,
  type FleetCheck,
  type FleetReport,
  type FleetWorkspace,
} from '../../posture/fleet/fleet-report.js';
import type { FleetSnapshot } from '../../posture/fleet/fleet-snapshot.js';
import { idKey, parseResourceId } from '../../posture/resource-id.js';
import { Resource } from '../../posture/snapshot/resource.js';
import { isProduction } from '../../posture/snapshot/workspace-traits.js';
import { asRecord, isText } from '../../webview/fleet/model/values.js';
import { severitiesByWeight } from '../../webview/fleet/model/words.js';
import type { Judged } from '../posture/judge.js';
import type { JudgedWorkspace } from './fleet-work.js';

const ownerTags = ['owner', 'owners', 'ownedby', 'owneremail', 'ownername', 'serviceowner', 'technicalowner', 'team'];
const weights: Readonly<Record<Severity, number>> = { critical: 10, high: 6, medium: 3, low: 1, info: 0 };

/** What a fleet says of one workspace, by the report of the workspace alone; failures in the order of the checks. */
export function judgedWorkspace(
  { snapshot, report }: Judged,
  checks: readonly FleetCheck[],
  settings: PostureSettings,
  names: FleetSnapshot['subscriptionNames'],
  confirmed: ReadonlySet<string>,
): JudgedWorkspace {
  const results = report.groups.flatMap((group) => group.results);
  const failing = results.filter(({ verdict }) => verdict.is === 'fail');
  const reading = snapshot.readings[idKey(snapshot.workspace)];
  const body = reading?.is === 'read' ? asRecord(reading.body) : undefined;
  const subscription = parseResourceId(snapshot.workspace)?.subscription ?? '';
  const production =
    reading?.is === 'read' ? isProduction(new Resource(snapshot.workspace, reading), settings) : settings.production;
  const worst = worstByCheck(results);
  const row: FleetWorkspace = {
    ...report.workspace,
    subscription: { id: subscription, name: names[subscription.toLowerCase()] ?? subscription },
    location: isText(body?.['location']) ? body['location'] : '',
    stage: production === undefined ? undefined : production ? 'production' : 'other',
    owner: ownerOf(body?.['tags']),
    counts: report.counts,
    score: report.score,
    worst: severitiesByWeight.find((severity) => failing.some((result) => result.severity === severity)),
    source: 'resource-manager',
    readAt: snapshot.takenAt,
    verdicts: checks.map(({ id }) => verdictLetters[worst.get(id) ?? 'unknown']).join(''),
    confirmed: checks.flatMap(({ id }, index) => (confirmed.has(id) && worst.get(id) === 'fail' ? [index] : [])),
  };
  const places = new Map(checks.map(({ id }, index) => [id, index]));
  const placeOf = ({ check }: CheckResult): number => places.get(check.id) ?? checks.length;
  const inOrder = failing.toSorted((a, b) => placeOf(a) - placeOf(b));
  const failures = inOrder.map(({ check, severity, subject, verdict }) => ({
    checkId: check.id,
    subject,
    severity,
    evidence: 'evidence' in verdict ? verdict.evidence : '',
  }));
  return { row, failures, weight: weigh(results) };
}

/** The report of a fleet whose workspaces have been judged, in their order. */
export function assembleReport(
  { cloud, sample, scope, takenAt }: FleetSnapshot,
  checks: readonly FleetCheck[],
  judged: readonly JudgedWorkspace[],
): FleetReport {
  const counts: Record<VerdictWord, number> = { fail: 0, unknown: 0, pass: 0, 'not-applicable': 0 };
  let passed = 0;
  let all = 0;
  for (const { row, weight } of judged) {
    passed += weight.passed;
    all += weight.judged;
    for (const word of verdictWords) {
      counts[word] += row.counts[word];
    }
  }
  return {
    ...{ takenAt, cloud, sample, scope, counts },
    checks: checks.map(({ id, summary, group, severity }) => ({ id, summary, group, severity })),
    workspaces: judged.map(({ row }) => row),
    score: all === 0 ? undefined : Math.floor((100 * passed) / all),
  };
}

function weigh(results: readonly CheckResult[]): JudgedWorkspace['weight'] {
  let passed = 0;
  let judged = 0;
  for (const { verdict, severity } of results) {
    if (verdict.is === 'pass' || verdict.is === 'fail') {
      judged += weights[severity];
      passed += verdict.is === 'pass' ? weights[severity] : 0;
    }
  }
  return { passed, judged };
}

function ownerOf(tags: unknown): string | undefined {
  const found = Object.entries(asRecord(tags) ?? {}).find(([name]) =>
    ownerTags.includes(name.toLowerCase().replaceAll(/[^a-z]/g, '')),
  )?.[1];
  return isText(found) && found.trim() !== '' ? found.trim() : undefined;
}

function worstByCheck(results: readonly CheckResult[]): ReadonlyMap<string, VerdictWord> {
  const worst = new Map<string, VerdictWord>();
  for (const { check, verdict } of results) {
    const known = worst.get(check.id);
    if (known === undefined || verdictWords.indexOf(verdict.is) < verdictWords.indexOf(known)) {
      worst.set(check.id, verdict.is);
    }
  }
  return worst;
}
