import { Unread } from '../../snapshot/reading.js';
import type { Resource } from '../../snapshot/resource.js';

/** Whether a security feature of a repository is on. @throws Unread for those who are not shown it. */
export function securityFeature(
  repository: Resource,
  feature: 'secret_scanning' | 'secret_scanning_push_protection',
): boolean {
  const status = repository.node('security_and_analysis')?.text(`${feature}.status`);
  if (status === undefined) {
    throw new Unread({
      code: 'forbidden',
      message: 'GitHub shows security features to administrators of the repository only',
      permission: 'GitHub administration',
    });
  }
  return status === 'enabled';
}
