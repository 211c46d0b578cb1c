import { countOf, someOf } from '../../checks/evidence-words.js';
import { attempt, known } from '../../access/attempt.js';
import { identitiesOf } from '../../access/identities.js';
import { listsOfWorkspace } from '../../snapshot/places.js';
import { attackPath, type AttackPath, type Link } from '../attack-path.js';
import {
  failingCuts,
  identityAt,
  isOutsider,
  linkByAbility,
  outsidersOf,
  placeOf,
  type Evidence,
} from '../link-makers.js';

/**
 * Code of jobs lies in the default storage account: who can write there has it run as the identity of the job, and so
 * does what that identity may do.
 *
 * Source: <https://learn.microsoft.com/azure/machine-learning/concept-enterprise-security>, on access to the storage
 * account and the identity of the workspace.
 */
export function storageToIdentity(evidence: Evidence): readonly AttackPath[] {
  return [
    attackPath({
      id: 'storage-to-identity',
      title: 'Write to the default storage, then act as the identity of jobs',
      of: '',
      gains: 'Everything that the identity of the workspace or of a compute may change',
      links: [writers(evidence), snapshots(evidence), runners(evidence), broadIdentity(evidence)],
    }),
  ];
}

/** By a role, or with the account's key where keys are taken. */
function writers(evidence: Evidence): Link {
  const says = 'Somebody can write to the default storage account';
  const account = ownAccount(evidence);
  const byRole = linkByAbility(says, evidence, 'storage-account', ['write-data'], {
    counts: isOutsider,
    at: account,
  });
  const key = account === undefined ? undefined : identityAt(evidence, account).find(({ by }) => by === 'key');
  if (account === undefined || key === undefined) {
    return { says, state: 'unknown', evidence: 'Which account it is was not read', proof: byRole.proof, cuts: [] };
  }
  if (key.open === true && outsidersOf(key) > 0) {
    const said = `${key.because}, and ${countOf(outsidersOf(key), 'principal')} can list the key`;
    // A role to write stays when keys go: then no single switch cuts it.
    const cuts = byRole.state === 'holds' ? [] : failingCuts(evidence, ['storage-account-with-shared-keys']);
    return { says, state: 'holds', evidence: said, proof: key.proof, cuts };
  }
  return byRole.state === 'cut' && (key.open === 'unknown' || (key.open && key.more))
    ? { ...byRole, state: 'unknown', evidence: key.because, proof: key.proof }
    : byRole;
}

/** It is the service's way of working, so nothing cuts it. */
function snapshots(evidence: Evidence): Link {
  const says = 'Jobs take their code from that account';
  const account = ownAccount(evidence);
  const proof = [{ reading: evidence.view.snapshot.workspace, property: 'properties.storageAccount' }];
  return account === undefined
    ? { says, state: 'unknown', evidence: 'Which account it is was not read', proof, cuts: [] }
    : { says, state: 'holds', evidence: `Code is kept in ${account.split('/').at(-1) ?? account}`, proof, cuts: [] };
}

function runners({ view }: Evidence): Link {
  const says = 'A compute runs jobs with a managed identity';
  const list = `${view.snapshot.workspace}/${listsOfWorkspace.computes}`;
  const proof = [{ reading: list, property: 'identity' }];
  const computes = attempt(() => view.list(list).map((one) => ({ name: one.name, identities: identitiesOf(one) })));
  if (computes.is !== 'known') {
    const evidence = computes.is === 'unread' ? computes.reason.message : 'The workspace does not exist any more';
    return { says, state: 'unknown', evidence, proof, cuts: [] };
  }
  const running = computes.value.filter(({ identities }) => identities.length > 0);
  if (running.length > 0) {
    return {
      says,
      state: 'holds',
      evidence: someOf(
        running.map(({ name }) => name),
        3,
      ),
      proof,
      cuts: [],
    };
  }
  // Serverless compute takes jobs too, and its identity is chosen by the job.
  return {
    says,
    state: 'unknown',
    evidence: 'No compute has one; that of serverless jobs is not read',
    proof,
    cuts: [],
  };
}

function broadIdentity(evidence: Evidence): Link {
  const group = linkByAbility(
    'That identity, or the one of the workspace, may change the resource group or give roles there',
    evidence,
    'resource-group',
    ['manage', 'give-roles'],
    {
      counts: ({ principal }) => principal.type === 'service principal' && principal.owners.length > 0,
      cuts: ['workspace-identity-rules-resource-group'],
    },
  );
  // The check speaks of the identities of the workspace; that of a compute with such a role stays.
  const holders = placeOf(evidence, 'resource-group')?.grants.filter(
    ({ principal, abilities }) =>
      principal.type === 'service principal' &&
      principal.owners.length > 0 &&
      (abilities === 'unknown' || abilities.includes('manage') || abilities.includes('give-roles')),
  );
  if (group.state === 'holds') {
    return holders?.every(({ principal }) => principal.owners.includes('the workspace')) === true
      ? group
      : { ...group, cuts: [] };
  }
  // Whose an identity is stands in the same lists; where those are missing, a nameless service may be one of them.
  const nameless = placeOf(evidence, 'resource-group')?.grants.some(
    ({ principal }) => principal.type === 'service principal' && principal.owners.length === 0,
  );
  const gap = evidence.access.notes.find((note) => note.startsWith('Identities of'));
  return group.state === 'cut' && nameless === true && gap !== undefined
    ? { ...group, state: 'unknown', evidence: gap }
    : { ...group, evidence: group.state === 'cut' ? 'No managed identity, by its own roles' : group.evidence };
}

function ownAccount({ view }: Evidence): string | undefined {
  return known(
    attempt(() => view.workspace.text('properties.storageAccount')),
    undefined,
  );
}
