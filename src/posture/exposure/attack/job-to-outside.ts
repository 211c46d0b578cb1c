import { attempt } from '../../access/attempt.js';
import { managedNetworkOf } from '../../snapshot/workspace-traits.js';
import { attackPath, type AttackPath, type Link } from '../attack-path.js';
import { isOutsider, linkByAbility, linkByChecks, type Evidence } from '../link-makers.js';

/**
 * Code of a job reads training data; where the network lets it out, it can send the data to anybody.
 *
 * Source: <https://learn.microsoft.com/azure/machine-learning/how-to-prevent-data-loss-exfiltration>.
 */
export function jobToOutside(evidence: Evidence): readonly AttackPath[] {
  return [
    attackPath({
      id: 'job-to-outside',
      title: 'Run a job, then send its data outside',
      of: '',
      gains: 'A copy of the training data, outside',
      links: [
        linkByAbility('Somebody can run jobs', evidence, 'workspace', ['run-jobs'], { counts: isOutsider }),
        data(evidence),
        outbound(evidence),
      ],
    }),
  ];
}

/** As the identity of a compute, or with the credential of a datastore. */
function data(evidence: Evidence): Link {
  const says = 'Jobs can read training data';
  const byIdentity = linkByAbility(says, evidence, 'storage-account', ['read-data'], {
    counts: ({ principal }) => principal.type === 'service principal' && principal.owners.length > 0,
  });
  if (byIdentity.state === 'holds') {
    return byIdentity;
  }
  const byCredential = linkByChecks(says, evidence, { checks: ['datastore-with-stored-credential'] });
  // Without the credential people would still read by roles of their own, so that nothing is cut by taking it away.
  return byCredential.state === 'holds' || byIdentity.state === 'cut'
    ? { ...orUnknown(byCredential), cuts: [] }
    : byIdentity;
}

/** Jobs also read as the person who runs them, and what roles people have through groups is not known. */
function orUnknown(link: Link): Link {
  return link.state === 'cut'
    ? {
        ...link,
        state: 'unknown',
        evidence: 'Not as an identity of a compute; what people read who run jobs depends on their own roles',
      }
    : link;
}

function outbound(evidence: Evidence): Link {
  const says = 'The network lets jobs send to addresses of their choice';
  const link = linkByChecks(says, evidence, {
    checks: ['managed-network-open-to-internet', 'outbound-rule-too-wide', 'workspace-without-managed-network'],
  });
  const mode = attempt(() => managedNetworkOf(evidence.view.workspace));
  if (mode.is !== 'known' || mode.value !== 'off') {
    return link;
  }
  if (link.state === 'cut') {
    const said = 'Computes stand in subnets of your own; what those let out is not worked out here';
    return { ...link, state: 'unknown', evidence: said };
  }
  // A managed network alone lets out to everywhere; it cuts with approved destinations only.
  const closed = evidence.results.find(({ check }) => check.id === 'managed-network-open-to-internet')?.check;
  return link.cuts.length === 0 || closed === undefined
    ? link
    : { ...link, cuts: [...link.cuts, { check: closed.id, repair: closed.repair }] };
}
