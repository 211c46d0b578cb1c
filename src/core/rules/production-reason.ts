import type { RelatedPlace } from '../findings/finding.js';
import type { ProjectPlace } from '../project/project-facts.js';
import type { RuleContext } from './rule-context.js';
import { findWords } from '../facts/words.js';

/** Why a file counts as production, in words that go on after "because". */
export interface ProductionReason {
  readonly because: string;
  readonly related: readonly RelatedPlace[];
  /** Where it may be about something else in the file (default: the rule's own confidence). */
  readonly confidence?: 'medium';
}

/** The first mark of production: a schedule, stage tag or name in the file, a schedule elsewhere, the file's path. */
export function findProductionReason({ facts, path, config, project }: RuleContext): ProductionReason | undefined {
  const { production = [] } = config.stages;
  for (const fact of facts) {
    if (fact.kind !== 'productionMark') {
      continue;
    }
    const related = [{ span: fact.span, message: 'this marks it as production' }];
    if (fact.sign === 'schedule') {
      const reason = { because: 'it runs on a schedule', related };
      return fact.inProgram === true ? { ...reason, confidence: 'medium' } : reason;
    }
    if (findWords(fact.value, [...config.production.names, ...production]).length > 0) {
      return {
        because: fact.sign === 'stage' ? `its stage is ${fact.value}` : `its name is ${fact.value}`,
        related,
      };
    }
  }
  const [schedule] = project.findSchedules(path);
  if (schedule !== undefined) {
    return {
      because: `the schedule in ${schedule.path} runs it`,
      related: [{ ...placeOf(schedule), message: 'this schedule runs it' }],
    };
  }
  return findWords(path, [...config.production.paths, ...production]).length > 0
    ? { because: `its path is ${path}`, related: [] }
    : undefined;
}

function placeOf({ path, start, end }: ProjectPlace): ProjectPlace {
  return { path, start, end };
}
