import { holdsSensitiveData } from '../../snapshot/workspace-traits.js';
import type { Judged } from '../define-check.js';
import { fail, notApplicable, type Verdict } from '../verdict.js';

/**
 * The verdict on data that only Microsoft's keys encrypt: it weighs more where the data is said to be sensitive, and
 * does not matter where it is said not to be.
 *
 * @throws Unread
 */
export function judgeMissingOwnKey(evidence: string, { view, settings }: Judged): Verdict {
  const sensitive = holdsSensitiveData(view.workspace, settings);
  return sensitive === false
    ? notApplicable('The data of the workspace is said not to be sensitive, so the keys of Microsoft are enough')
    : fail(evidence, sensitive === true ? 'medium' : 'low');
}
