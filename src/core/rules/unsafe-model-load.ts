import type { Risk, RiskyCall } from '../facts/risky-call.js';
import type { Fix } from '../findings/finding.js';
import { defineRule } from './define-rule.js';

export const unsafeModelLoad = defineRule({
  id: 'unsafe-model-load',
  summary: 'model or other file that can run code when it is loaded',
  serves: 'threat-tampering',
  severity: 'medium',
  confidence: 'medium',
  strictness: 'pedantic',
  since: '0.1.0',
  fixable: 'mixed',
  references: [
    'https://docs.python.org/3/library/pickle.html',
    'https://docs.pytorch.org/docs/stable/generated/torch.load.html',
    'https://joblib.readthedocs.io/en/stable/persistence.html',
    'https://numpy.org/doc/stable/reference/generated/numpy.load.html',
    'https://github.com/yaml/pyyaml/wiki/PyYAML-yaml.load(input)-Deprecation',
    'https://cwe.mitre.org/data/definitions/502.html',
  ],
  messages: {
    downloaded:
      '{call} runs whatever the file says, and the file was fetched from elsewhere; check its hash or load a format without code',
    scoring:
      '{call} runs whatever the model file says, inside the endpoint and with its identity; load a format without code',
    other: '{call} runs whatever the file says; load only what you made yourself, or a format without code',
  },
  visit: {
    riskyCall(found, report) {
      const { risk, span, call } = found;
      if (risk.is !== 'unpickling') {
        return;
      }
      const common = {
        span,
        fixes: fixesFor(found, risk),
        confidence: risk.certain ? 'medium' : 'low',
        data: { call },
      } as const;
      if (risk.source === 'downloaded') {
        report('downloaded', {
          ...common,
          strictness: 'regular',
          severity: 'high',
          confidence: risk.certain ? 'high' : 'medium',
        });
      } else if (risk.inScoring && risk.remedy !== 'safe-load') {
        // A pickled model of one's own is how scikit-learn models are kept; only where a remedy is at hand is it worth
        // everybody's attention.
        const strictness = risk.remedy === 'none' || !risk.certain ? 'pedantic' : 'regular';
        report('scoring', { ...common, strictness });
      } else {
        report('other', { ...common, severity: 'low' });
      }
    },
  },
});

function fixesFor(on: RiskyCall, risk: Risk & { is: 'unpickling' }): readonly Fix[] {
  switch (risk.remedy) {
    case 'none':
      return [];
    case 'weights-only':
      // A whole model that was saved as one cannot be read so.
      return [
        {
          title: 'Load weights only, so that the file cannot run code',
          safety: risk.onlyWeights ? 'safe' : 'unsafe',
          patches: [{ op: 'setting', on, key: 'weights_only', value: true }],
        },
      ];
    case 'allow-pickle':
      return [
        {
          title: 'Refuse pickled objects, so that the file cannot run code',
          safety: 'unsafe',
          patches: [{ op: 'setting', on, key: 'allow_pickle', value: undefined }],
        },
      ];
    case 'safe-load':
      return [
        {
          title: 'Read plain data only (safe_load), so that the file cannot run code',
          safety: 'safe',
          patches: [{ op: 'setting', on, key: 'Loader', value: undefined }],
        },
      ];
  }
}
