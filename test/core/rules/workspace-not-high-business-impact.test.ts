import { workspaceNotHighBusinessImpact } from '../../../src/core/rules/workspace-not-high-business-impact.js';
import { knownWorkspace } from '../../support/known-workspace.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof workspaceNotHighBusinessImpact.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'the flag switched off without a mark, beside a broken line',
    nearMiss: 'the flag switched on, beside a broken line',
    absent: 'a project, which has the flag of its hub',
    dynamic: 'a value it cannot see',
  },
  valid: {
    'a sensitive job in a workspace that is made for it': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        tags:
          dataClassification: confidential
      `,
      workspace: knownWorkspace({ highBusinessImpact: true }),
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
      workspace: knownWorkspace({ highBusinessImpact: false }),
    },
    'the flag switched on, beside a broken line': `
      $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
      name: mlw-churn
      hbi_workspace: True
      tags: {team: retention
    `,
    'a project, which has the flag of its hub': `
      $schema: https://azuremlschemas.azureedge.net/latest/project.schema.json
      name: patients
      hub_id: /subscriptions/0/hub
    `,
    'a marked workspace': `
      $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
      name: mlw-radiology
      description: Images of patients
      hbi_workspace: true
    `,
    'an accepted finding': `
      $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
      # aml-guard: allow workspace-not-high-business-impact -- synthetic data
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
      workspace: knownWorkspace({ highBusinessImpact: false }),
      findings: ['job'],
    },
    'a tag that says confidential': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
        name: mlw-claims
        hbi_workspace: «false»
        tags:
          Data-Classification: confidential
      `,
      findings: ['sensitive'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
        name: mlw-claims
        hbi_workspace: true
        tags:
          Data-Classification: confidential
      `,
    },
    'a description that says patients, in a workspace without the flag': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
        name: «mlw-radiology»
        description: Images of patients
      `,
      findings: ['sensitive'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
        name: mlw-radiology
        description: Images of patients
        hbi_workspace: true
      `,
    },
    'marks that deny it, and a family of models': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
        name: «mlw-phi-4»
        description: Fine-tuning of phi-4, no patient data, nothing without PII-free input
        tags:
          contains_pii: "false"
          data_classification: public
      `,
      findings: ['unmarked'],
    },
    'the flag switched off without a mark, beside a broken line': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
        name: mlw-churn
        hbi_workspace: «False»
        tags: {team: retention
      `,
      findings: ['unmarked'],
    },
    'a value it cannot see': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/workspace.schema.json
        name: mlw-churn
        hbi_workspace: «\${{ variables.hbi }}»
      `,
      findings: ['unknown'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'the flag switched off',
    nearMiss: 'the flag switched on',
    absent: 'a workspace that is looked up',
    dynamic: 'no mark, and what it cannot see',
  },
  valid: {
    'the flag switched on': `
      from azure.ai.ml.entities import Workspace
      one = Workspace(name="mlw-one", hbi_workspace=True)
    `,
    'a workspace that is looked up': `
      from azureml.core import Workspace
      one = Workspace.get(name="mlw-patients")
    `,
    'a marked workspace, in both SDKs': `
      import azureml.core
      from azure.ai.ml.entities import Workspace
      one = Workspace(name="mlw-patients", hbi_workspace=True)
      two = azureml.core.Workspace.create(name="mlw-patients", hbi_workspace=True)
    `,
  },
  invalid: {
    'the flag switched off': {
      code: `
        from azure.ai.ml.entities import Workspace
        one = Workspace(name="mlw-one", hbi_workspace=«False»)
      `,
      findings: ['unmarked'],
    },
    'sensitive data, in both SDKs': {
      code: `
        import azureml.core
        from azure.ai.ml.entities import Workspace
        one = Workspace(name="mlw-one", tags={"hipaa": "true"}, hbi_workspace=«False»)
        two = azureml.core.Workspace.«create»(name="mlw-patients")
      `,
      findings: ['sensitive', 'sensitive'],
      fixed: `
        import azureml.core
        from azure.ai.ml.entities import Workspace
        one = Workspace(name="mlw-one", tags={"hipaa": "true"}, hbi_workspace=True)
        two = azureml.core.Workspace.create(name="mlw-patients", hbi_workspace=True)
      `,
    },
    'no mark, and what it cannot see': {
      code: `
        from azure.ai.ml.entities import Workspace
        one = Workspace(name="mlw-one", hbi_workspace=«False»)
        two = Workspace(name="mlw-two", hbi_workspace=«hbi»)
      `,
      findings: ['unmarked', 'unknown'],
    },
  },
};

testRule(workspaceNotHighBusinessImpact, { yaml, python });
