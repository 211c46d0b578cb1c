/** The name of the file in a project that says how AML Guard behaves there. */
export const configurationFileName = '.aml-guard.yaml';

/** The name of the file in a project that lists what was found when it began to use AML Guard. */
export const baselineFileName = '.aml-guard-baseline.json';
