import { attackPath, type AttackPath } from '../attack-path.js';
import { isOutsider, linkByAbility, linkByChecks, type Evidence } from '../link-makers.js';

/** Who may read the workspace reads what is written into deployments and setup scripts. */
export function readerToSecrets(evidence: Evidence): readonly AttackPath[] {
  return [
    attackPath({
      id: 'reader-to-secrets',
      title: 'Read the workspace, then use the secrets that are written into it',
      of: '',
      gains: 'Whatever the secrets open',
      links: [
        linkByAbility(
          'Somebody can read deployments and computes',
          evidence,
          'workspace',
          ['read-deployment-environments'],
          {
            counts: isOutsider,
          },
        ),
        linkByChecks('A deployment or a setup script holds a secret', evidence, {
          checks: ['secret-in-deployment-environment', 'secret-in-setup-script'],
          otherwise: 'There is no deployment and no setup script',
        }),
      ],
    }),
  ];
}
