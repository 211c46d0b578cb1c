import type { Fact } from '../../facts/fact.js';
import { withSecretValues } from '../../facts/secret-values.js';
import type { Patch } from '../../findings/finding.js';
import { findMarkedComments } from '../comments.js';
import { renderWith, type Comment, type Document, type FactEditor, type Relevance } from '../document.js';
import { LineIndex } from '../line-index.js';
import type { TextEdit } from '../text-edit.js';
import { readDockerfile } from './read-dockerfile.js';

/** A Dockerfile. It concerns Azure ML when an environment or job of the project carries it. */
export class DockerfileDocument implements Document {
  readonly language = 'dockerfile';
  readonly lines: LineIndex;
  readonly relevance: Relevance;
  readonly facts: readonly Fact[];
  readonly comments: readonly Comment[];
  readonly syntaxErrors = 0;
  readonly #editors = new Map<Fact, FactEditor>();

  constructor(
    readonly text: string,
    { carried }: { readonly carried: boolean },
  ) {
    this.lines = new LineIndex(text);
    this.relevance = carried ? 'definition' : 'none';
    this.comments = findMarkedComments(text, '#');
    this.facts = carried ? withSecretValues(readDockerfile(text, this.#editors), text, '#') : [];
  }

  render(patch: Patch): readonly TextEdit[] | undefined {
    return renderWith(this.#editors, patch);
  }
}
