/** The bundle that records which test reaches which mutant, below the copy of the repository. */
export const coveredBundle = 'out/mutation-bundles/covered.cjs';

/** The bundle that mutants are run with, below the copy of the repository. */
export const mutantBundle = 'out/mutation-bundles/mutants.cjs';
