// Written by `npm run generate`.
import type { Check } from './define-check.js';
import { workspaceAnswersPublicly } from './workspace/workspace-answers-publicly.js';

/** All checks, by group. */
export const checks: readonly Check[] = [
  workspaceAnswersPublicly,
];
