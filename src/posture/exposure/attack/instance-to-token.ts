import { attempt, known } from '../../access/attempt.js';
import { subjects } from '../../checks/subjects.js';
import { listsOfWorkspace } from '../../snapshot/places.js';
import { attackPath, type AttackPath, type Link } from '../attack-path.js';
import { isOutsider, linkByAbility, linkByChecks, type Evidence } from '../link-makers.js';

/**
 * On a shared compute instance everybody works in the name of the person whose it is.
 *
 * Source: <https://learn.microsoft.com/azure/machine-learning/how-to-create-compute-instance>, on sharing and single
 * sign-on.
 */
export function instanceToToken(evidence: Evidence): readonly AttackPath[] {
  return [
    attackPath({
      id: 'instance-to-token',
      title: 'Open a shared compute instance, then act as its owner',
      of: '',
      gains: 'Every right that the owner has in Azure',
      links: [
        linkByAbility(
          'Somebody can open the applications of compute instances',
          evidence,
          'workspace',
          ['use-compute-of-others'],
          { counts: isOutsider },
        ),
        linkByChecks('An instance lets others open its applications', evidence, {
          checks: ['instance-shared-between-users'],
          otherwise: 'There is no compute instance',
        }),
        signedIn(evidence),
      ],
    }),
  ];
}

/** Single sign-on is the default. */
function signedIn({ view, results }: Evidence): Link {
  const says = 'The owner is signed in to Azure on it';
  const list = `${view.snapshot.workspace}/${listsOfWorkspace.computes}`;
  const proof = [{ reading: list, property: 'properties.properties.enableSSO' }];
  const shared = new Set(
    results
      .filter(({ check, verdict }) => check.id === 'instance-shared-between-users' && verdict.is === 'fail')
      .map(({ subject }) => subject.id),
  );
  const instances = known(
    attempt(() => subjects['compute-instance'].find(view)),
    [],
  ).filter(({ id }) => shared.has(id));
  const signed = attempt(() =>
    instances.filter((one) => one.flag('properties.properties.enableSSO', { since: '2023-04-01' }) !== false),
  );
  if (instances.length === 0 || signed.is !== 'known') {
    const evidence = signed.is === 'unread' ? signed.reason.message : 'No instance is known to be shared';
    return { says, state: 'unknown', evidence, proof, cuts: [] };
  }
  const [first] = signed.value;
  return first === undefined
    ? { says, state: 'cut', evidence: 'enableSSO is false on each shared instance', proof, cuts: [] }
    : { says, state: 'holds', evidence: `${first.name}: enableSSO is not false`, proof, cuts: [] };
}
