import { computePublicSsh } from '../../../src/core/rules/compute-public-ssh.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof computePublicSsh.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'an open port',
    nearMiss: 'a port that is closed',
    absent: 'nothing about SSH',
    dynamic: 'a value it cannot see, beside a broken line',
  },
  valid: {
    'a port that is closed': `
      type: amlcompute
      name: cpu
      ssh_public_access_enabled: false
    `,
    'a closed port': `
      $schema: https://azuremlschemas.azureedge.net/latest/amlCompute.schema.json
      name: cpu
      type: amlcompute
      ssh_public_access_enabled: false
      ssh_settings: {admin_username: azureuser}
    `,
    'nothing about SSH': `
      $schema: https://azuremlschemas.azureedge.net/latest/amlCompute.schema.json
      name: cpu
      type: amlcompute
    `,
    'an account behind a virtual network': `
      type: amlcompute
      name: cpu
      ssh_settings: {admin_username: azureuser}
      network_settings: {vnet_name: ml, subnet: training}
    `,
    'a Kubernetes cluster': `
      type: kubernetes
      name: aks
      resource_id: /subscriptions/0/aks
      ssh_public_access_enabled: true
    `,
    'an accepted finding': `
      type: computeinstance
      name: ci
      ssh_public_access_enabled: true  # aml-guard: allow compute-public-ssh -- limited by a security group
    `,
  },
  invalid: {
    'an open port': {
      code: `
        type: amlcompute
        name: cpu
        ssh_public_access_enabled: «true»
      `,
      findings: ['explicit'],
      fixed: `
        type: amlcompute
        name: cpu
        ssh_public_access_enabled: false
      `,
    },
    'an open port, on a cluster and on an instance': {
      code: `
        type: amlcompute
        name: cpu
        ssh_public_access_enabled: «true»
        ---
        type: computeinstance
        name: ci
        ssh_public_access_enabled: «True»
      `,
      findings: ['explicit', 'explicit'],
      fixed: `
        type: amlcompute
        name: cpu
        ssh_public_access_enabled: false
        ---
        type: computeinstance
        name: ci
        ssh_public_access_enabled: false
      `,
    },
    'an account without a word about the port': {
      code: `
        type: amlcompute
        name: «cpu»
        ssh_settings:
          admin_username: azureuser
      `,
      findings: ['implicit'],
      fixed: `
        type: amlcompute
        name: cpu
        ssh_settings:
          admin_username: azureuser
        ssh_public_access_enabled: false
      `,
    },
    'a value it cannot see, beside a broken line': {
      code: `
        type: amlcompute
        name: cpu
        ssh_public_access_enabled: «\${{ variables.ssh }}»
        tags: {team: retention
      `,
      findings: ['unknown'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: ['an open port, in both SDKs', 'an account without a word about the port'],
    nearMiss: 'an account, and the port is closed',
    absent: ['nothing about SSH', 'a cluster that is looked up'],
    dynamic: 'what it cannot see',
  },
  valid: {
    'an account, and the port is closed': `
      from azureml.core.compute import AmlCompute
      one = AmlCompute.provisioning_configuration(admin_username="azureuser", admin_user_ssh_key=key, remote_login_port_public_access="Disabled")
    `,
    'nothing about SSH': `
      from azure.ai.ml.entities import AmlCompute
      one = AmlCompute(name="cpu")
    `,
    'a closed port, in both SDKs': `
      from azure.ai.ml.entities import AmlCompute
      import azureml.core.compute
      one = AmlCompute(name="cpu", ssh_public_access_enabled=False)
      two = azureml.core.compute.AmlCompute.provisioning_configuration(remote_login_port_public_access="Disabled")
    `,
    'a cluster that is looked up': `
      from azureml.core.compute import AmlCompute
      one = AmlCompute(workspace=ws, name="cpu")
    `,
  },
  invalid: {
    'an open port, in both SDKs': {
      code: `
        from azure.ai.ml.entities import ComputeInstance
        from azureml.core.compute import AmlCompute
        one = ComputeInstance(name="ci", ssh_public_access_enabled=«True»)
        two = AmlCompute.provisioning_configuration(
            vm_size="Standard_DS3_v2",
            remote_login_port_public_access='«enabled»',
        )
      `,
      findings: ['explicit', 'explicit'],
      fixed: `
        from azure.ai.ml.entities import ComputeInstance
        from azureml.core.compute import AmlCompute
        one = ComputeInstance(name="ci", ssh_public_access_enabled=False)
        two = AmlCompute.provisioning_configuration(
            vm_size="Standard_DS3_v2",
            remote_login_port_public_access="Disabled",
        )
      `,
    },
    'an account without a word about the port': {
      code: `
        from azureml.core.compute import AmlCompute
        one = AmlCompute.«provisioning_configuration»(admin_username="azureuser", admin_user_ssh_key=key)
      `,
      findings: ['implicit'],
      fixed: `
        from azureml.core.compute import AmlCompute
        one = AmlCompute.provisioning_configuration(admin_username="azureuser", admin_user_ssh_key=key, remote_login_port_public_access="Disabled")
      `,
    },
    'what it cannot see': {
      code: `
        from azure.ai.ml.entities import AmlCompute
        one = AmlCompute(name="cpu", ssh_public_access_enabled=«settings.ssh»)
      `,
      findings: ['unknown'],
    },
  },
};

testRule(computePublicSsh, { yaml, python });
