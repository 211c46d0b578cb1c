import { defineRule } from './define-rule.js';

export const scoringDataInLog = defineRule({
  id: 'scoring-data-in-log',
  summary: 'scoring script that writes the request to the log',
  serves: 'logging-application-logs',
  severity: 'medium',
  confidence: 'medium',
  since: '0.1.0',
  fixable: 'safe',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-deploy-online-endpoints',
    'https://learn.microsoft.com/azure/machine-learning/how-to-monitor-online-endpoints',
  ],
  messages: {
    request: '{call} writes the data of the scoring request to the log, personal data in it included',
  },
  visit: {
    logged(logged, report) {
      if (!logged.inScoring || logged.value.state !== 'dynamic') {
        return;
      }
      const data = logged.value.origins.find((origin) => origin.is === 'requestData');
      if (data !== undefined) {
        report('request', {
          span: data.span,
          fixes: [
            {
              title: 'Stop logging the request (remove the statement)',
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
