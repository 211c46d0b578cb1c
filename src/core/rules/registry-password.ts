import { placeOf } from '../facts/field.js';
import { parseImageReference } from '../facts/image-reference.js';
import { describeSource } from '../project/workspace-facts.js';
import { defineRule } from './define-rule.js';
import { findProductionReason } from './production-reason.js';

export const registryPassword = defineRule({
  id: 'registry-password',
  summary: 'container registry that is opened by password instead of a managed identity',
  serves: 'identity-registry-access',
  severity: 'medium',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'no',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-identity-based-service-authentication',
    'https://learn.microsoft.com/azure/container-registry/container-registry-authentication',
  ],
  messages: {
    password:
      'Images are pulled with a password here, which Azure ML stores; a managed identity with the role AcrPull needs none',
    adminUser:
      'The admin user is one account with two passwords that never expire and may push images; use a managed identity with the role AcrPull',
    image:
      'This image comes from {registry}, the registry of {workspace}, whose admin user is on: whoever has its password may replace the image',
  },
  visit: {
    registryAccess(access, report) {
      report(access.by, { span: access.span });
    },
    imageUse({ image }, report, context) {
      const known = context.workspace.workspace();
      const registry = known?.registryLoginServer;
      const span = placeOf(image);
      if (known?.registryAdminUser !== true || registry === undefined || span === undefined) {
        return;
      }
      if (image.state === 'literal' && parseImageReference(image.value)?.registry === registry) {
        const strictness = findProductionReason(context) === undefined ? 'pedantic' : 'regular';
        const data = { registry, workspace: describeSource(known.source) };
        report('image', { span, severity: 'low', strictness, data });
      }
    },
    connection(connection, report) {
      if (connection.type === 'container_registry' && connection.credential === 'password') {
        report('password', { span: connection.span });
      }
    },
  },
});
