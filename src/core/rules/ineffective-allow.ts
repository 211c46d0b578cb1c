import { defineRule } from './define-rule.js';

/** Reported by the suppression engine, not by visiting facts. */
export const ineffectiveAllow = defineRule({
  id: 'ineffective-allow',
  summary: 'allow comment that allows nothing',
  serves: 'identity-no-secrets',
  severity: 'low',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'no',
  references: ['https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html'],
  messages: {
    withoutReason: 'This comment allows {ids} only with a reason: "aml-guard: allow {ids} -- why it is right here"',
    unreadable:
      'This comment cannot be read; write "aml-guard: allow <rule> -- <reason>" or "aml-guard: allow-file <rule> -- <reason>"',
    unknownRule: 'There is no rule {id}',
    unused: '{id} finds nothing here, so this comment can go',
  },
  visit: {},
});
