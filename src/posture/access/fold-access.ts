import { someOf } from '../checks/evidence-words.js';
import { abilities, type Ability } from './abilities.js';
import type { AccessPlace, Grant, Principal } from './access.js';

/** Principals of one type that can do the same at a place by the same roles. */
export interface AccessRow {
  readonly principals: readonly Principal[];
  /** "Owner on the subscription", "Reader on the resource (can be switched on)". */
  readonly roles: readonly string[];
  /** What they can do at once, and what they can do after switching a role on or by a condition. */
  readonly abilities: readonly Ability[];
  /** A role of theirs is one whose permissions are not known. */
  readonly partlyUnknown: boolean;
}

/** The principals of a place, equal ones together, those who can do most first. */
export function foldAccess({ grants }: AccessPlace): readonly AccessRow[] {
  const rows = new Map<string, { readonly principals: Principal[]; readonly grants: readonly Grant[] }>();
  for (const own of byPrincipal(grants)) {
    const [first] = own;
    if (first !== undefined) {
      const key = [first.principal.type, ...own.map(roleWords).sort()].join('\n');
      const row = rows.get(key);
      if (row === undefined) {
        rows.set(key, { principals: [first.principal], grants: own });
      } else {
        row.principals.push(first.principal);
      }
    }
  }
  return [...rows.values()]
    .map(({ principals, grants: own }) => ({
      principals,
      roles: [...new Set(own.map(roleWords))],
      abilities: together(own),
      partlyUnknown: own.some((grant) => grant.abilities === 'unknown'),
    }))
    .sort((a, b) => b.abilities.length - a.abilities.length || Number(b.partlyUnknown) - Number(a.partlyUnknown));
}

/** The grants of each principal, in the order in which they were read. */
function byPrincipal(grants: readonly Grant[]): Iterable<readonly Grant[]> {
  const found = new Map<string, Grant[]>();
  for (const grant of grants) {
    const own = found.get(grant.principal.id);
    if (own === undefined) {
      found.set(grant.principal.id, [grant]);
    } else {
      own.push(grant);
    }
  }
  return found.values();
}

/** What several grants allow together, in the order of the vocabulary. */
function together(grants: readonly Grant[]): readonly Ability[] {
  const found = new Set(grants.flatMap((grant) => (grant.abilities === 'unknown' ? [] : grant.abilities)));
  return (Object.keys(abilities) as Ability[]).filter((ability) => found.has(ability));
}

/** "Owner on the subscription (can be switched on, under a condition)". */
function roleWords({ role, by, level, eligible, conditional }: Grant): string {
  const more = [...(eligible ? ['can be switched on'] : []), ...(conditional ? ['under a condition'] : [])];
  const where = by === 'role' ? ` on the ${level}` : '';
  return `${role}${where}${more.length === 0 ? '' : ` (${more.join(', ')})`}`;
}

/** "the identity of the workspace", "group bbbbbbbb-…": one principal in words. */
export function principalWords({ id, type, owners }: Principal): string {
  const kind = type === 'unknown' ? 'principal' : type;
  return owners.length === 0 ? `${kind} ${id}` : owners.map(ownerWords).join(', ');
}

function ownerWords(owner: string): string {
  return owner.startsWith('user of ') ? owner : `identity of ${owner}`;
}

/** "group a, group b and 3 more": some principals in words. */
export function principalsWords(principals: readonly Principal[], most = 5): string {
  return someOf(principals.map(principalWords), most);
}
