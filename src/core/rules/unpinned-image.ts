import { placeOf } from '../facts/field.js';
import { parseImageReference } from '../facts/image-reference.js';
import { defineRule } from './define-rule.js';
import { findProductionReason } from './production-reason.js';

export const unpinnedImage = defineRule({
  id: 'unpinned-image',
  summary: 'container image by a tag that can be moved to another image',
  serves: 'threat-tampering',
  severity: 'medium',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'no',
  references: [
    'https://learn.microsoft.com/azure/container-registry/container-registry-image-tag-version',
    'https://learn.microsoft.com/azure/machine-learning/concept-vulnerability-management',
    'https://docs.docker.com/reference/cli/docker/image/pull/',
  ],
  messages: {
    floating: 'This image has {tag}, so the next build may run on another one; name a tag of your own or a digest',
    production:
      'This image has {tag} and counts as production because {because}; the next build may run on another one',
    tag: 'The tag {tag} can be moved to another image; only a digest cannot',
  },
  visit: {
    imageUse(use, report, context) {
      const image = use.image.state === 'literal' ? parseImageReference(use.image.value) : undefined;
      const span = placeOf(use.image);
      if (image === undefined || span === undefined || image.digest !== undefined) {
        return;
      }
      if (image.tag !== undefined && !/^(?:latest|nightly|edge|master|main|dev)$/i.test(image.tag)) {
        report('tag', { span, severity: 'low', strictness: 'pedantic', data: { tag: image.tag } });
        return;
      }
      const tag = image.tag === undefined ? 'no tag' : `the tag ${image.tag}`;
      const reason = findProductionReason(context);
      if (reason !== undefined) {
        const { because, related, confidence = 'high' } = reason;
        report('production', { span, confidence, related, data: { tag, because } });
        return;
      }
      // Microsoft's examples name its own images so, and it patches them under that tag.
      const byMicrosoft = image.registry === 'mcr.microsoft.com';
      report('floating', { span, severity: 'low', strictness: byMicrosoft ? 'pedantic' : 'regular', data: { tag } });
    },
  },
});
