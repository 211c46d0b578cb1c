import { workspaceWithoutCustomerManagedKey } from '../../../src/core/rules/workspace-without-customer-managed-key.js';
import { knownWorkspace } from '../../support/known-workspace.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof workspaceWithoutCustomerManagedKey.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'sensitive data, beside a broken line',
    nearMiss: 'data that are not, beside a broken line',
    absent: 'a workspace without a mark',
    dynamic: 'a key of one’s own',
  },
  valid: {
    'a sensitive job in a workspace that is made for it': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        tags:
          dataClassification: confidential
      `,
      workspace: knownWorkspace({ customerManagedKey: true }),
    },
    'a sensitive job in a workspace of which that is not known': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        tags:
          dataClassification: confidential
      `,
      workspace: knownWorkspace({}),
    },
    'a job that says nothing of its data': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        tags:
          team: churn
      `,
      workspace: knownWorkspace({ customerManagedKey: false }),
    },
    'data that are not, beside a broken line': `
      $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
      name: mlw-claims
      display_name: Claims (internal)
      tags: {team: claims
    `,
    'a workspace without a mark': `
      $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
      name: mlw-churn
      tags: {data_classification: internal, patience: low}
    `,
    'a key of one’s own': `
      $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
      name: mlw-claims
      tags: {data_classification: confidential}
      customer_managed_key:
        key_vault: \${{ variables.vault }}
        key_uri: \${{ variables.key }}
    `,
    'an accepted finding': `
      $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
      # aml-guard: allow workspace-without-customer-managed-key -- not required
      name: mlw-patients
    `,
  },
  invalid: {
    'a job that says that its data are sensitive': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        tags:
          «dataClassification: confidential»
          contains: patient data
      `,
      workspace: knownWorkspace({ customerManagedKey: false }),
      findings: ['job'],
    },
    'sensitive data, beside a broken line': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
        name: «mlw-claims»
        display_name: Claims (confidential)
        tags: {team: claims
      `,
      findings: ['sensitive'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'sensitive data',
    nearMiss: 'data that are not',
    absent: 'no mark',
    dynamic: 'settings that it cannot see',
  },
  valid: {
    'data that are not': `
      from azure.ai.ml.entities import Workspace
      one = Workspace(name="mlw-claims", description="Churn of members")
    `,
    'no mark': `
      from azure.ai.ml.entities import Workspace
      one = Workspace(name="mlw-claims")
    `,
    'keys of one’s own, in both SDKs': `
      import azureml.core
      from azure.ai.ml.entities import CustomerManagedKey, Workspace
      one = Workspace(name="mlw-patients", customer_managed_key=CustomerManagedKey(key_vault=vault, key_uri=uri))
      two = azureml.core.Workspace.create(name="mlw-patients", cmk_keyvault=vault, resource_cmk_uri=uri)
    `,
    'settings that it cannot see': `
      from azure.ai.ml.entities import Workspace
      one = Workspace(name="mlw-patients", **settings)
    `,
  },
  invalid: {
    'sensitive data': {
      code: `
        from azure.ai.ml.entities import Workspace
        one = «Workspace»(name="mlw-claims", description="PHI of members")
      `,
      findings: ['sensitive'],
    },
  },
};

testRule(workspaceWithoutCustomerManagedKey, { yaml, python });
