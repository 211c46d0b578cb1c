import { describeAccess } from '../../access/describe-access.js';
import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { dataLakeOrigin } from '../../snapshot/places.js';
import { Unread } from '../../snapshot/reading.js';
import type { Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';
import { countOf, someOf } from '../evidence-words.js';
import { gather } from '../inventory/associated-resources.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';

export const dataAccessListForSinglePeople = defineCheck({
  id: 'data-access-list-for-single-people',
  summary: 'access lists of data that name single people instead of groups',
  group: 'identity',
  serves: 'identity-data-access',
  severity: 'medium',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'An entry for one person in the access list of a folder stays when the person leaves, and no list of roles shows it. ' +
    'An entry for a group ends with the membership, and a folder takes no more than 32 entries.',
  passes:
    'No access list of a container, or of a folder on its first level, names a user (user:<object id>, default entries ' +
    'too) that is not a service principal as far as the snapshot tells: identities of the workspace, its computes and ' +
    'endpoints, and service principals that hold a role. A user of whom it tells nothing fails with a lower severity. ' +
    'Accounts without a hierarchical namespace have no access lists. They are read on demand only: with --access-lists, ' +
    'or by the command in the view.',
  breaks: 'Nothing, once the people are members of the groups and the groups have entries of their own.',
  repair: 'in-place',
  needs: [
    'Microsoft.Storage/storageAccounts/read',
    'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read',
  ],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/storage/blobs/data-lake-storage-access-control',
    'https://learn.microsoft.com/azure/storage/blobs/data-lake-storage-access-control-model',
  ],
  judge({ subject: account, view }) {
    if (account.flag('properties.isHnsEnabled') !== true) {
      return notApplicable('The account has no hierarchical namespace, so its data has no access lists');
    }
    const { found, unread } = gather(accessListsOf(account, view), ({ read }) => read());
    const services = found.length === 0 ? new Set<string>() : servicesIn(view);
    const named = found.filter(({ user }) => !services.has(user));
    if (named.length > 0) {
      const users = new Set(named.map(({ user }) => user));
      const said = `${countOf(users.size, 'user')} named in ${someOf([...new Set(named.map(({ where }) => where))])}`;
      const people = peopleIn(view);
      return [...users].some((user) => people.has(user))
        ? fail(said)
        : fail(`${said}; whether people or services is not known`, 'low');
    }
    if (unread !== undefined) {
      throw unread;
    }
    return pass('The access lists name groups and services only');
  },
  fix: ({ subject: account }) =>
    advise('Give the group an entry, put the people into it, then take their own entries away', [
      `az storage fs access update-recursive --acl 'group:<object id>:r-x' --path '<folder>' --file-system '<container>' --account-name ${shellWord(account.name)} --auth-mode login`,
      `az storage fs access remove-recursive --acl 'user:<object id>' --path '<folder>' --file-system '<container>' --account-name ${shellWord(account.name)} --auth-mode login`,
    ]),
});

interface NamedUser {
  readonly user: string;
  /** "container/folder". */
  readonly where: string;
}

/** What reads the named users of each container. @throws Unread where the containers are not known. */
function accessListsOf(
  account: Resource,
  view: SnapshotView,
): readonly { readonly read: () => readonly NamedUser[] }[] {
  const origin = dataLakeOrigin(account.id, view.snapshot.cloud);
  if (origin === undefined) {
    throw new Unread({ code: 'not-read', message: 'Where storage accounts answer in this cloud is not known' });
  }
  const reading = view.reading(origin);
  if (reading.is === 'unreadable' && reading.reason.code === 'not-read') {
    throw new Unread({ code: 'not-read', message: 'Access lists are read on demand only' });
  }
  return view.list(origin).map((container) => {
    const name = container.text('name') ?? '';
    const path = `${origin}/${name}`;
    return {
      read: () => {
        const users = view.list(path).flatMap((entry) => usersOf(entry, name));
        if (view.resource(path).flag('truncated') === true && users.length === 0) {
          throw new Unread({ code: 'too-large', message: `Not all folders of ${name} were read` });
        }
        return users;
      },
    };
  });
}

/** `user::rwx,user:<id>:r-x,group::r-x,default:user:<id>:r-x`: the second and the last name a user. */
function usersOf(entry: Resource, container: string): readonly NamedUser[] {
  const where = `${container}${entry.text('path') ?? ''}`;
  const entries = (entry.text('acl') ?? '').split(',');
  const users = entries.flatMap((one) => /^(?:default:)?user:([^:]+):/i.exec(one.trim())?.[1] ?? []);
  return [...new Set(users)].map((user) => ({ user: user.toLowerCase(), where }));
}

/** Everybody of whom the snapshot tells that it is no person. */
function servicesIn(view: SnapshotView): ReadonlySet<string> {
  return principalsOf(view, (type) => type === 'service principal');
}

function peopleIn(view: SnapshotView): ReadonlySet<string> {
  return principalsOf(view, (type) => type === 'user');
}

function principalsOf(view: SnapshotView, isWanted: (type: string) => boolean): ReadonlySet<string> {
  const { places, identities } = describeAccess(view);
  const principals = [...places.flatMap(({ grants }) => grants.map(({ principal }) => principal)), ...identities];
  return new Set(principals.filter(({ type }) => isWanted(type)).map(({ id }) => id));
}
