import { nameOf } from '../project/project-path.js';
import type { Language } from './document.js';

const byExtension: Readonly<Record<string, Language>> = {
  yml: 'yaml',
  yaml: 'yaml',
  py: 'python',
  sh: 'shell',
  bash: 'shell',
  ps1: 'powershell',
  mk: 'makefile',
  ipynb: 'notebook',
  md: 'markdown',
};

/** The language of a file by its name, or `undefined` when the engine does not read such files. */
export function languageOf(path: string): Language | undefined {
  const name = nameOf(path);
  if (name === 'MLTable') {
    return 'yaml';
  }
  if (/^(?:GNUm|[Mm])akefile$/.test(name)) {
    return 'makefile';
  }
  if (/^(?:requirements|constraints)[\w.-]*\.txt$/i.test(name)) {
    return 'requirements';
  }
  if (/^dockerfile(?:\.(?!dockerignore$|md$).+)?$|\.dockerfile$/i.test(name)) {
    return 'dockerfile';
  }
  const dot = name.lastIndexOf('.');
  return dot < 0 ? undefined : byExtension[name.slice(dot + 1).toLowerCase()];
}

/** File name endings that the engine reads, without the dot. */
export const readExtensions: readonly string[] = Object.keys(byExtension);
