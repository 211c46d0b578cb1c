import type { Resource } from '../snapshot/resource.js';
import type { SnapshotView } from '../snapshot/snapshot-view.js';
import { projectAddress, projectList } from './azure-devops-addresses.js';
import type { AzureDevOpsPlace } from './places.js';

/**
 * The repositories of a place whose branches and rights are judged: the one that is named, else all of the project
 * that are in use and not empty. @throws Unread
 */
export function judgedRepositories(place: AzureDevOpsPlace, view: SnapshotView): readonly Resource[] {
  const path = projectList(projectAddress(place), 'repositories');
  const all = view.things(path, repositoryType, place.repository ?? place.project);
  const named = place.repository?.toLowerCase();
  const judged = all.filter(
    (repository) =>
      repository.reading.is === 'unreadable' ||
      (named === undefined
        ? repository.flag('isDisabled') !== true && repository.text('defaultBranch') !== undefined
        : repository.name.toLowerCase() === named),
  );
  // One that is named and not in the list is not known, rather than not there.
  return judged.length === 0 && place.repository !== undefined
    ? [view.thing(`${path}/${place.repository}`, { type: repositoryType, name: place.repository })]
    : judged;
}

export const repositoryType = 'azure-devops/repositories';

/** The YAML file of a pipeline, where it lies in a repository of the same project; `undefined` for all others. */
export function pipelineFile(pipeline: Resource): { readonly repository: string; readonly path: string } | undefined {
  const path = pipeline.text('process.yamlFilename');
  const repository = pipeline.text('repository.id');
  // Files of GitHub and of other places are read there, if they are connected.
  return path === undefined || repository === undefined || !pipeline.is('repository.type', 'TfsGit')
    ? undefined
    : { repository, path: path.replace(/^\/*/, '/') };
}

/** The id of an element of a list: the last part of its address. */
export function lastPart(id: string): string {
  return id.split('/').at(-1) ?? id;
}
