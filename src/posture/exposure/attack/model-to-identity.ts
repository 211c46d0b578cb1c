import { attempt, known } from '../../access/attempt.js';
import { subjects } from '../../checks/subjects.js';
import { attackPath, type AttackPath } from '../attack-path.js';
import { linkByChecks, type Evidence } from '../link-makers.js';

/** Loading a model can run code of whoever made it, as the identity of the endpoint: one path for each endpoint. */
export function modelToIdentity(evidence: Evidence): readonly AttackPath[] {
  const endpoints = attempt(() => subjects['online-endpoint'].find(evidence.view));
  if (endpoints.is !== 'known') {
    return [pathOf(evidence, '', () => true)];
  }
  return known(endpoints, []).map(({ id, name }) =>
    pathOf(evidence, name, (subject) => `${subject.id.toLowerCase()}/`.startsWith(`${id.toLowerCase()}/`)),
  );
}

function pathOf(evidence: Evidence, of: string, about: (subject: { readonly id: string }) => boolean): AttackPath {
  return attackPath({
    id: 'model-to-identity',
    title: 'Publish a model in an open registry, then act as the identity of the endpoint that loads it',
    of,
    gains: 'Every right of the endpoint’s identity',
    links: [
      linkByChecks('A deployment loads a model that nobody here has approved', evidence, {
        checks: ['deployment-with-foreign-model'],
        about,
        otherwise: 'No deployment names a model',
      }),
      linkByChecks('The identity of the endpoint may change more than scoring needs', evidence, {
        checks: ['endpoint-identity-with-broad-role'],
        about,
        otherwise: 'The endpoint has no identity',
      }),
    ],
  });
}
