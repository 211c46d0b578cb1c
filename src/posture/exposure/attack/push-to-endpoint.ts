import { countOf, someOf } from '../../checks/evidence-words.js';
import { attempt } from '../../access/attempt.js';
import { subjects } from '../../checks/subjects.js';
import { listsOfWorkspace } from '../../snapshot/places.js';
import { attackPath, type AttackPath, type Link } from '../attack-path.js';
import {
  failingCuts,
  identityAt,
  isOutsider,
  linkByAbility,
  outsidersOf,
  linkByChecks,
  placeOf,
  type Evidence,
} from '../link-makers.js';

/**
 * Environments are images in the registry of the workspace: who can push there decides what deployments run.
 *
 * Source: <https://learn.microsoft.com/azure/machine-learning/concept-environments>, on where images are kept.
 */
export function pushToEndpoint(evidence: Evidence): readonly AttackPath[] {
  return [
    attackPath({
      id: 'push-to-endpoint',
      title: 'Push an image to the registry, then run in an endpoint',
      of: '',
      gains: 'Every request and answer of the endpoint, and its identity',
      links: [
        pushers(evidence),
        linkByChecks('A pushed image is used without a look at it', evidence, {
          checks: ['container-images-without-quarantine'],
          otherwise: 'The workspace has no registry of its own',
        }),
        deployments(evidence),
      ],
    }),
  ];
}

/** By a role, or with the password of the admin user. */
function pushers(evidence: Evidence): Link {
  const says = 'Somebody can push images to the registry';
  const byRole = linkByAbility(says, evidence, 'container-registry', ['push-images'], { counts: isOutsider });
  const registry = placeOf(evidence, 'container-registry');
  const key = registry === undefined ? undefined : identityAt(evidence, registry.id).find(({ by }) => by === 'key');
  if (key?.open === true && outsidersOf(key) > 0) {
    const said = `${key.because}, and ${countOf(outsidersOf(key), 'principal')} can list the password`;
    const cuts = byRole.state === 'holds' ? [] : failingCuts(evidence, ['container-registry-with-admin-user']);
    return { says, state: 'holds', evidence: said, proof: key.proof, cuts };
  }
  return byRole.state === 'cut' && (key?.open === 'unknown' || (key?.open === true && key.more))
    ? { ...byRole, state: 'unknown', evidence: key.because, proof: key.proof }
    : byRole;
}

function deployments({ view }: Evidence): Link {
  const says = 'A deployment runs images that the workspace has built there';
  const proof = [{ reading: `${view.snapshot.workspace}/${listsOfWorkspace.onlineEndpoints}`, property: 'value' }];
  const own = `${view.snapshot.workspace}/environments/`.toLowerCase();
  const found = attempt(() =>
    subjects['online-deployment'].find(view).map((one) => ({
      name: one.name,
      isBuilt: one.text('properties.environmentId')?.toLowerCase().startsWith(own) === true,
    })),
  );
  if (found.is !== 'known') {
    const evidence = found.is === 'unread' ? found.reason.message : 'The workspace does not exist any more';
    return { says, state: 'unknown', evidence, proof, cuts: [] };
  }
  if (found.value.length === 0) {
    return { says, state: 'cut', evidence: 'There is no online deployment', proof, cuts: [] };
  }
  const built = found.value.filter(({ isBuilt }) => isBuilt).map(({ name }) => name);
  return built.length > 0
    ? { says, state: 'holds', evidence: someOf(built, 3), proof, cuts: [] }
    : { says, state: 'unknown', evidence: 'Where the images of deployments come from is not known', proof, cuts: [] };
}
