// Written by `npm run generate`.
import { computeInstanceInProduction } from './compute-instance-in-production.js';
import { credentialInNotebookOutput } from './credential-in-notebook-output.js';
import { credentialLiteral } from './credential-literal.js';
import type { Rule } from './define-rule.js';
import { environmentInLog } from './environment-in-log.js';
import { ineffectiveAllow } from './ineffective-allow.js';
import { scoringDataInLog } from './scoring-data-in-log.js';
import { secretInEnvironmentVariable } from './secret-in-environment-variable.js';
import { secretInLog } from './secret-in-log.js';
import { sensitiveRunId } from './sensitive-run-id.js';

/** All rules, by id. */
export const rules: readonly Rule[] = [
  computeInstanceInProduction,
  credentialInNotebookOutput,
  credentialLiteral,
  environmentInLog,
  ineffectiveAllow,
  scoringDataInLog,
  secretInEnvironmentVariable,
  secretInLog,
  sensitiveRunId,
];

export const ruleIds: ReadonlySet<string> = new Set(rules.map((rule) => rule.id));
