import { deploymentOpenEgress } from '../../../src/core/rules/deployment-open-egress.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof deploymentOpenEgress.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: ['an open deployment', 'the default, without a fix'],
    nearMiss: 'a deployment that is closed, in quotes',
    absent: 'a batch deployment, which has no such setting',
    dynamic: 'a value it cannot see',
  },
  valid: {
    'a deployment that is closed, in quotes': `
      $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
      name: blue
      egress_public_network_access: 'disabled'
    `,
    'a closed deployment': `
      $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
      name: blue
      endpoint_name: churn
      egress_public_network_access: disabled
    `,
    'a batch deployment, which has no such setting': `
      $schema: https://azuremlschemas.azureedge.net/latest/batchDeployment.schema.json
      name: blue
      endpoint_name: churn
    `,
    'an accepted finding': `
      $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
      name: blue
      egress_public_network_access: enabled  # aml-guard: allow deployment-open-egress -- calls a partner
    `,
  },
  invalid: {
    'an open deployment': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
        name: blue
        egress_public_network_access: '«enabled»'
      `,
      findings: ['explicit'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
        name: blue
        egress_public_network_access: 'disabled'
      `,
    },
    'the default, without a fix': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
        name: «blue»
        endpoint_name: churn-prod
      `,
      findings: ['implicit'],
    },
    'a value it cannot see': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
        name: blue
        egress_public_network_access: «\${{ inputs.egress }}»
      `,
      findings: ['unknown'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'an open deployment',
    nearMiss: 'a closed deployment',
    absent: 'a Kubernetes deployment',
    dynamic: 'an open deployment, the default and what it cannot see',
  },
  valid: {
    'a closed deployment': `
      from azure.ai.ml.entities import ManagedOnlineDeployment
      blue = ManagedOnlineDeployment(name="blue", egress_public_network_access="disabled")
    `,
    'a Kubernetes deployment': `
      from azure.ai.ml.entities import KubernetesOnlineDeployment
      blue = KubernetesOnlineDeployment(name="blue")
    `,
  },
  invalid: {
    'an open deployment': {
      code: `
        from azure.ai.ml.entities import ManagedOnlineDeployment
        blue = ManagedOnlineDeployment(name="blue", egress_public_network_access="«enabled»")
      `,
      findings: ['explicit'],
      fixed: `
        from azure.ai.ml.entities import ManagedOnlineDeployment
        blue = ManagedOnlineDeployment(name="blue", egress_public_network_access="disabled")
      `,
    },
    'an open deployment, the default and what it cannot see': {
      code: `
        from azure.ai.ml.entities import ManagedOnlineDeployment
        blue = ManagedOnlineDeployment(name="blue", egress_public_network_access="«enabled»")
        green = «ManagedOnlineDeployment»(name="green")
        red = ManagedOnlineDeployment(name="red", egress_public_network_access=«egress»)
      `,
      findings: ['explicit', 'implicit', 'unknown'],
      fixed: `
        from azure.ai.ml.entities import ManagedOnlineDeployment
        blue = ManagedOnlineDeployment(name="blue", egress_public_network_access="disabled")
        green = ManagedOnlineDeployment(name="green")
        red = ManagedOnlineDeployment(name="red", egress_public_network_access=egress)
      `,
      left: 2,
    },
  },
};

testRule(deploymentOpenEgress, { yaml, python });
