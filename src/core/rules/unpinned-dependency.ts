import { defineRule } from './define-rule.js';

export const unpinnedDependency = defineRule({
  id: 'unpinned-dependency',
  summary: 'package of an environment without an exact version',
  serves: 'threat-tampering',
  severity: 'low',
  confidence: 'high',
  strictness: 'pedantic',
  since: '0.1.0',
  fixable: 'no',
  references: [
    'https://pip.pypa.io/en/stable/topics/repeatable-installs/',
    'https://pip.pypa.io/en/stable/reference/requirements-file-format/',
    'https://docs.conda.io/projects/conda/en/stable/user-guide/concepts/pkg-specs.html',
  ],
  messages: {
    any: '{name} has no version, so each build takes the newest, a malicious one too',
    range: '{name} may be any version of a range, so two builds can differ',
    address: '{name} is fetched from an address without a commit or hash, so what is there may change',
  },
  visit: {
    dependency({ span, name, version }, report) {
      // The installer itself: conda wants it listed, and images are brought up to date with it.
      if (/^(?:pip|setuptools|wheel)$/i.test(name)) {
        return;
      }
      switch (version) {
        case 'exact':
          return;
        case 'any':
          report('any', { span, data: { name } });
          return;
        case 'range':
          report('range', { span, severity: 'info', data: { name } });
          return;
        case 'address':
          report('address', { span, severity: 'medium', data: { name } });
          return;
      }
    },
  },
});
