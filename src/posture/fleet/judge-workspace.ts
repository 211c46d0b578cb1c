import type { VerdictException } from '../../core/config/configuration.js';
import { severities, type Severity } from '../../core/findings/finding.js';
import type { Check } from '../checks/define-check.js';
import type { PostureSettings } from '../checks/posture-settings.js';
import { runChecks, type CheckFault, type CheckResult } from '../checks/run.js';
import { verdictWords, type VerdictWord } from '../checks/verdict.js';
import { applyExceptions } from '../report/answers.js';
import { countVerdicts, scoreOf, weights } from '../report/posture-report.js';
import { idKey, parseResourceId } from '../resource-id.js';
import { Unread, type Reading } from '../snapshot/reading.js';
import { Gone, type Resource } from '../snapshot/resource.js';
import { SnapshotView } from '../snapshot/snapshot-view.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { isProduction } from '../snapshot/workspace-traits.js';
import { verdictLetters, type FleetSource, type FleetWorkspace } from './fleet-report.js';
import type { FleetSnapshot } from './fleet-snapshot.js';

/** A failing verdict of one workspace. */
export interface FleetFailure {
  readonly checkId: string;
  readonly subject: CheckResult['subject'];
  readonly severity: Severity;
  readonly evidence: string;
  /** Who accepted it for now; it fails all the same. */
  readonly exception?: VerdictException;
}

/** One workspace of a fleet, judged. */
export interface JudgedWorkspace {
  readonly row: FleetWorkspace;
  /** In the order of the checks. */
  readonly failures: readonly FleetFailure[];
  readonly faults: readonly CheckFault[];
  /** What the row adds to the score of all workspaces together. */
  readonly weight: { readonly passed: number; readonly judged: number };
}

/** The settings for a workspace by its name. */
export type SettingsOf = (workspace: string) => PostureSettings;

/** Failures that one read of Resource Manager has confirmed: ids of checks by the lower-case id of the workspace. */
export type Confirmed = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Judges one workspace of a fleet; takes some milliseconds. What it says is what a report of the workspace alone says.
 */
export function judgeWorkspace(
  snapshot: Snapshot,
  checks: readonly Check[],
  settings: PostureSettings,
  names: FleetSnapshot['subscriptionNames'] = {},
  confirmed: ReadonlySet<string> = new Set(),
): JudgedWorkspace {
  const { results: judged, faults } = runChecks(snapshot, checks, settings);
  const { results } = applyExceptions(judged, settings);
  const failing = results.filter(({ verdict }) => verdict.is === 'fail');
  const failures = failing.map(({ check, subject, severity, verdict, exception }) => ({
    checkId: check.id,
    subject,
    severity,
    evidence: 'evidence' in verdict ? verdict.evidence : '',
    ...(exception === undefined ? {} : { exception }),
  }));
  const worst = worstByCheck(results);
  const id = parseResourceId(snapshot.workspace);
  const subscription = id?.subscription ?? '';
  const { workspace } = new SnapshotView(snapshot);
  return {
    row: {
      id: snapshot.workspace,
      name: id?.name ?? '',
      resourceGroup: id?.resourceGroup ?? '',
      subscription: { id: subscription, name: names[subscription.toLowerCase()] ?? subscription },
      location: whereKnown(() => workspace.text('location')) ?? '',
      stage: whereKnown(() => stageOf(workspace, settings)),
      owner: whereKnown(() => ownerOf(workspace)),
      counts: countVerdicts(results),
      score: scoreOf(results),
      worst: severities.findLast((severity) => failing.some((result) => result.severity === severity)),
      source: sourceOf(snapshot),
      readAt: snapshot.takenAt,
      // A check that is silent judges something that nobody has connected.
      verdicts: checks.map((check) => verdictLetters[worst.get(check.id) ?? 'not-applicable']).join(''),
      confirmed: checks.flatMap((check, index) =>
        confirmed.has(check.id) && worst.get(check.id) === 'fail' ? [index] : [],
      ),
    },
    failures,
    faults,
    weight: weightOf(results),
  };
}

/** Judges the workspaces of a fleet one after the other, so that who drives it can let others work in between. */
export function* judgeFleet(
  fleet: FleetSnapshot,
  checks: readonly Check[],
  settingsOf: SettingsOf,
  confirmed: Confirmed = new Map(),
): Generator<JudgedWorkspace, void, undefined> {
  for (const snapshot of fleet.workspaces) {
    const name = parseResourceId(snapshot.workspace)?.name ?? '';
    const certain = confirmed.get(idKey(snapshot.workspace));
    yield judgeWorkspace(snapshot, checks, settingsOf(name), fleet.subscriptionNames, certain);
  }
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

function weightOf(results: readonly CheckResult[]): JudgedWorkspace['weight'] {
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

/** Resource Graph as long as anything came from there; single failures may have been confirmed meanwhile. */
function sourceOf(snapshot: Snapshot): FleetSource {
  return Object.values(snapshot.readings).some(isFromGraph) ? 'resource-graph' : 'resource-manager';
}

function isFromGraph(reading: Reading): boolean {
  return reading.is === 'read' && reading.from === 'resource-graph';
}

function stageOf(workspace: Resource, settings: PostureSettings): FleetWorkspace['stage'] {
  const production = isProduction(workspace, settings);
  return production === undefined ? undefined : production ? 'production' : 'other';
}

/** The tags that commonly say whose a resource is, lower-case letters only, the plainest first. */
const ownerTags: readonly string[] = [
  'owner',
  'owners',
  'ownedby',
  'owneremail',
  'ownername',
  'serviceowner',
  'technicalowner',
  'businessowner',
  'team',
  'contact',
];

function ownerOf(workspace: Resource): string | undefined {
  const tags = workspace.entries('tags').map(([name, value]) => [name.toLowerCase().replaceAll(/[^a-z]/g, ''), value]);
  for (const wanted of ownerTags) {
    const [, value] =
      tags.find(([name, said]) => name === wanted && typeof said === 'string' && said.trim() !== '') ?? [];
    if (typeof value === 'string') {
      return value.trim();
    }
  }
  return undefined;
}

function whereKnown<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof Unread || error instanceof Gone) {
      return undefined;
    }
    throw error;
  }
}
