import type { AttackPath, Cut, Link } from '../../posture/exposure/attack-path.js';
import { someOf } from '../../posture/checks/evidence-words.js';
import type { Proof } from '../../posture/exposure/exposure.js';
import type { Repair } from '../../posture/checks/define-check.js';

/** The words for what becomes of a path. */
export const pathTitles: Readonly<Record<AttackPath['verdict'], string>> = {
  open: 'Open',
  cut: 'Cut',
  unknown: 'Not known',
};

/** The words for a link. */
export const linkTitles: Readonly<Record<Link['state'], string>> = {
  holds: 'holds',
  cut: 'does not hold',
  unknown: 'not known',
};

const repairWords: Readonly<Record<Repair, string>> = {
  'in-place': 'a switch on the running resource',
  precondition: 'a switch, once something else is in order',
  decide: 'a decision of people',
  'one-way': 'a switch that cannot be turned back',
  recreate: 'a new resource',
};

/** "Push an image to the registry, then run in an endpoint (churn)". */
export function pathTitle({ title, of }: AttackPath): string {
  return of === '' ? title : `${title} (${of})`;
}

/** What becomes of a path and what to do about it, as a sentence without a final stop. */
export function pathSentence({ verdict, gains, links, cheapest }: AttackPath): string {
  switch (verdict) {
    case 'cut':
      return `Cut: ${links.find(({ state }) => state === 'cut')?.evidence ?? ''}`;
    case 'open':
      return `Open; at its end stands: ${gains}`;
    case 'unknown':
      return `Not known, because of ${String(links.filter(({ state }) => state === 'unknown').length)} of ${String(links.length)} links${cheapest === undefined ? '' : '; it can be cut all the same'}`;
  }
}

/** "Cheapest to cut: link 2, by container-registry-with-admin-user (a switch, once …)"; `undefined` where none is. */
export function cheapestWords({ cheapest }: AttackPath): string | undefined {
  return cheapest === undefined
    ? undefined
    : `Cheapest to cut: link ${String(cheapest.link + 1)}, by ${cheapest.cuts.map(cutWords).join(' and ')}`;
}

function cutWords({ check, repair }: Cut): string {
  return `${check} (${repairWords[repair]})`;
}

/** The proof of a link for people: the last names of its readings, with the property or the check. */
export function proofWords({ proof }: Link): string {
  return someOf(proof.map(proofOf), mostProofs);
}

function proofOf({ reading, property, check }: Proof): string {
  const kept = /\/([^/]+)\/providers\/[^/]+\/([^/]+)$/.exec(reading);
  const place = kept === null ? reading.split('/').slice(-2).join('/') : `${kept[1] ?? ''}/${kept[2] ?? ''}`;
  // Of a list it is the whole that shows it.
  const what = check ?? (property === 'value' ? '' : property) ?? '';
  return what === '' ? place : `${place} (${what})`;
}

/** The JSON form has all of them. */
const mostProofs = 3;
