import { PlainDocument } from '../plain-document.js';
import { readDockerfile } from './read-dockerfile.js';

/** A Dockerfile. It concerns Azure ML when an environment or job of the project carries it. */
export class DockerfileDocument extends PlainDocument {
  constructor(text: string, { carried }: { readonly carried: boolean }) {
    super('dockerfile', text, carried ? 'definition' : 'none', ({ editors }) => readDockerfile(text, editors));
  }
}
