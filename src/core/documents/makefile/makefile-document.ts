import { concernsAzureMl } from '../pipeline/concerns-azure-ml.js';
import { PlainDocument } from '../plain-document.js';
import { readMakefile } from './read-makefile.js';

/** A Makefile. It concerns Azure ML when a recipe calls `az ml` or the like. */
export class MakefileDocument extends PlainDocument {
  constructor(text: string) {
    super('makefile', text, concernsAzureMl(text) ? 'definition' : 'none', ({ lines, editors }) =>
      readMakefile(text, lines, editors),
    );
  }
}
