import { defineRule } from './define-rule.js';
import type { RuleContext } from './rule-context.js';

export const interactiveLoginInJob = defineRule({
  id: 'interactive-login-in-job',
  summary: 'code of a job that waits for a person to sign in',
  serves: 'identity-least-privilege',
  severity: 'medium',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'no',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-identity-based-service-authentication',
    'https://learn.microsoft.com/azure/machine-learning/how-to-setup-authentication',
  ],
  messages: {
    browser: '{call} opens a browser, which a job does not have; whoever signs in would lend it all their rights',
    deviceCode: '{call} prints a code to the log of the job; whoever enters it lends the job all their rights',
  },
  visit: {
    login(login, report, context) {
      if (!runsInJob(context)) {
        return;
      }
      switch (login.method) {
        case 'interactive':
          report('browser', { span: login.span, data: { call: login.call } });
          return;
        case 'deviceCode':
          report('deviceCode', { span: login.span, data: { call: login.call } });
          return;
        case 'clientSecret':
        case 'password':
          return;
      }
    },
  },
});

function runsInJob({ path, project, relevance }: RuleContext): boolean {
  return relevance === 'script' || project.findRuns(path).length > 0;
}
