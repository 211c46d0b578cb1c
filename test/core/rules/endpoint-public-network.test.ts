import { endpointPublicNetwork } from '../../../src/core/rules/endpoint-public-network.js';
import { knownWorkspace } from '../../support/known-workspace.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof endpointPublicNetwork.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: ['an open endpoint', 'the default in production'],
    nearMiss: 'a private endpoint',
    absent: 'a Kubernetes endpoint, which has no such setting',
    dynamic: 'a value it cannot see, beside a broken line',
  },
  valid: {
    'a private endpoint of a closed workspace': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
        name: churn
        public_network_access: disabled
      `,
      workspace: knownWorkspace({ publicNetworkAccess: false }),
    },
    'a private endpoint': `
      $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
      name: churn
      public_network_access: Disabled
    `,
    'a Kubernetes endpoint, which has no such setting': `
      $schema: https://azuremlschemas.azureedge.net/latest/kubernetesOnlineEndpoint.schema.json
      name: churn
      compute: azureml:aks
    `,
    'a batch endpoint without a schema': `
      name: churn
      auth_mode: aad_token
      defaults: {deployment_name: blue}
    `,
    'an accepted finding': `
      $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
      name: churn
      # aml-guard: allow endpoint-public-network -- the model is for the public
      public_network_access: enabled
    `,
  },
  invalid: {
    'an open endpoint of a closed workspace': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
        name: churn
        public_network_access: «enabled»
      `,
      workspace: knownWorkspace({ publicNetworkAccess: false }),
      findings: ['opened'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
        name: churn
        public_network_access: disabled
      `,
    },
    'the default in a closed workspace': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
        name: «churn»
      `,
      workspace: knownWorkspace({ publicNetworkAccess: false }),
      findings: ['openedByDefault'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
        name: churn
        public_network_access: disabled
      `,
    },
    'an open endpoint of an open workspace': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
        name: churn
        public_network_access: «enabled»
      `,
      workspace: knownWorkspace({ publicNetworkAccess: true }),
      findings: ['explicit'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
        name: churn
        public_network_access: disabled
      `,
    },
    'an open endpoint': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
        name: churn
        public_network_access: «enabled»
      `,
      findings: ['explicit'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
        name: churn
        public_network_access: disabled
      `,
    },
    'the default, for auditors': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
        name: «churn»
      `,
      findings: ['implicit'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
        name: churn
        public_network_access: disabled
      `,
    },
    'the default in flow style': {
      code: `
        {name: «churn», auth_mode: aad_token}
      `,
      path: 'endpoint.yml',
      findings: ['implicit'],
      fixed: `
        {name: churn, auth_mode: aad_token, public_network_access: disabled}
      `,
    },
    'the default in production': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
        name: «churn-prod»
      `,
      findings: ['production'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
        name: churn-prod
        public_network_access: disabled
      `,
    },
    'a value it cannot see, beside a broken line': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
        name: churn
        public_network_access: «\${{ inputs.access }}»
        tags: {team: retention
      `,
      findings: ['unknown'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'an open endpoint',
    nearMiss: 'a private endpoint',
    absent: 'a Kubernetes endpoint, which has no such setting',
    dynamic: 'what it cannot see',
  },
  valid: {
    'a Kubernetes endpoint, which has no such setting': `
      from azure.ai.ml.entities import KubernetesOnlineEndpoint
      endpoint = KubernetesOnlineEndpoint(name="churn", compute="aks")
    `,
    'a private endpoint': `
      from azure.ai.ml.entities import ManagedOnlineEndpoint
      endpoint = ManagedOnlineEndpoint(name="churn", public_network_access="disabled")
    `,
  },
  invalid: {
    'an open endpoint': {
      code: `
        from azure.ai.ml.entities import ManagedOnlineEndpoint
        endpoint = ManagedOnlineEndpoint(name="churn", public_network_access="«enabled»")
      `,
      findings: ['explicit'],
      fixed: `
        from azure.ai.ml.entities import ManagedOnlineEndpoint
        endpoint = ManagedOnlineEndpoint(name="churn", public_network_access="disabled")
      `,
    },
    'the default, with and without a mark of production': {
      code: `
        from azure.ai.ml import entities
        endpoint = entities.«ManagedOnlineEndpoint»(name="churn", tags={"stage": "production"})
      `,
      findings: ['production'],
      fixed: `
        from azure.ai.ml import entities
        endpoint = entities.ManagedOnlineEndpoint(name="churn", tags={"stage": "production"}, public_network_access="disabled")
      `,
    },
    'what it cannot see': {
      code: `
        from azure.ai.ml.entities import ManagedOnlineEndpoint
        endpoint = ManagedOnlineEndpoint(name="churn", public_network_access=«access»)
      `,
      findings: ['unknown'],
    },
  },
};

testRule(endpointPublicNetwork, { yaml, python });
