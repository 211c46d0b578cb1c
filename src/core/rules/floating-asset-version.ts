import { contains, type Span } from '../documents/span.js';
import type { AssetUse } from '../facts/asset-use.js';
import { defineRule } from './define-rule.js';
import { findProductionReason, type ProductionReason } from './production-reason.js';
import type { RuleContext } from './rule-context.js';

export const floatingAssetVersion = defineRule({
  id: 'floating-asset-version',
  summary: 'environment, component, model or data asset without a fixed version',
  serves: 'threat-tampering',
  severity: 'low',
  confidence: 'high',
  strictness: 'pedantic',
  since: '0.1.0',
  fixable: 'no',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/reference-yaml-core-syntax',
    'https://learn.microsoft.com/azure/machine-learning/concept-vulnerability-management',
  ],
  messages: {
    floating: 'This {asset} is used {how}: the next submission takes whatever was registered last',
    production:
      'This {asset} is used {how} and counts as production because {because}; the next submission takes whatever was registered last',
  },
  visit: {
    assetUse(use, report, context) {
      const how = howOf(use);
      if (how === undefined) {
        return;
      }
      const reason = use.by === 'reference' ? findReason(use, context) : undefined;
      if (reason === undefined) {
        report('floating', { span: use.span, data: { asset: use.asset, how } });
      } else {
        report('production', {
          span: use.span,
          severity: 'medium',
          confidence: reason.confidence ?? 'high',
          strictness: 'regular',
          related: reason.related,
          data: { asset: use.asset, how, because: reason.because },
        });
      }
    },
  },
});

/** The reason why the file counts as production, unless it is one of another job or deployment in it. */
function findReason(use: AssetUse, context: RuleContext): ProductionReason | undefined {
  const makers = context.facts.flatMap((fact) => (fact.kind === 'assetUse' ? (fact.maker ?? []) : []));
  const isOfAnother = (mark: Span): boolean =>
    use.maker !== undefined && !contains(use.maker, mark) && makers.some((maker) => contains(maker, mark));
  const facts = context.facts.filter((fact) => fact.kind !== 'productionMark' || !isOfAnother(fact.span));
  return findProductionReason({ ...context, facts });
}

function howOf({ version }: AssetUse): string | undefined {
  switch (version.is) {
    case 'label':
      return `as ${version.label}`;
    case 'none':
      return 'without a version';
    case 'fixed':
      return undefined;
  }
}
