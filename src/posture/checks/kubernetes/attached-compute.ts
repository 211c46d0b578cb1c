import type { Node, Resource } from '../../snapshot/resource.js';
import { notApplicable, unclear, type Verdict } from '../verdict.js';

/** The settings of an attached compute of one type, or the verdict where it is another or does not tell them. */
export function settingsOf(compute: Resource, type: 'AKS' | 'Kubernetes'): Node | Verdict {
  if (!compute.is('properties.computeType', type)) {
    return notApplicable(
      type === 'AKS' ? 'The cluster is attached through its extension' : 'The cluster is attached in the older way',
    );
  }
  return compute.node('properties.properties') ?? unclear('The answer does not tell the settings of the compute');
}
