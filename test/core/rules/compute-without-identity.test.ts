import { computeWithoutIdentity } from '../../../src/core/rules/compute-without-identity.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof computeWithoutIdentity.messages;

const yaml: Cases<Ids> = {
  valid: {
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
  valid: {
    'identities in both SDKs, and settings that it cannot see': `
      from azure.ai.ml.entities import AmlCompute
      import azureml.core.compute
      one = AmlCompute(name="one", identity=identity)
      two = azureml.core.compute.AmlCompute.provisioning_configuration(identity_type="SystemAssigned")
      three = AmlCompute(name="three", **settings)
    `,
  },
  invalid: {
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
