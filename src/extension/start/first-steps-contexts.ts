/** What the steps of the walkthrough wait for; the manifest names these in their `completionEvents`. */
export const foundContext = 'amlGuard.foundFinding';
export const fixedContext = 'amlGuard.fixedFinding';
