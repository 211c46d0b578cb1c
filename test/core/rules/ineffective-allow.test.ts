import { ineffectiveAllow } from '../../../src/core/rules/ineffective-allow.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof ineffectiveAllow.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'one without a reason',
    nearMiss: 'one with a reason',
    absent: 'other comments',
    dynamic: { notApplicable: 'nothing fills in a comment' },
    suppressed: { notApplicable: 'a comment cannot allow what is wrong with a comment' },
  },
  valid: {
    'one with a reason': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      name: ml@tailspin-toys.eu # aml-guard: allow sensitive-run-id -- mailbox
    `,
    'one that allows, on the line, above it and for the file': `
      # aml-guard: allow-file sensitive-run-id -- the team's mailbox is no secret
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      name: ml@tailspin-toys.eu
      environment_variables:
        API_KEY: hunter2-hunter2 # aml-guard: allow secret-in-environment-variable -- public demo key
        # aml-guard: allow secret-in-environment-variable -- public demo key
        # and more words
        OTHER_KEY: hunter2-hunter2
    `,
    'one in a file of another tool': `
      # aml-guard: allow sensitive-run-id -- this is no Azure ML file
      services: {}
    `,
    'one for a rule that is switched off': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        name: ml@tailspin-toys.eu # aml-guard: allow sensitive-run-id -- mailbox
      `,
      config: { rules: { 'sensitive-run-id': 'off' } },
    },
    'other comments': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      # see aml-guard: it reports this
      command: echo "# aml-guard"
    `,
  },
  invalid: {
    'one without a reason': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        name: ml@tailspin-toys.eu «# aml-guard: allow sensitive-run-id»
      `,
      findings: ['withoutReason'],
    },
    'every way to allow nothing': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        name: ml@tailspin-toys.eu «# aml-guard: allow sensitive-run-id»
        command: python a.py «# aml-guard: allow no-such-rule -- why»
        code: ./src «# aml-guard: allow credential-literal -- nothing is here»
        compute: x «# aml-guard: ignore all of it»
      `,
      findings: ['withoutReason', 'unknownRule', 'unused', 'unreadable'],
    },
  },
};

testRule(ineffectiveAllow, { yaml });
