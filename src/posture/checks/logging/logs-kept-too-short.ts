import { setProperties } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { resourceGroupOf } from '../../resource-id.js';
import { countOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, pass, unclear } from '../verdict.js';

const neededDays = 90;

export const logsKeptTooShort = defineCheck({
  id: 'logs-kept-too-short',
  summary: 'logs that are deleted before anybody looks',
  group: 'logging',
  serves: 'threat-response',
  severity: 'low',
  since: '0.1.0',
  on: 'log-analytics',
  why:
    'Break-ins are often noticed weeks or months later. If the logs are gone by then, nobody can say what was read or ' +
    'changed.',
  passes: 'retentionInDays is 90 or more. Longer retention of single tables is not looked at.',
  breaks: 'Nothing; what is kept longer than the free time costs by the gigabyte.',
  repair: 'in-place',
  needs: ['Microsoft.Insights/components/read', 'Microsoft.OperationalInsights/workspaces/read'],
  peers: [],
  references: ['https://learn.microsoft.com/azure/azure-monitor/logs/data-retention-configure'],
  judge({ subject: logs }) {
    const days = logs.number('properties.retentionInDays');
    if (days === undefined) {
      return unclear('The answer does not say how long logs are kept');
    }
    const said = `retentionInDays is ${countOf(days, 'day')}`;
    return days >= neededDays ? pass(said) : fail(said);
  },
  fix: ({ subject: logs }) =>
    setProperties(logs.id, { retentionInDays: neededDays }, 'Keep the logs for 90 days at least', [
      `az monitor log-analytics workspace update --workspace-name ${shellWord(logs.name)} --resource-group ${shellWord(resourceGroupOf(logs.id))} --retention-time ${String(neededDays)}`,
    ]),
});
