import type { Ability, PlaceKind } from '../access/abilities.js';
import type { Access, AccessPlace, Grant, Principal } from '../access/access.js';
import { principalsWords } from '../access/fold-access.js';
import type { CheckResult } from '../checks/run.js';
import { idKey } from '../resource-id.js';
import type { SnapshotView } from '../snapshot/snapshot-view.js';
import type { Cut, Link } from './attack-path.js';
import type { Exposure, IdentityPath, Proof } from './exposure.js';
import { readingWith } from '../snapshot/reading-with.js';

/** What paths are worked out from: what was read, who can do what, and what checks say. */
export interface Evidence {
  readonly view: SnapshotView;
  readonly access: Access;
  readonly exposure: Exposure;
  readonly results: readonly CheckResult[];
}

/** Which results count for a link. */
interface Chosen {
  /** Any of these checks that fails makes the link hold. */
  readonly checks: readonly string[];
  /** Of these subjects alone (default: all). */
  readonly about?: (subject: CheckResult['subject']) => boolean;
  /** (default: that nothing of the kind is there). */
  readonly otherwise?: string;
}

/** A link that holds where a check fails, and is cut where all of them pass or do not apply. */
export function linkByChecks(says: string, { results, view }: Evidence, chosen: Chosen): Link {
  const found = results.filter(
    ({ check, subject }) => chosen.checks.includes(check.id) && (chosen.about?.(subject) ?? true),
  );
  const failing = found.filter(({ verdict }) => verdict.is === 'fail');
  const unknown = found.filter(({ verdict }) => verdict.is === 'unknown');
  if (failing.length > 0) {
    return {
      says,
      state: 'holds',
      evidence: evidenceOf(failing),
      proof: proofOf(failing, view),
      cuts: cutsOf(failing),
    };
  }
  if (unknown.length > 0 || chosen.checks.some((id) => !results.some(({ check }) => check.id === id))) {
    const evidence = unknown.length > 0 ? evidenceOf(unknown) : 'The checks that tell were not run';
    return { says, state: 'unknown', evidence, proof: proofOf(unknown, view), cuts: [] };
  }
  const passing = found.filter(({ verdict }) => verdict.is === 'pass');
  const evidence = passing.length > 0 ? evidenceOf(passing) : (chosen.otherwise ?? 'There is nothing of the kind');
  return { says, state: 'cut', evidence, proof: proofOf(found, view), cuts: [] };
}

/**
 * A link that holds where somebody has one of some abilities at a place; cut where all grants are known and nobody has.
 *
 * @param counts which of them count (default: all); the workspace's own identities are no attackers
 * @param at the id of the place (default: all of the kind)
 * @param cuts the checks whose repair cuts it, where they fail (default: none)
 */
export function linkByAbility(
  says: string,
  { access, view, results }: Evidence,
  kind: PlaceKind,
  abilities: readonly Ability[],
  {
    counts = () => true,
    at,
    cuts = [],
  }: {
    readonly counts?: (grant: Grant) => boolean;
    readonly at?: string | undefined;
    readonly cuts?: readonly string[];
  } = {},
): Link {
  const places = access.places.filter(
    (place) => place.kind === kind && (at === undefined || idKey(place.id) === idKey(at)),
  );
  const grants = places.flatMap((place) => place.grants.filter(counts));
  const holders = grants.filter(
    (grant) => grant.abilities !== 'unknown' && abilities.some((one) => grant.abilities.includes(one)),
  );
  const proof = places.map(({ reading }): Proof => ({ reading, property: 'value' }));
  if (holders.length > 0) {
    const principals = new Map(holders.map(({ principal }) => [principal.id, principal]));
    const failing = results.filter(({ check, verdict }) => verdict.is === 'fail' && cuts.includes(check.id));
    return {
      says,
      state: 'holds',
      evidence: principalsWords([...principals.values()], 3),
      proof: readingsOf(holders),
      cuts: cutsOf(failing),
    };
  }
  const gap = places.flatMap(({ gaps }) => gaps)[0]?.message;
  if (places.length === 0) {
    return {
      says,
      state: view.workspace.reading.is === 'read' ? 'cut' : 'unknown',
      evidence: 'The workspace names none',
      proof: [{ reading: view.snapshot.workspace, property: 'properties' }],
      cuts: [],
    };
  }
  if (gap !== undefined || grants.some((grant) => grant.abilities === 'unknown')) {
    return { says, state: 'unknown', evidence: gap ?? 'What a role allows is not known', proof, cuts: [] };
  }
  return { says, state: 'cut', evidence: 'Nobody, by what was read', proof, cuts: [] };
}

/** Those who could be somebody else's hands: people, groups and services but the identities that work here. */
export function isOutsider({ principal }: { readonly principal: Principal }): boolean {
  return principal.type !== 'service principal' || principal.owners.length === 0;
}

/** How many of those who can list a key are outsiders. */
export function outsidersOf({ principals }: IdentityPath): number {
  return principals.filter((principal) => isOutsider({ principal })).length;
}

/** The ways past the door of a resource. */
export function identityAt({ exposure }: Evidence, id: string): readonly IdentityPath[] {
  return exposure.assets.find((asset) => idKey(asset.id) === idKey(id))?.identity ?? [];
}

/** The place of a kind, where there is one. */
export function placeOf({ access }: Evidence, kind: PlaceKind): AccessPlace | undefined {
  return access.places.find((place) => place.kind === kind);
}

/** The failing checks of some ids, each once. */
export function failingCuts({ results }: Evidence, ids: readonly string[]): readonly Cut[] {
  return cutsOf(results.filter(({ check, verdict }) => verdict.is === 'fail' && ids.includes(check.id)));
}

function cutsOf(failing: readonly CheckResult[]): readonly Cut[] {
  return [...new Map(failing.map(({ check }) => [check.id, { check: check.id, repair: check.repair }])).values()];
}

function evidenceOf(results: readonly CheckResult[]): string {
  const [first] = results;
  if (first === undefined) {
    return '';
  }
  const { verdict, subject } = first;
  const said =
    'evidence' in verdict ? verdict.evidence : verdict.is === 'unknown' ? verdict.reason.message : verdict.why;
  const others = new Set(results.map((result) => result.subject.id)).size - 1;
  return `${subject.name}: ${said}${others === 0 ? '' : ` (and ${String(others)} more)`}`;
}

function proofOf(results: readonly CheckResult[], view: SnapshotView): readonly Proof[] {
  const proofs = results.map(({ check, subject }): Proof => ({
    reading: readingWith(subject.id, view),
    check: check.id,
  }));
  return unique(proofs);
}

/** Each proof once, in their order. */
export function unique(proofs: readonly Proof[]): readonly Proof[] {
  return [...new Map(proofs.map((proof) => [JSON.stringify(proof), proof])).values()];
}

function readingsOf(grants: readonly Grant[]): readonly Proof[] {
  return [...new Set(grants.map(({ reading }) => reading))].map((reading) => ({ reading, property: 'value' }));
}
