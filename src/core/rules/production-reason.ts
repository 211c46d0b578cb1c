import type { RelatedPlace } from '../findings/finding.js';
import type { RuleContext } from './rule-context.js';
import { findWords } from './words.js';

/** Why a file counts as production, in words that go on after "because". */
export interface ProductionReason {
  readonly because: string;
  readonly related: readonly RelatedPlace[];
}

/** The first mark of production in a file: a schedule, a stage tag, a name, or the file's own path. */
export function findProductionReason({ facts, path, config }: RuleContext): ProductionReason | undefined {
  for (const fact of facts) {
    if (fact.kind !== 'productionMark') {
      continue;
    }
    const related = [{ span: fact.span, message: 'this marks it as production' }];
    if (fact.sign === 'schedule') {
      return { because: 'it runs on a schedule', related };
    }
    if (findWords(fact.value, config.production.names).length > 0) {
      return {
        because: fact.sign === 'stage' ? `its stage is ${fact.value}` : `its name is ${fact.value}`,
        related,
      };
    }
  }
  return findWords(path, config.production.paths).length > 0
    ? { because: `its path is ${path}`, related: [] }
    : undefined;
}
