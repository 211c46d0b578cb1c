import { endpointKeyAuth } from '../../../src/core/rules/endpoint-key-auth.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof endpointKeyAuth.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: ['a key asked for by name', 'the default, by adding the key at the end'],
    nearMiss: 'Entra tokens, in the words of the service',
    absent: 'a batch endpoint, which knows Entra tokens only',
    dynamic: 'a value it cannot see',
  },
  valid: {
    'Entra tokens, in the words of the service': `
      $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
      name: churn
      auth_mode: AADToken
    `,
    'Azure ML tokens on Kubernetes': `
      $schema: https://azuremlschemas.azureedge.net/latest/kubernetesOnlineEndpoint.schema.json
      name: churn
      auth_mode: aml_token
      compute: azureml:aks
    `,
    'a batch endpoint, which knows Entra tokens only': `
      $schema: https://azuremlschemas.azureedge.net/latest/batchEndpoint.schema.json
      name: churn
    `,
    'the same key in a file of another kind': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      auth_mode: key
    `,
    'a commented line': `
      $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
      name: churn
      # auth_mode: key
      auth_mode: aad_token
    `,
    'an accepted finding': `
      $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
      name: churn
      auth_mode: key  # aml-guard: allow endpoint-key-auth -- partner gateway, rotated monthly
    `,
    'an empty file': ``,
  },
  invalid: {
    'a key asked for by name': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
        name: churn
        auth_mode: «key»  # legacy callers
      `,
      findings: ['explicit'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
        name: churn
        auth_mode: aad_token  # legacy callers
      `,
    },
    'an endpoint known by its shape, in flow style': {
      code: `
        {name: churn, auth_mode: "«Key»"}
      `,
      path: 'endpoint.yml',
      findings: ['explicit'],
      fixed: `
        {name: churn, auth_mode: "aad_token"}
      `,
    },
    'a key on Kubernetes, where Entra tokens are not known': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/kubernetesOnlineEndpoint.schema.json
        name: churn
        compute: azureml:aks
        auth_mode: «key»
      `,
      findings: ['explicit'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/kubernetesOnlineEndpoint.schema.json
        name: churn
        compute: azureml:aks
        auth_mode: aml_token
      `,
    },
    'the default, by adding the key at the end': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
        name: «churn»
        tags:
          team: retention  # owns it
      `,
      findings: ['implicit'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
        name: churn
        tags:
          team: retention  # owns it
        auth_mode: aad_token
      `,
    },
    'the default, where the key has no value yet': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
        name: «churn»
        auth_mode:
      `,
      findings: ['implicit'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
        name: churn
        auth_mode: aad_token
      `,
    },
    'a value it cannot see': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
        name: churn
        auth_mode: «\${{ inputs.auth }}»
      `,
      findings: ['unknown'],
    },
    'a key beside a broken line': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
        name: churn
        auth_mode: «key»
        tags: {team: retention
      `,
      findings: ['explicit'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
        name: churn
        auth_mode: aad_token
        tags: {team: retention
      `,
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: ['a key', 'the default, by adding an argument as the others stand'],
    nearMiss: 'Entra tokens',
    absent: 'a batch endpoint, which knows Entra tokens only',
    dynamic: 'what it cannot see',
  },
  valid: {
    'a batch endpoint, which knows Entra tokens only': `
      from azure.ai.ml.entities import BatchEndpoint
      endpoint = BatchEndpoint(name="churn")
    `,
    'Entra tokens': `
      from azure.ai.ml.entities import ManagedOnlineEndpoint
      endpoint = ManagedOnlineEndpoint(name="churn", auth_mode="aad_token")
    `,
    'Entra tokens, set later': `
      from azure.ai.ml.entities import ManagedOnlineEndpoint
      endpoint = ManagedOnlineEndpoint(name="churn")
      endpoint.auth_mode = "aad_token"
    `,
    'a comparison': `
      from azure.ai.ml import MLClient
      if client.online_endpoints.get("churn").auth_mode == "key":
          print("keys")
    `,
    'an accepted finding': `
      from azure.ai.ml.entities import ManagedOnlineEndpoint
      endpoint = ManagedOnlineEndpoint(name="churn", auth_mode="key")  # aml-guard: allow endpoint-key-auth -- a demo
    `,
  },
  invalid: {
    'a key': {
      code: `
        from azure.ai.ml.entities import ManagedOnlineEndpoint
        endpoint = ManagedOnlineEndpoint(name="churn", auth_mode="«key»")
      `,
      findings: ['explicit'],
      fixed: `
        from azure.ai.ml.entities import ManagedOnlineEndpoint
        endpoint = ManagedOnlineEndpoint(name="churn", auth_mode="aad_token")
      `,
    },
    'a key asked for by name': {
      code: `
        from azure.ai.ml.entities import KubernetesOnlineEndpoint, ManagedOnlineEndpoint
        endpoint = ManagedOnlineEndpoint(
            name="churn",
            auth_mode="«key»",
        )
        other = KubernetesOnlineEndpoint(name="churn", compute="aks", auth_mode='«key»')
      `,
      findings: ['explicit', 'explicit'],
      fixed: `
        from azure.ai.ml.entities import KubernetesOnlineEndpoint, ManagedOnlineEndpoint
        endpoint = ManagedOnlineEndpoint(
            name="churn",
            auth_mode="aad_token",
        )
        other = KubernetesOnlineEndpoint(name="churn", compute="aks", auth_mode="aml_token")
      `,
    },
    'a constant, settings in a dict, and a later assignment': {
      code: `
        from azure.ai.ml.entities import ManagedOnlineEndpoint
        MODE = "key"
        one = ManagedOnlineEndpoint(name="churn", auth_mode=«MODE»)
        settings = {"name": "churn", "auth_mode": "«key»"}
        two = ManagedOnlineEndpoint(**settings)
        three = ManagedOnlineEndpoint(name="churn")
        three.auth_mode = "«key»"
      `,
      findings: ['explicit', 'explicit', 'explicit'],
      fixed: `
        from azure.ai.ml.entities import ManagedOnlineEndpoint
        MODE = "key"
        one = ManagedOnlineEndpoint(name="churn", auth_mode="aad_token")
        settings = {"name": "churn", "auth_mode": "aad_token"}
        two = ManagedOnlineEndpoint(**settings)
        three = ManagedOnlineEndpoint(name="churn")
        three.auth_mode = "aad_token"
      `,
    },
    'the default, by adding an argument as the others stand': {
      code: `
        from azure.ai.ml.entities import ManagedOnlineEndpoint
        one = «ManagedOnlineEndpoint»(name="churn")
        two = «ManagedOnlineEndpoint»(
            name="churn",
            tags={"team": "retention"},  # owns it
        )
        three = «ManagedOnlineEndpoint»(
            name="churn",
            auth_mode=None
        )
      `,
      findings: ['implicit', 'implicit', 'implicit'],
      fixed: `
        from azure.ai.ml.entities import ManagedOnlineEndpoint
        one = ManagedOnlineEndpoint(name="churn", auth_mode="aad_token")
        two = ManagedOnlineEndpoint(
            name="churn",
            tags={"team": "retention"},  # owns it
            auth_mode="aad_token",
        )
        three = ManagedOnlineEndpoint(
            name="churn",
            auth_mode="aad_token"
        )
      `,
    },
    'what it cannot see': {
      code: `
        from azure.ai.ml.entities import ManagedOnlineEndpoint
        one = ManagedOnlineEndpoint(name="churn", auth_mode=«arguments.mode»)
        two = ManagedOnlineEndpoint(name="churn", «**settings»)
      `,
      findings: ['unknown', 'unknown'],
    },
    'a call that is not finished, to which nothing is added': {
      code: `
        from azure.ai.ml.entities import ManagedOnlineEndpoint
        one = «ManagedOnlineEndpoint»(name="churn", tags={
      `,
      findings: ['implicit'],
    },
    'a call that is not finished': {
      code: `
        from azure.ai.ml.entities import ManagedOnlineEndpoint
        one = ManagedOnlineEndpoint(name="churn", auth_mode="«key»"
      `,
      findings: ['explicit'],
      fixed: `
        from azure.ai.ml.entities import ManagedOnlineEndpoint
        one = ManagedOnlineEndpoint(name="churn", auth_mode="aad_token"
      `,
    },
  },
};

testRule(endpointKeyAuth, { yaml, python });
