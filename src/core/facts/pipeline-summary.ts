import type { Span } from '../documents/span.js';

/** A pipeline file that submits work to Azure ML or deploys to it; one a file, templates left out. */
export interface PipelineSummary {
  readonly kind: 'pipelineSummary';
  /** The first command that hands something to Azure ML. */
  readonly span: Span;
  readonly system: 'github' | 'devops';
  /** Whether a step looks for secrets, vulnerable dependencies or insecure code. */
  readonly scansSecurity: boolean;
}
