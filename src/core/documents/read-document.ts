import type { ProjectFacts } from '../project/project-facts.js';
import { languageOf } from './detect.js';
import type { Document, Language } from './document.js';
import { EmptyDocument } from './empty-document.js';
import { MarkdownDocument } from './markdown/markdown-document.js';
import { NotebookDocument } from './notebook/notebook-document.js';
import { PythonDocument } from './python/python-document.js';
import { ShellDocument } from './shell/shell-document.js';
import { YamlDocument } from './yaml/yaml-document.js';

/**
 * Reads one text into a document. Cost: one parse; files that do not concern Azure ML stop early.
 *
 * @param project says whether a job runs the file, which makes a plain script relevant
 */
export function readDocument(
  source: { readonly path: string; readonly text: string; readonly language?: Language },
  project: ProjectFacts,
): Document {
  const language = source.language ?? languageOf(source.path);
  switch (language) {
    case 'yaml':
      return new YamlDocument(source.text, source.path);
    case 'python': {
      const runs = project.findRuns(source.path);
      return new PythonDocument(source.text, {
        runByJob: runs.length > 0,
        ...(runs.some((run) => run.scoring) ? { scoring: true } : {}),
      });
    }
    case 'shell':
      return new ShellDocument(source.text, { runByJob: project.findRuns(source.path).length > 0 });
    case 'notebook':
      return new NotebookDocument(source.text);
    case 'markdown':
      return new MarkdownDocument(source.text);
    case undefined:
      return new EmptyDocument(source.text);
  }
}
