import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { securityFeature } from './security-feature.js';

export const githubSecretsCanBePushed = defineCheck({
  id: 'github-secrets-can-be-pushed',
  summary: 'repository on GitHub that takes pushes with secrets in them',
  group: 'pipelines',
  serves: 'pipeline-security-scanning',
  severity: 'medium',
  since: '0.1.0',
  on: 'github-repository',
  why:
    'Once a secret is pushed it has to be renewed, because copies of the history are everywhere. Push protection stops ' +
    'it before it gets there.',
  passes:
    'security_and_analysis.secret_scanning_push_protection.status is enabled. The field is shown to administrators ' +
    'only; without it nothing is known.',
  breaks: 'Pushes with what looks like a secret are refused until somebody says why it is none.',
  repair: 'in-place',
  needs: ['GitHub administration'],
  peers: [],
  references: [
    'https://docs.github.com/code-security/secret-scanning/introduction/about-push-protection',
    'https://docs.github.com/rest/repos/repos#get-a-repository',
  ],
  judge: ({ subject }) =>
    securityFeature(subject, 'secret_scanning_push_protection')
      ? pass('Push protection is on')
      : fail('Push protection is off'),
  fix: () => advise('Turn on push protection: repository settings, advanced security'),
});
