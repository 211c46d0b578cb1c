import type { Finding } from '../findings/finding.js';
import { ineffectiveAllow } from '../rules/ineffective-allow.js';
import type { RuleSetting } from './configuration.js';
import { hasExpired } from './effective-configuration.js';
import type { WrittenAcceptance } from './read-allow.js';

/** Whether a finding is one of an acceptance that has expired, which no baseline accepts once more. */
export function isExpiry({ ruleId, messageId }: Pick<Finding, 'ruleId' | 'messageId'>): boolean {
  return ruleId === ineffectiveAllow.id && messageId === expired;
}

const expired = 'expired';

/**
 * A finding in the configuration file itself for each entry below `allow:` whose last day is over.
 *
 * @param today `2026-11-23`
 * @param setting what the configuration says of the rule that reports it
 */
export function findExpired(
  acceptances: readonly WrittenAcceptance[],
  today: string,
  setting?: RuleSetting,
): readonly Finding[] {
  if (setting === 'off') {
    return [];
  }
  return acceptances
    .filter(({ acceptance }) => hasExpired(acceptance, today))
    .map(({ acceptance: { rule, until }, span }) => ({
      ruleId: ineffectiveAllow.id,
      messageId: expired,
      message: `This accepted ${rule} until ${until ?? ''}; look at it again, then renew or remove it`,
      severity: setting ?? ineffectiveAllow.severity,
      confidence: ineffectiveAllow.confidence,
      strictness: 'regular',
      span,
      related: [],
      fixes: [],
    }));
}
