import type { Configuration } from '../config/configuration.js';
import type { CommandLineSecret } from '../facts/command-line-secret.js';
import type { Origin } from '../facts/origin.js';
import { defineRule } from './define-rule.js';
import { findEvidence, isTelemetryName, judgeName } from './evidence.js';

export const secretOnCommandLine = defineRule({
  id: 'secret-on-command-line',
  summary: 'secret handed over on a command line',
  serves: 'identity-no-secrets',
  severity: 'medium',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'no',
  references: [
    'https://learn.microsoft.com/azure/devops/pipelines/process/set-secret-variables',
    'https://docs.github.com/actions/how-tos/write-workflows/choose-what-workflows-do/use-secrets',
    'https://learn.microsoft.com/azure/machine-learning/how-to-use-secrets-in-runs',
    'https://cwe.mitre.org/data/definitions/214.html',
  ],
  messages: {
    argument:
      '{program} gets {what} on its command line, which other programs on the machine and its audit log can see',
    job: "{program} gets {what} on the job's command line, which is stored with the job and shown in the studio",
    bound: "{program} gets the input {name} on the job's command line: inputs and command line are stored with the job",
  },
  visit: {
    commandLineSecret(argument, report, { config }) {
      const { place, program } = argument;
      const [evidence] = findEvidence(argument.value, config).filter(({ is }) => is !== 'format');
      const bound = place === 'job' && evidence === undefined ? findBoundSecret(argument, config) : undefined;
      if (bound !== undefined) {
        report('bound', { span: bound.span, confidence: 'medium', data: { program, name: lastName(bound.name) } });
        return;
      }
      if (evidence === undefined || evidence.severity === 'low') {
        return;
      }
      const weak = evidence.confidence === 'low';
      switch (place) {
        case 'input':
          // `secret-in-input` speaks of those.
          return;
        case 'job':
          // What the container's own shell fills in is not stored with the job.
          if (evidence.is === 'pipelineSecret' || !isFilledInByShell(argument, evidence.span)) {
            report('job', {
              ...evidence,
              severity: 'high',
              strictness: weak ? 'pedantic' : 'regular',
              data: { program, what: evidence.what },
            });
          }
          return;
        case 'pipeline':
        case 'script': {
          if (weak) {
            return;
          }
          const quiet = place === 'script' || isFilledInByShell(argument, evidence.span);
          report('argument', {
            ...evidence,
            severity: quiet ? 'low' : 'medium',
            strictness: place === 'script' ? 'auditor' : quiet ? 'pedantic' : 'regular',
            data: { program, what: evidence.what },
          });
          return;
        }
      }
    },
  },
});

type Reference = Origin & { is: 'reference' };

function findBoundSecret(argument: CommandLineSecret, config: Configuration): Reference | undefined {
  return originsOf(argument).find(
    (origin): origin is Reference =>
      origin.is === 'reference' &&
      origin.syntax === 'amlExpression' &&
      judgeName(lastName(origin.name), config).certainty === 'strong' &&
      !isTelemetryName(origin.name),
  );
}

function lastName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

// A pipeline writes `${{ secrets.X }}` into the script itself; `$X` is only seen by those who look at processes.
function isFilledInByShell(argument: CommandLineSecret, span: Origin['span']): boolean {
  return (
    argument.filledInEarly !== true &&
    originsOf(argument).some((origin) => origin.is === 'environment' && origin.span.start === span.start)
  );
}

function originsOf(argument: CommandLineSecret): readonly Origin[] {
  return argument.value.state === 'dynamic' ? argument.value.origins : [];
}
