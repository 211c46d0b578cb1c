import { commonStages, type StageWords } from '../facts/stage.js';
import type { ProjectFacts } from '../project/project-facts.js';
import { DockerfileDocument } from './dependencies/dockerfile-document.js';
import { RequirementsDocument } from './dependencies/requirements-document.js';
import { languageOf } from './detect.js';
import type { Document, Language } from './document.js';
import { EmptyDocument } from './empty-document.js';
import { MakefileDocument } from './makefile/makefile-document.js';
import { MarkdownDocument } from './markdown/markdown-document.js';
import { NotebookDocument } from './notebook/notebook-document.js';
import { PowershellDocument } from './powershell/powershell-document.js';
import { PythonDocument } from './python/python-document.js';
import { ShellDocument } from './shell/shell-document.js';
import { YamlDocument } from './yaml/yaml-document.js';
import { OutOfTime } from '../time-budget.js';

/**
 * Reads one text into a document. Never throws: where a reader of ours fails, the document is empty and says so in
 * `fault`. Within a budget of time it throws `OutOfTime`.
 *
 * Cost: one parse; files that do not concern Azure ML stop early.
 *
 * @param project says whether a job runs the file, which makes a plain script relevant
 * @param stages the words that say for which stage a file or a step is (default: the common ones)
 */
export function readDocument(
  source: { readonly path: string; readonly text: string; readonly language?: Language },
  project: ProjectFacts,
  stages = commonStages,
): Document {
  const language = source.language ?? languageOf(source.path);
  try {
    return readAs(language, source, project, stages);
  } catch (error) {
    if (error instanceof OutOfTime) {
      throw error;
    }
    // The message may quote the file, so only the error's kind is kept.
    return new EmptyDocument(source.text, language, error instanceof Error ? error.name : 'unknown error');
  }
}

function readAs(
  language: Language | undefined,
  source: { readonly path: string; readonly text: string },
  project: ProjectFacts,
  stages: StageWords,
): Document {
  switch (language) {
    case 'yaml':
      return new YamlDocument(source.text, source.path, { carried: isCarried(source.path, project), stages });
    case 'python': {
      const runs = project.findRuns(source.path);
      return new PythonDocument(source.text, {
        runByJob: runs.length > 0,
        ...(runs.some((run) => run.scoring) ? { scoring: true } : {}),
      });
    }
    case 'shell':
      return new ShellDocument(source.text, { runByJob: project.findRuns(source.path).length > 0 });
    case 'powershell':
      return new PowershellDocument(source.text);
    case 'makefile':
      return new MakefileDocument(source.text);
    case 'requirements':
      return new RequirementsDocument(source.text, { carried: isCarried(source.path, project) });
    case 'dockerfile':
      return new DockerfileDocument(source.text, { carried: isCarried(source.path, project) });
    case 'notebook':
      return new NotebookDocument(source.text);
    case 'markdown':
      return new MarkdownDocument(source.text);
    case undefined:
      return new EmptyDocument(source.text);
  }
}

function isCarried(path: string, project: ProjectFacts): boolean {
  return project.findEnvironments(path).length > 0;
}
