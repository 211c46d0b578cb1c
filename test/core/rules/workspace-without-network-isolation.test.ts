import { workspaceWithoutNetworkIsolation } from '../../../src/core/rules/workspace-without-network-isolation.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof workspaceWithoutNetworkIsolation.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'a network that is switched off',
    nearMiss: 'a network that lets out what it must',
    absent: 'a private workspace, which mostly has a network of its own',
    dynamic: 'a value it cannot see',
  },
  valid: {
    'a network that lets out what it must': `
      $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
      name: mlw-churn
      managed_network: {isolation_mode: allow_only_approved_outbound}
    `,
    'a managed network': `
      $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
      name: mlw-churn-prod
      managed_network:
        isolation_mode: allow_internet_outbound
    `,
    'a private workspace, which mostly has a network of its own': `
      $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
      name: mlw-churn-prod
      public_network_access: disabled
    `,
    'an accepted finding': `
      # aml-guard: allow-file workspace-without-network-isolation -- computes stand in our own network
      $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
      name: mlw-churn-prod
    `,
  },
  invalid: {
    'a network that is switched off': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
        name: mlw-churn
        managed_network: {isolation_mode: «Disabled»}
      `,
      findings: ['explicit'],
    },
    none: {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
        name: «mlw-churn»
      `,
      findings: ['implicit'],
    },
    'none beside sensitive data, and a broken line': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
        name: «mlw-radiology»
        description: Images of patients
        tags: {team: triage
      `,
      findings: ['marked'],
    },
    'a value it cannot see': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
        name: mlw-churn
        managed_network:
          isolation_mode: «\${{ variables.mode }}»
      `,
      findings: ['unknown'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'switched off',
    nearMiss: 'a managed network',
    absent: 'a private workspace',
    dynamic: 'switched off, none, and what it cannot see',
  },
  valid: {
    'a private workspace': `
      from azure.ai.ml.entities import ManagedNetwork, Workspace
      workspace = Workspace(name="mlw-prod", public_network_access="disabled")
    `,
    'a managed network': `
      from azure.ai.ml.entities import ManagedNetwork, Workspace
      workspace = Workspace(name="mlw-prod", managed_network=ManagedNetwork("allow_internet_outbound"))
    `,
  },
  invalid: {
    'switched off': {
      code: `
        from azure.ai.ml.entities import ManagedNetwork, Workspace
        workspace = Workspace(name="mlw-prod", managed_network=ManagedNetwork("«disabled»"))
      `,
      findings: ['explicit'],
    },
    'switched off, none, and what it cannot see': {
      code: `
        from azure.ai.ml.entities import ManagedNetwork, Workspace
        one = Workspace(name="mlw-one", managed_network=ManagedNetwork(isolation_mode="«disabled»"))
        two = «Workspace»(name="mlw-two", tags={"pii": "yes"})
        three = «Workspace»(name="mlw-three")
        four = Workspace(name="mlw-four", managed_network=«network»)
      `,
      findings: ['explicit', 'marked', 'implicit', 'unknown'],
    },
  },
};

testRule(workspaceWithoutNetworkIsolation, { yaml, python });
