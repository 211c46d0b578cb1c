import type { AssetUse } from '../facts/asset-use.js';
import { defineRule } from './define-rule.js';
import { findProductionReason } from './production-reason.js';

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
    floating: 'This {asset} is used {how}, so whoever registers a newer one decides what runs next time',
    production:
      'This {asset} is used {how} and counts as production because {because}; whoever registers a newer one decides what runs',
  },
  visit: {
    assetUse(use, report, context) {
      const how = howOf(use);
      if (how === undefined) {
        return;
      }
      const reason = findProductionReason(context);
      if (reason === undefined) {
        report('floating', { span: use.span, data: { asset: use.asset, how } });
      } else {
        report('production', {
          span: use.span,
          severity: 'medium',
          strictness: 'regular',
          related: reason.related,
          data: { asset: use.asset, how, because: reason.because },
        });
      }
    },
  },
});

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
