import { accessListPath, groupsPath, type PermissionLevel } from '../../pipelines/azure-devops-addresses.js';
import { Unread } from '../../snapshot/reading.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';

/**
 * Groups that everybody in a project or an organisation is in, by the name behind the brackets.
 *
 * Source: <https://learn.microsoft.com/azure/devops/organizations/security/permissions#groups>.
 */
const broadGroups =
  /^\[[^\]]*\]\\(?:Contributors|Readers|Limited Readers|Project Valid Users|Project Collection Valid Users|Project-Scoped Users|Security Service Group)$/i;

/** Whether everybody who works in the project, or who just sees it, is in a group. */
export function isBroadGroup(name: string): boolean {
  return broadGroups.test(name);
}

/** "Contributors" of `[ml]\Contributors`. */
export function groupTitle(name: string): string {
  return name.replace(/^\[[^\]]*\]\\/, '');
}

/** What access lists give to one group, or to one person or service. */
export interface Grant {
  /** The group's name; `undefined` for people, services and groups whose name the service does not tell. */
  readonly group: string | undefined;
  readonly holder: 'group' | 'person' | 'service';
  /** Bits. */
  readonly allowed: number;
}

/**
 * What the access lists on the way from a thing up to the root of its namespace give: for each permission the nearest
 * entry decides, as far as lists inherit.
 *
 * Source: <https://learn.microsoft.com/azure/devops/organizations/security/about-permissions#permission-inheritance>.
 *
 * @param tokens the thing's own first, then those above it
 * @throws Unread
 */
export function grantsOn(
  organization: string,
  level: PermissionLevel,
  tokens: readonly string[],
  view: SnapshotView,
): readonly Grant[] {
  const merged = new Map<string, { readonly allow: number; readonly decided: number }>();
  for (const [depth, token] of tokens.entries()) {
    const lists = view.things(accessListPath(organization, level, token), 'azure-devops/access-lists', level);
    for (const [index, entry] of lists.flatMap((list) => list.list('entries')).entries()) {
      const descriptor = entry.text('group');
      // People and services are not told apart, so each entry is one of its own.
      const key = descriptor ?? `${entry.text('holder') ?? 'service'} ${String(depth)} ${String(index)}`;
      const { allow, decided } = merged.get(key) ?? { allow: 0, decided: 0 };
      const own = entry.number('allow') ?? 0;
      const denied = entry.number('deny') ?? 0;
      merged.set(key, { allow: allow | (own & ~denied & ~decided), decided: decided | own | denied });
    }
    if (lists.some((list) => list.flag('inheritPermissions') === false)) {
      break;
    }
  }
  const names = groupNames(organization, view);
  return [...merged].map(([key, { allow }]): Grant => {
    const [holder] = key.split(' ');
    return holder === 'person' || holder === 'service'
      ? { group: undefined, holder, allowed: allow }
      : { group: names().get(key.toLowerCase()), holder: 'group', allowed: allow };
  });
}

/** Names by lower-case descriptor; read when the first is needed. */
function groupNames(organization: string, view: SnapshotView): () => ReadonlyMap<string, string> {
  let known: ReadonlyMap<string, string> | undefined;
  return () => {
    known ??= new Map(
      groupLists(organization, view).flatMap((path) =>
        view
          .things(path, 'azure-devops/groups', 'groups')
          .map(
            (group) =>
              [(group.text('descriptor') ?? '').toLowerCase(), group.text('providerDisplayName') ?? ''] as const,
          ),
      ),
    );
    return known;
  };
}

function groupLists(organization: string, view: SnapshotView): readonly string[] {
  const first = groupsPath(organization);
  const lists = [first];
  for (let index = 1; isAsked(view, `${first}/${String(index)}`); index++) {
    lists.push(`${first}/${String(index)}`);
  }
  return lists;
}

function isAsked(view: SnapshotView, path: string): boolean {
  const reading = view.reading(path);
  return reading.is !== 'unreadable' || reading.reason.code !== 'not-read';
}

/** Names of permissions by their bits. */
export type Bits = Readonly<Record<number, string>>;

/**
 * "Contributors may force push": what broad groups are given of the permissions that matter.
 *
 * @throws Unread where a group that is given one of them has no name
 */
export function excessOf(grants: readonly Grant[], bits: Bits): readonly string[] {
  const excess = grants.flatMap(({ group, holder, allowed }) => {
    const given = Object.entries(bits)
      .filter(([bit]) => (allowed & Number(bit)) !== 0)
      .map(([, name]) => name);
    return holder === 'group' && given.length > 0 ? [{ group, given }] : [];
  });
  const broad = excess.flatMap(({ group, given }) =>
    group !== undefined && isBroadGroup(group) ? [`${groupTitle(group)} may ${given.join(', ')}`] : [],
  );
  if (broad.length === 0 && excess.some(({ group }) => group === undefined)) {
    throw new Unread({
      code: 'wrong-shape',
      message: 'The service does not tell the name of a group with permissions',
    });
  }
  return broad;
}

/** The project's id, by which access lists are found. @throws Unread */
export function idOf(value: string | undefined): string {
  if (value === undefined) {
    throw new Unread({ code: 'wrong-shape', message: 'The answer does not say the id' });
  }
  return value;
}
