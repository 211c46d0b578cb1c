import type { Endpoint } from '../facts/endpoint.js';
import { placeOfUse } from '../facts/field.js';
import type { Fix } from '../findings/finding.js';
import { defineRule } from './define-rule.js';
import { findProductionReason } from './production-reason.js';
import { strictnessIn } from './test-code.js';

export const endpointKeyAuth = defineRule({
  id: 'endpoint-key-auth',
  summary: 'online endpoint that accepts long-lived keys',
  serves: 'identity-entra-authentication',
  severity: 'medium',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'unsafe',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-authenticate-online-endpoint',
    'https://learn.microsoft.com/azure/machine-learning/reference-yaml-endpoint-online',
  ],
  messages: {
    explicit: 'This endpoint accepts keys, which never expire and do not tell one caller from another',
    implicit:
      'This endpoint accepts keys, because no auth_mode is set; they never expire and do not tell callers apart',
    unknown: 'Whether this endpoint accepts keys cannot be seen here; they never expire and do not tell callers apart',
  },
  visit: {
    endpoint(endpoint, report, context) {
      const { authMode, head } = endpoint;
      const span = placeOfUse(authMode, head);
      switch (authMode.state) {
        case 'literal':
          if (authMode.value.toLowerCase() === 'key') {
            report('explicit', { span, strictness: strictnessIn(context.path), fixes: fixesFor(endpoint) });
          }
          return;
        case 'absent': {
          const reason = findProductionReason(context);
          report('implicit', {
            span,
            strictness: reason === undefined ? 'pedantic' : 'regular',
            related: reason?.related ?? [],
            fixes: fixesFor(endpoint),
          });
          return;
        }
        case 'dynamic':
          report('unknown', { span, severity: 'low', confidence: 'low', strictness: 'pedantic' });
          return;
      }
    },
  },
});

// Callers that send a key get 401 afterwards, hence "unsafe".
function fixesFor(endpoint: Endpoint): readonly Fix[] {
  const [title, value] =
    endpoint.hosting === 'managed'
      ? (['Accept Microsoft Entra tokens only', 'aad_token'] as const)
      : (['Accept Azure Machine Learning tokens only', 'aml_token'] as const);
  return [{ title, safety: 'unsafe', patches: [{ op: 'setting', on: endpoint, key: 'auth_mode', value }] }];
}
