import { computeWithoutIdentity } from '../../../src/core/rules/compute-without-identity.js';
import { knownWorkspace } from '../../support/known-workspace.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof computeWithoutIdentity.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'a cluster without one, beside a broken line',
    nearMiss: 'a cluster with one, beside a broken line',
    absent: 'a compute instance, which acts as its owner',
    dynamic: 'an identity that is filled in',
  },
  valid: {
    'a job of production on a cluster with one': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: azureml:cpu
        tags: {environment: prod}
      `,
      workspace: knownWorkspace({}, { computes: { cpu: { kind: 'cluster', hasIdentity: true } } }),
    },
    'a job of production on a cluster of which that is not known': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: azureml:cpu
        tags: {environment: prod}
      `,
      workspace: knownWorkspace({}, { computes: { cpu: { kind: 'cluster' } } }),
    },
    'a job without a mark on a cluster without one': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: azureml:cpu
      `,
      workspace: knownWorkspace({}, { computes: { cpu: { kind: 'cluster', hasIdentity: false } } }),
    },
    'a cluster with one, beside a broken line': `
      type: amlcompute
      name: cpu
      identity: {type: system_assigned}
      tags: {team: retention
    `,
    'an identity that is filled in': `
      type: amlcompute
      name: cpu
      identity: \${{ variables.identity }}
    `,
    'a cluster with an identity': `
      type: amlcompute
      name: cpu
      identity: {type: system_assigned}
    `,
    'a compute instance, which acts as its owner': `
      type: computeinstance
      name: ci
    `,
    'an accepted finding': `
      type: amlcompute
      # aml-guard: allow compute-without-identity -- reads public data only
      name: cpu
    `,
  },
  invalid: {
    'a job of production on a deployed cluster without one': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: «azureml:cpu»
        tags: {environment: prod}
      `,
      workspace: knownWorkspace({}, { computes: { cpu: { kind: 'cluster', hasIdentity: false } } }),
      findings: ['used'],
    },
    'a cluster without one, beside a broken line': {
      code: `
        type: amlcompute
        name: «cpu»
        tags: {team: retention
      `,
      findings: ['cluster'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'a cluster without one',
    nearMiss: 'a cluster with one',
    absent: 'a compute instance, which acts as its owner',
    dynamic: 'identities in both SDKs, and settings that it cannot see',
  },
  valid: {
    'a cluster with one': `
      from azure.ai.ml.entities import AmlCompute, ComputeInstance
      one = AmlCompute(name="cpu", identity=identity)
    `,
    'a compute instance, which acts as its owner': `
      from azure.ai.ml.entities import AmlCompute, ComputeInstance
      one = ComputeInstance(name="ci")
    `,
    'identities in both SDKs, and settings that it cannot see': `
      from azure.ai.ml.entities import AmlCompute
      import azureml.core.compute
      one = AmlCompute(name="one", identity=identity)
      two = azureml.core.compute.AmlCompute.provisioning_configuration(identity_type="SystemAssigned")
      three = AmlCompute(name="three", **settings)
    `,
  },
  invalid: {
    'a cluster without one': {
      code: `
        from azure.ai.ml.entities import AmlCompute, ComputeInstance
        one = «AmlCompute»(name="cpu")
      `,
      findings: ['cluster'],
    },
    'clusters without one': {
      code: `
        from azure.ai.ml.entities import AmlCompute
        import azureml.core.compute
        one = «AmlCompute»(name="one", identity=None)
        two = azureml.core.compute.AmlCompute.«provisioning_configuration»(vm_size="Standard_DS3_v2")
      `,
      findings: ['cluster', 'cluster'],
    },
  },
};

testRule(computeWithoutIdentity, { yaml, python });
