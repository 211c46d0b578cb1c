import { attempt, known } from '../../access/attempt.js';
import { parseResourceId } from '../../resource-id.js';
import { listsOfWorkspace, storageAccountOf } from '../../snapshot/places.js';
import type { Resource } from '../../snapshot/resource.js';
import { attackPath, type AttackPath, type Link } from '../attack-path.js';
import { failingCuts, isOutsider, linkByAbility, linkByChecks, unique, type Evidence } from '../link-makers.js';

/**
 * Credentials of datastores are secrets in the vault of the workspace: who reads them there has the data, past every
 * role on it.
 *
 * Source: <https://learn.microsoft.com/azure/machine-learning/concept-data>, on datastores and the key vault.
 */
export function vaultToData(evidence: Evidence): readonly AttackPath[] {
  const accounts = accountsWithKeys(evidence);
  const others = new Set(
    datastoresWith(evidence, /^(?:serviceprincipal|certificate)$/i).map(({ id }) => id.toLowerCase()),
  );
  const isOne = ({ id }: { readonly id: string }): boolean => accounts.some((account) => account === id.toLowerCase());
  return [
    attackPath({
      id: 'vault-to-data',
      title: 'Read a secret of the vault, then the data that it opens',
      of: '',
      gains: 'All data of a storage account, without a role on it',
      links: [
        linkByAbility('Somebody can read the secrets of the vault', evidence, 'key-vault', ['read-secrets'], {
          counts: isOutsider,
        }),
        linkByChecks('A datastore keeps a key there', evidence, {
          checks: ['datastore-with-stored-credential'],
          // A service principal opens data by its roles; whether keys are taken has nothing to do with it.
          about: ({ id }) => !others.has(id.toLowerCase()),
          otherwise: 'There is no datastore',
        }),
        accounts.length === 0
          ? linkByChecks('A storage account takes that key', evidence, { checks: ['storage-account-with-shared-keys'] })
          : linkByChecks('A storage account takes that key', evidence, {
              checks: ['storage-account-with-shared-keys'],
              about: isOne,
            }),
        reachable(evidence, accounts),
      ],
    }),
  ];
}

/** From the internet or from listed addresses; inside the private network somebody would have to be already. */
function reachable(evidence: Evidence, accounts: readonly string[]): Link {
  const says = 'The account answers outside the private network';
  const assets = evidence.exposure.assets.filter(
    ({ id }) =>
      parseResourceId(id)?.type === 'microsoft.storage/storageaccounts' &&
      (accounts.length === 0 || accounts.includes(id.toLowerCase())),
  );
  const ways = assets.flatMap(({ name, network }) =>
    network.filter(({ origin }) => origin === 'internet' || origin === 'addresses').map((path) => ({ ...path, name })),
  );
  const proof = unique(ways.flatMap((way) => way.proof));
  const open = ways.find((way) => way.open === true);
  if (open !== undefined) {
    const cuts = failingCuts(evidence, ['storage-account-answers-publicly']);
    return { says, state: 'holds', evidence: `${open.name}: ${open.because}`, proof, cuts };
  }
  const dark = ways.find((way) => way.open === 'unknown');
  return dark === undefined && ways.length > 0
    ? { says, state: 'cut', evidence: `${ways[0]?.name ?? ''}: ${ways[0]?.because ?? ''}`, proof, cuts: [] }
    : { says, state: 'unknown', evidence: dark?.because ?? 'No storage account is known', proof, cuts: [] };
}

/** Lower-case ids of the accounts to which a datastore keeps a key. */
function accountsWithKeys(evidence: Evidence): readonly string[] {
  const datastores = datastoresWith(evidence, /^(?:accountkey|sas)$/i);
  return datastores.flatMap(
    (one) =>
      known(
        attempt(() => storageAccountOf(one, evidence.view)),
        undefined,
      )?.toLowerCase() ?? [],
  );
}

/** The datastores with a kind of credential; none where they were not read. */
function datastoresWith({ view }: Evidence, kind: RegExp): readonly Resource[] {
  const list = attempt(() =>
    view
      .list(`${view.snapshot.workspace}/${listsOfWorkspace.datastores}`)
      .filter((one) => kind.test(one.text('properties.credentials.credentialsType') ?? '')),
  );
  return known(list, []);
}
