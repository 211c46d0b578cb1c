import { placeOf } from '../facts/field.js';
import { parseImageReference } from '../facts/image-reference.js';
import { defineRule } from './define-rule.js';
import { findProductionReason } from './production-reason.js';

export const imageFromElsewhere = defineRule({
  id: 'image-from-elsewhere',
  summary: 'image from a registry that is neither Microsoft’s nor an Azure registry',
  serves: 'vulnerability-scanning',
  severity: 'medium',
  confidence: 'medium',
  strictness: 'pedantic',
  since: '0.1.0',
  fixable: 'no',
  references: [
    'https://learn.microsoft.com/azure/container-registry/container-registry-import-images',
    'https://learn.microsoft.com/azure/machine-learning/concept-vulnerability-management',
    'https://learn.microsoft.com/azure/defender-for-cloud/defender-for-containers-introduction',
  ],
  messages: {
    elsewhere: 'This image comes from {registry}, which nobody scans for you; import it into an Azure registry',
    production:
      'This image comes from {registry} and counts as production because {because}; import it into an Azure registry',
  },
  visit: {
    imageUse(use, report, context) {
      const image = use.image.state === 'literal' ? parseImageReference(use.image.value) : undefined;
      const span = placeOf(use.image);
      if (image === undefined || span === undefined || isOfAzure(image.registry)) {
        return;
      }
      const reason = findProductionReason(context);
      if (reason === undefined) {
        report('elsewhere', { span, severity: 'low', data: { registry: image.registry } });
      } else {
        report('production', {
          span,
          strictness: 'regular',
          related: reason.related,
          data: { registry: image.registry, because: reason.because },
        });
      }
    },
  },
});

function isOfAzure(registry: string): boolean {
  return registry === 'mcr.microsoft.com' || /\.azurecr\.(?:io|cn|us)$/.test(registry);
}
