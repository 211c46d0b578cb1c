import { defineRule } from './define-rule.js';

export const environmentInLog = defineRule({
  id: 'environment-in-log',
  summary: "all environment variables written to a run's logs",
  serves: 'logging-application-logs',
  severity: 'high',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'safe',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-data-encryption',
    'https://cwe.mitre.org/data/definitions/526.html',
  ],
  messages: {
    dumped: '{call} writes every environment variable to the log, and with them the tokens that Azure ML gives the job',
  },
  visit: {
    logged(logged, report) {
      if (logged.value.state !== 'dynamic' || logged.sink === 'pipeline' || logged.sink === 'terminal') {
        return;
      }
      const whole = logged.value.origins.find((origin) => origin.is === 'wholeEnvironment');
      if (whole !== undefined) {
        report('dumped', {
          span: whole.span,
          fixes: [
            {
              title: 'Stop logging the environment (remove the statement)',
              safety: 'safe',
              patches: [{ op: 'remove', on: logged }],
            },
          ],
          data: { call: logged.call },
        });
      }
    },
  },
});
