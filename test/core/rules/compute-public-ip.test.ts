import { computePublicIp } from '../../../src/core/rules/compute-public-ip.js';
import { knownWorkspace } from '../../support/known-workspace.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof computePublicIp.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: ['a public address', 'the default'],
    nearMiss: 'no public address',
    absent: 'a compute of Kubernetes',
    dynamic: 'a value it cannot see, beside a broken line',
  },
  valid: {
    'a job of production on nodes without addresses': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: azureml:cpu
        tags: {environment: prod}
      `,
      workspace: knownWorkspace({}, { computes: { cpu: { kind: 'cluster', publicAddresses: false } } }),
    },
    'a job of production on nodes of which that is not known': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: azureml:cpu
        tags: {environment: prod}
      `,
      workspace: knownWorkspace({}, { computes: { cpu: { kind: 'cluster', inVirtualNetwork: false } } }),
    },
    'a compute of Kubernetes': `
      type: kubernetes
      name: aks
      resource_id: /subscriptions/0/aks
    `,
    'no public address': `
      type: amlcompute
      name: cpu
      enable_node_public_ip: false
    `,
    'an accepted finding': `
      type: amlcompute
      name: cpu
      enable_node_public_ip: true  # aml-guard: allow compute-public-ip -- no network of our own
    `,
  },
  invalid: {
    'a job of production on deployed nodes with addresses': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: «azureml:cpu»
        tags: {environment: prod}
      `,
      workspace: knownWorkspace({}, { computes: { cpu: { kind: 'cluster', publicAddresses: true } } }),
      findings: ['used'],
    },
    'a job of production on nodes outside of any network': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: «azureml:cpu»
        tags: {environment: prod}
      `,
      workspace: knownWorkspace(
        {},
        { computes: { cpu: { kind: 'cluster', publicAddresses: true, inVirtualNetwork: false } } },
      ),
      findings: ['outside'],
    },
    'a public address': {
      code: `
        type: amlcompute
        name: cpu
        enable_node_public_ip: «true»
      `,
      findings: ['explicit'],
      fixed: `
        type: amlcompute
        name: cpu
        enable_node_public_ip: false
      `,
    },
    'the default': {
      code: `
        type: amlcompute
        name: «cpu»
        size: STANDARD_DS3_V2
      `,
      findings: ['implicit'],
    },
    'the default in a virtual network': {
      code: `
        type: amlcompute
        name: «cpu»
        network_settings: {vnet_name: ml, subnet: training}
      `,
      findings: ['implicit'],
      fixed: `
        type: amlcompute
        name: cpu
        network_settings: {vnet_name: ml, subnet: training}
        enable_node_public_ip: false
      `,
    },
    'a value it cannot see, beside a broken line': {
      code: `
        type: amlcompute
        name: cpu
        enable_node_public_ip: «\${{ variables.ip }}»
        tags: {team: retention
      `,
      findings: ['unknown'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'a public address',
    nearMiss: 'an address that is switched off',
    absent: 'a compute of Kubernetes',
    dynamic: 'a public address, the default, and what it cannot see',
  },
  valid: {
    'an address that is switched off': `
      from azure.ai.ml.entities import AmlCompute, KubernetesCompute
      one = AmlCompute(name="cpu", enable_node_public_ip=False)
    `,
    'a compute of Kubernetes': `
      from azure.ai.ml.entities import AmlCompute, KubernetesCompute
      one = KubernetesCompute(name="aks", resource_id=cluster)
    `,
    'no public address': `
      from azure.ai.ml.entities import AmlCompute
      one = AmlCompute(name="cpu", enable_node_public_ip=False)
    `,
  },
  invalid: {
    'a public address': {
      code: `
        from azure.ai.ml.entities import AmlCompute, KubernetesCompute
        one = AmlCompute(name="cpu", enable_node_public_ip=«True»)
      `,
      findings: ['explicit'],
      fixed: `
        from azure.ai.ml.entities import AmlCompute, KubernetesCompute
        one = AmlCompute(name="cpu", enable_node_public_ip=False)
      `,
    },
    'a public address, the default, and what it cannot see': {
      code: `
        from azure.ai.ml.entities import AmlCompute
        one = AmlCompute(name="one", enable_node_public_ip=«True»)
        two = «AmlCompute»(name="two")
        three = AmlCompute(name="three", enable_node_public_ip=«public»)
      `,
      findings: ['explicit', 'implicit', 'unknown'],
      fixed: `
        from azure.ai.ml.entities import AmlCompute
        one = AmlCompute(name="one", enable_node_public_ip=False)
        two = AmlCompute(name="two")
        three = AmlCompute(name="three", enable_node_public_ip=public)
      `,
      left: 2,
    },
  },
};

testRule(computePublicIp, { yaml, python });
