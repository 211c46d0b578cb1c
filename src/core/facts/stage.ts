import { nameOf } from '../project/project-path.js';

/** The stages that work goes through before and when it counts. */
export type Stage = 'development' | 'test' | 'staging' | 'production';

const words: ReadonlyMap<string, Stage> = new Map([
  ['dev', 'development'],
  ['develop', 'development'],
  ['development', 'development'],
  ['sandbox', 'development'],
  ['qa', 'test'],
  ['uat', 'staging'],
  ['stg', 'staging'],
  ['staging', 'staging'],
  ['preprod', 'staging'],
  ['preproduction', 'staging'],
  ['prod', 'production'],
  ['prd', 'production'],
  ['production', 'production'],
]);

/**
 * The stage that a name says, where it says exactly one: `config-infra-prod`, `DeployDev`, `production`. A lone `test`
 * counts, in company it rather says what is done.
 */
export function stageOf(name: string): Stage | undefined {
  if (/^(?:test|tst)$/i.test(name)) {
    return 'test';
  }
  const spoken = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/(?:pre|non)[-_ ]?prod(?:uction)?/g, (word) => (word.startsWith('non') ? ' ' : ' preprod '))
    .split(/[^a-z]+/);
  const found = new Set(spoken.flatMap((word) => words.get(word) ?? []));
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

/** The stage that a file is for: by its name, else by the nearest of all the folders around it. */
export function stageOfFolders(path: string): Stage | undefined {
  const own = stageOfPath(path);
  const folders = path.split('/').slice(0, -1);
  const folder = folders.findLast((name) => words.has(name.toLowerCase()));
  return own ?? (folder === undefined ? undefined : words.get(folder.toLowerCase()));
}

/** The stage that a file is for: by its name, else by the folder it stands in. */
export function stageOfPath(path: string): Stage | undefined {
  const name = nameOf(path).replace(/\.\w+$/, '');
  const folder = nameOf(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
  return stageOf(name) ?? (words.has(folder.toLowerCase()) ? words.get(folder.toLowerCase()) : undefined);
}
