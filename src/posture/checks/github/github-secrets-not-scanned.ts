import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { securityFeature } from './security-feature.js';

export const githubSecretsNotScanned = defineCheck({
  id: 'github-secrets-not-scanned',
  summary: 'repository on GitHub that is not scanned for secrets',
  group: 'pipelines',
  serves: 'pipeline-security-scanning',
  severity: 'high',
  since: '0.1.0',
  on: 'github-repository',
  why:
    'A key in a commit stays in the history, whoever removes it later. Secret scanning finds it there and tells those ' +
    'who can renew it; for many kinds it tells the provider too.',
  passes:
    'security_and_analysis.secret_scanning.status is enabled. The field is shown to administrators only; without it ' +
    'nothing is known.',
  breaks: 'Nothing. Private repositories need GitHub Secret Protection.',
  repair: 'in-place',
  needs: ['GitHub administration'],
  peers: [],
  references: [
    'https://docs.github.com/code-security/secret-scanning/introduction/about-secret-scanning',
    'https://docs.github.com/rest/repos/repos#get-a-repository',
  ],
  judge: ({ subject }) =>
    securityFeature(subject, 'secret_scanning') ? pass('Secret scanning is on') : fail('Secret scanning is off'),
  fix: () => advise('Turn on secret protection: repository settings, advanced security'),
});
