import { concernsAzureMl } from '../pipeline/concerns-azure-ml.js';
import { PlainDocument } from '../plain-document.js';
import { commandScope } from './command-scope.js';
import { readShell } from './read-shell.js';

/**
 * A shell script. It concerns Azure ML when it calls `az ml` or the like, when a job runs it, or when it reads a
 * variable that only Azure ML sets, so that it can only be meant to run there.
 */
export class ShellDocument extends PlainDocument {
  constructor(text: string, options: { readonly runByJob?: boolean } = {}) {
    const inJob = options.runByJob === true || readsJobVariables(text);
    const relevance = concernsAzureMl(text) ? 'definition' : inJob ? 'script' : 'none';
    super('shell', text, relevance, ({ editors }) => {
      const log = inJob ? 'console' : 'terminal';
      const scope = commandScope({ text, syntax: 'shell', place: 'script', log, editors });
      return readShell(scope, { start: 0, end: text.length });
    });
  }
}

// Only Azure ML sets these; a script that sets one of that name by itself runs anywhere.
function readsJobVariables(text: string): boolean {
  return [...text.matchAll(/\$\{?(AZUREML_[A-Z]\w*)/g)].some(
    ([, name]) => !new RegExp(`^[ \\t]*(?:export[ \\t]+|local[ \\t]+)?${name}=`, 'm').test(text),
  );
}
