import type { ProjectGraph } from '../project/graph.js';

/** Knows nothing; for a single file without its repository. */
export const noGraph: ProjectGraph = {
  findDefinitions: () => [],
  findReferences: () => [],
  findFileReferences: () => [],
  definitionsIn: () => [],
  dependenciesOf: () => [],
  dependentsOf: () => [],
};
