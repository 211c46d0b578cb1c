import { countOf } from '../checks/evidence-words.js';
import type { Identity, IdentityPath, NetworkPath, Origin } from './exposure.js';

const originWords: Readonly<Record<Origin, string>> = {
  internet: 'the internet',
  addresses: 'selected addresses',
  subnets: 'selected subnets',
  instances: 'named resources of Azure',
  services: 'trusted Azure services',
  private: 'the private network',
};

/**
 * "Training data in stchurn: from the internet, with the account key, which 7 principals can list, or with a role that
 * 3 principals hold". What is not known is said behind, so that a door that nobody looked at is not taken for a wall.
 */
export function exposureSentence(
  title: string,
  name: string,
  network: readonly NetworkPath[],
  identity: readonly IdentityPath[],
): string {
  const open = network.filter((path) => path.open === true).map(({ origin }) => originWords[origin]);
  const dark = network.filter((path) => path.open === 'unknown');
  const ways = identity.filter((path) => path.open === true).map(wayWords);
  if (open.length + ways.length === 0 && dark.length > 0) {
    return `${title} in ${name}: who can reach it is not known`;
  }
  const from =
    open.length > 0
      ? `from ${together(open, 'and')}`
      : dark.length > 0
        ? 'from nowhere that is known'
        : 'from nowhere over the network';
  const by = ways.length > 0 ? ways.join(', or ') : 'by nobody that is known';
  return [`${title} in ${name}: ${from}, ${by}`, ...unknownWords(dark, identity)].join('; ');
}

function wayWords({ by, principals, limited, because }: IdentityPath): string {
  const count = countOf(principals.length, 'principal');
  const only = limited === 0 ? '' : ` (${String(limited)} of them after switching it on or under a condition)`;
  switch (by) {
    case 'anonymous':
      return 'without signing in';
    case 'key':
      return principals.length === 0
        ? `with the ${keyWords(because)}`
        : `with the ${keyWords(because)}, which ${count} can list${only}`;
    case 'local-user':
      return 'as a local user of SFTP';
    case 'role':
      return `with a role that ${count} ${principals.length === 1 ? 'holds' : 'hold'}${only}`;
    case 'own-role':
      return `with a role that ${count} can give ${principals.length === 1 ? 'itself' : 'themselves'}${only}`;
  }
}

/** Which key it is stands in the name of the property that lets it in. */
function keyWords(because: string): string {
  return because.startsWith('adminUser')
    ? 'password of the admin user'
    : because.startsWith('authMode')
      ? 'key of the endpoint'
      : 'account key';
}

const identityWords: Readonly<Record<Identity, string>> = {
  anonymous: 'reads without signing in',
  key: 'keys',
  'local-user': 'local users',
  role: 'roles',
  'own-role': 'self-granted roles',
};

function unknownWords(dark: readonly NetworkPath[], identity: readonly IdentityPath[]): readonly string[] {
  const hidden = identity.filter((path) => path.open === 'unknown').map(({ by }) => identityWords[by]);
  const more = identity.some((path) => path.open === true && path.more);
  return [
    ...(dark.length === 0
      ? []
      : [
          `not known whether from ${together(
            dark.map(({ origin }) => originWords[origin]),
            'or',
          )}`,
        ]),
    ...(hidden.length === 0 ? [] : [`not known whether by ${together([...new Set(hidden)], 'or')}`]),
    ...(more ? ['there may be more principals'] : []),
  ];
}

function together(words: readonly string[], last: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}
