import { workspacePublicNetwork } from '../../../src/core/rules/workspace-public-network.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof workspacePublicNetwork.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'an open workspace',
    nearMiss: 'a private workspace',
    absent: 'a project, which has the network of its hub',
    dynamic: 'a value it cannot see, beside a broken line',
  },
  valid: {
    'a private workspace': `
      $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
      name: mlw-churn
      public_network_access: Disabled
    `,
    'a project, which has the network of its hub': `
      $schema: https://azuremlschemas.azureedge.net/latest/project.schema.json
      name: churn
      hub_id: /subscriptions/0/hub
    `,
    'an accepted finding': `
      $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
      name: mlw-course
      public_network_access: enabled  # aml-guard: allow workspace-public-network -- for teaching
    `,
  },
  invalid: {
    'an open workspace': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
        name: mlw-churn
        public_network_access: «Enabled»
      `,
      findings: ['explicit'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
        name: mlw-churn
        public_network_access: disabled
      `,
    },
    'nothing said': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/hub.schema.json
        name: «mlw-churn»
        location: westeurope
      `,
      findings: ['implicit'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/hub.schema.json
        name: mlw-churn
        location: westeurope
        public_network_access: disabled
      `,
    },
    'nothing said, beside sensitive data': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
        name: «mlw-claims»
        tags: {data_classification: Highly Confidential}
      `,
      findings: ['marked'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
        name: mlw-claims
        tags: {data_classification: Highly Confidential}
        public_network_access: disabled
      `,
    },
    'a value it cannot see, beside a broken line': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
        name: mlw-churn
        public_network_access: «\${{ variables.access }}»
        tags: {team: retention
      `,
      findings: ['unknown'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'an open workspace',
    nearMiss: 'a private workspace',
    absent: 'a workspace that is looked up with SDK v1',
    dynamic: 'what it cannot see',
  },
  valid: {
    'a private workspace': `
      from azure.ai.ml.entities import Workspace
      workspace = Workspace(name="mlw-churn", public_network_access="Disabled")
    `,
    'a workspace that is looked up with SDK v1': `
      from azureml.core import Workspace
      workspace = Workspace("subscription", "group", "mlw-prod")
      other = Workspace.get(name="mlw-prod")
    `,
    'a workspace made with SDK v1, which does not know the setting': `
      from azureml.core import Workspace
      workspace = Workspace.create(name="mlw-prod")
    `,
  },
  invalid: {
    'an open workspace': {
      code: `
        from azure.ai.ml.entities import Workspace
        workspace = Workspace(name="mlw-churn", public_network_access="«Enabled»")
      `,
      findings: ['explicit'],
      fixed: `
        from azure.ai.ml.entities import Workspace
        workspace = Workspace(name="mlw-churn", public_network_access="disabled")
      `,
    },
    'nothing said, in production': {
      code: `
        from azure.ai.ml.entities import Workspace
        workspace = «Workspace»(name="mlw-churn-prod")
      `,
      findings: ['marked'],
      fixed: `
        from azure.ai.ml.entities import Workspace
        workspace = Workspace(name="mlw-churn-prod", public_network_access="disabled")
      `,
    },
    'what it cannot see': {
      code: `
        from azure.ai.ml.entities import Workspace
        workspace = Workspace(name="mlw-churn", public_network_access=«settings.access»)
      `,
      findings: ['unknown'],
    },
  },
};

testRule(workspacePublicNetwork, { yaml, python });
