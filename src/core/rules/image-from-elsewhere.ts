import { placeOf } from '../facts/field.js';
import { parseImageReference } from '../facts/image-reference.js';
import { describeSource } from '../project/workspace-facts.js';
import { defineRule } from './define-rule.js';
import { findWorkspaceThatShutsOut, placeOfSource } from './known-workspace.js';
import { findProductionReason } from './production-reason.js';
import type { RuleContext } from './rule-context.js';

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
    shutOut:
      'This image comes from {registry}, which is none of the destinations that the network of {workspace} lets through; import it into the registry of the workspace',
    foreign: 'This image comes from {registry}, while the registry of {workspace} is {own}; who may change it there?',
  },
  visit: {
    imageUse(use, report, context) {
      const image = use.image.state === 'literal' ? parseImageReference(use.image.value) : undefined;
      const span = placeOf(use.image);
      if (image === undefined || span === undefined) {
        return;
      }
      const { registry } = image;
      if (isOfAzure(registry)) {
        const foreign = findForeign(registry, context);
        if (foreign !== undefined) {
          const strictness = findProductionReason(context) === undefined ? 'pedantic' : 'regular';
          report('foreign', { span, severity: 'low', strictness, data: { registry, ...foreign } });
        }
        return;
      }
      const shutting = findWorkspaceThatShutsOut(hostOf(registry), context);
      if (shutting !== undefined) {
        const data = { registry, workspace: describeSource(shutting.source) };
        report('shutOut', { span, strictness: 'regular', related: placeOfSource(shutting), data });
        return;
      }
      const reason = findProductionReason(context);
      if (reason === undefined) {
        report('elsewhere', { span, severity: 'low', data: { registry } });
      } else {
        report('production', {
          span,
          strictness: 'regular',
          related: reason.related,
          data: { registry, because: reason.because },
        });
      }
    },
  },
});

/** The registry that one would expect, where an image comes from another one that nobody has allowed. */
function findForeign(
  registry: string,
  { workspace, config }: RuleContext,
): { readonly own: string; readonly workspace: string } | undefined {
  const known = workspace.workspace();
  const own = known?.registryLoginServer;
  const allowed = config.posture.allowedRegistries ?? [];
  const isAllowed = allowed.some((name) =>
    [registry, registry.split('.', 1)[0] ?? registry].includes(name.toLowerCase()),
  );
  return known === undefined || own === undefined || own === registry || registry === microsofts || isAllowed
    ? undefined
    : { own, workspace: describeSource(known.source) };
}

// Images of docker.io lie on another host: https://docs.docker.com/docker-hub/
function hostOf(registry: string): string {
  return registry === 'docker.io' ? 'registry-1.docker.io' : registry.replace(/:\d+$/, '');
}

const microsofts = 'mcr.microsoft.com';

function isOfAzure(registry: string): boolean {
  return registry === microsofts || /\.azurecr\.(?:io|cn|us)$/.test(registry);
}
