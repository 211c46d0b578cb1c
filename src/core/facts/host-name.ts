import { redactSecrets } from '../findings/redaction.js';

/**
 * A host's name in lower case, as names of hosts are compared. Messages name hosts, and in another case nobody would
 * know a credential again that stands where a host should, so it is blanked out before.
 */
export function hostName(written: string): string {
  return redactSecrets(written).toLowerCase();
}
