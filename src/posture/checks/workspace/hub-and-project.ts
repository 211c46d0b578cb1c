import type { Resource } from '../../snapshot/resource.js';
import { kindOf } from '../../snapshot/workspace-traits.js';
import { notApplicable, type Verdict } from '../verdict.js';

/**
 * The verdict for a project, which has network and encryption from its hub; `undefined` for every other workspace.
 *
 * Source: <https://learn.microsoft.com/azure/machine-learning/concept-hub-workspace>. @throws Unread
 */
export function inheritedFromHub(workspace: Resource, what: 'network' | 'encryption'): Verdict | undefined {
  return kindOf(workspace) === 'project'
    ? notApplicable(`A project has the ${what} of its hub; look at the hub`)
    : undefined;
}
