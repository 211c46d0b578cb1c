import type { RelatedPlace } from '../findings/finding.js';
import type { ProjectPlace } from '../project/project-facts.js';
import { folderOf, joinPath } from '../project/project-path.js';
import type { RuleContext } from './rule-context.js';

/** More jobs than these say nothing more. */
const most = 5;

/**
 * The other ends of what a file is part of: the jobs that run a script, the environments that a conda file or
 * Dockerfile belongs to, the job that a schedule starts, the endpoint of a deployment.
 */
export function findOtherEnds(context: RuleContext): readonly RelatedPlace[] {
  const { path, facts, project } = context;
  const ends = [
    ...named(
      project
        .findRuns(path)
        .map((run) => ({ ...run, message: run.scoring ? 'runs it to answer requests' : 'runs it' })),
    ),
    ...named(carriedIn(context).map((place) => ({ ...place, message: 'is made of it' }))),
  ];
  for (const fact of facts) {
    if (fact.kind === 'scheduledJob') {
      const target = joinPath(folderOf(path), fact.path);
      const jobs = target === undefined ? [] : project.definitionsIn(target);
      ends.push(...named(jobs.map((job) => ({ ...job, message: 'is run by this schedule' }))));
    } else if (fact.kind === 'resourceReference' && fact.to === 'endpoint') {
      const endpoints = project.findEndpoints(fact.name).filter((endpoint) => endpoint.path !== path);
      ends.push(...named(endpoints.map((endpoint) => ({ ...endpoint, message: 'is the endpoint that it names' }))));
    }
  }
  return ends.slice(0, most);
}

// A script may stand beside the files of an environment and is no part of it.
function carriedIn({ path, project, relevance }: RuleContext): readonly ProjectPlace[] {
  return relevance !== 'none' && /\.(?:ya?ml|txt)$|dockerfile/i.test(path.slice(path.lastIndexOf('/') + 1))
    ? project.findEnvironments(path).filter((place) => place.path !== path)
    : [];
}

function named(places: readonly (ProjectPlace & { readonly message: string })[]): readonly RelatedPlace[] {
  return places.map(({ path, start, end, message }) => ({ path, start, end, message: `${path} ${message}` }));
}
