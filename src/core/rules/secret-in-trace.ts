import type { Configuration } from '../config/configuration.js';
import type { Fact } from '../facts/fact.js';
import { readSwitch } from '../facts/switch.js';
import type { Severity } from '../findings/finding.js';
import { defineRule } from './define-rule.js';
import { findEvidence, type Evidence } from './evidence.js';

export const secretInTrace = defineRule({
  id: 'secret-in-trace',
  summary: 'script with a secret that runs under a trace or with debug logs',
  serves: 'logging-application-logs',
  severity: 'medium',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'safe',
  references: [
    'https://www.gnu.org/software/bash/manual/html_node/The-Set-Builtin.html',
    'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/set-psdebug',
    'https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands',
    'https://learn.microsoft.com/azure/devops/pipelines/build/variables',
    'https://cwe.mitre.org/data/definitions/532.html',
  ],
  messages: {
    job: '{call} writes every line with its values to the log, and with them {what}, for everybody who can open the run',
    printed:
      "{call} writes every line with its values to the pipeline's log, and with them {what}, which nothing masks",
    masked:
      "{call} writes every line with its values to the pipeline's log, and with them {what}, masked only as long as nothing changes a letter of it",
    script:
      '{call} prints every line with its values, and with them {what}: where a pipeline runs this script, its log keeps it',
    debug:
      'With system.debug the log shows what every step is given; {what} is masked there only as long as nothing changes a letter of it',
  },
  visit: {
    trace(trace, report, { config }) {
      const [evidence] = findEvidence(trace.value, config).filter(({ is }) => is !== 'format');
      if (evidence === undefined || evidence.severity === 'low') {
        return;
      }
      const message = messageOf(trace.sink, evidence);
      report(message, {
        span: trace.span,
        severity: severityOf(message, evidence),
        confidence: evidence.is === 'source' || evidence.confidence === 'low' ? evidence.confidence : 'medium',
        strictness: evidence.confidence === 'low' ? 'pedantic' : 'regular',
        related: [{ span: evidence.span, message: 'this is shown' }],
        fixes: [
          {
            title: `Remove ${trace.call}, so that no values are printed`,
            safety: 'safe',
            patches: [{ op: 'remove', on: trace }],
          },
        ],
        data: { call: trace.call, what: evidence.what },
      });
    },
    pipelineVariable(variable, report, { facts, config }) {
      if (
        variable.system !== 'devops' ||
        !/^system[._]debug$/i.test(variable.name) ||
        readSwitch(variable.value) !== 'on'
      ) {
        return;
      }
      const evidence = facts.flatMap((fact) => secretOf(fact, config)).at(0);
      if (evidence !== undefined) {
        report('debug', {
          span: variable.span,
          severity: 'low',
          confidence: 'medium',
          related: [{ span: evidence.span, message: 'the secret' }],
          data: { what: evidence.what },
        });
      }
    },
  },
});

function messageOf(sink: string, evidence: Evidence): 'job' | 'printed' | 'masked' | 'script' {
  switch (sink) {
    case 'pipeline':
      return evidence.is === 'source' ? 'printed' : 'masked';
    case 'terminal':
      return 'script';
    default:
      return 'job';
  }
}

// What the pipeline knows as a secret it masks; of a script nobody says who runs it.
function severityOf(message: ReturnType<typeof messageOf>, evidence: Evidence): Severity {
  switch (message) {
    case 'job':
    case 'printed':
      return 'high';
    case 'masked':
      return 'low';
    case 'script':
      return evidence.is === 'source' ? 'medium' : 'low';
  }
}

function secretOf(fact: Fact, config: Configuration): readonly Evidence[] {
  switch (fact.kind) {
    case 'pipelineVariable':
    case 'commandLineSecret':
    case 'environmentVariable':
      return findEvidence(fact.value, config).filter(({ is, confidence }) => is !== 'format' && confidence !== 'low');
    default:
      return [];
  }
}
