import { registryPassword } from '../../../src/core/rules/registry-password.js';
import { knownWorkspace } from '../../support/known-workspace.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof registryPassword.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'a password',
    nearMiss: 'a managed identity',
    absent: 'no credentials',
    dynamic: 'a password, beside a broken line',
  },
  valid: {
    'an image from the registry of the workspace, whose admin user is off': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
        name: churn
        image: crchurn.azurecr.io/churn:3
      `,
      workspace: knownWorkspace({ registryLoginServer: 'crchurn.azurecr.io', registryAdminUser: false }),
    },
    'an image from another registry': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
        name: churn
        image: crother.azurecr.io/churn:3
      `,
      workspace: knownWorkspace({ registryLoginServer: 'crchurn.azurecr.io', registryAdminUser: true }),
    },
    'no credentials': `
      name: images
      type: container_registry
      target: https://crimages.azurecr.io
    `,
    'a managed identity': `
      name: images
      type: container_registry
      target: https://crimages.azurecr.io
      credentials: {type: managed_identity, client_id: 0}
    `,
    'an accepted finding': `
      name: images
      type: container_registry
      target: https://registry.larkspur-home.com
      # aml-guard: allow registry-password -- not a registry of Azure
      credentials: {type: username_password, username: u, password: <password>}
    `,
  },
  invalid: {
    'an image from the registry of the workspace, whose admin user is on': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
        name: churn
        image: «crchurn.azurecr.io/churn:3»
      `,
      workspace: knownWorkspace({ registryLoginServer: 'crchurn.azurecr.io', registryAdminUser: true }),
      findings: ['image'],
    },
    'a password': {
      code: `
        name: images
        type: container_registry
        target: https://crimages.azurecr.io
        «credentials»: {type: username_password, username: u, password: <password>}
      `,
      findings: ['password'],
    },
    'a password, beside a broken line': {
      code: `
        name: images
        type: container_registry
        target: https://crimages.azurecr.io
        «credentials»:
          type: username_password
          username: \${{ secrets.USER }}
          password: \${{ secrets.PASSWORD }}
        tags: {team: retention
      `,
      findings: ['password'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'an admin user',
    nearMiss: 'an admin user that is switched off',
    absent: 'no word about an admin user',
    dynamic: 'a registry without an admin user',
  },
  valid: {
    'an admin user that is switched off': `
      from azure.ai.ml import MLClient
      registry = Registry(location="westeurope", admin_user_enabled=False)
    `,
    'no word about an admin user': `
      from azure.ai.ml import MLClient
      registry = Registry(location="westeurope")
    `,
    'a registry without a password, and another password': `
      from azureml.core import Environment
      environment = Environment("training")
      environment.docker.base_image_registry.address = "crimages.azurecr.io"
      user.password = read()
    `,
    'a registry without an admin user': `
      from azure.ai.ml import MLClient
      registry = Registry(location="westeurope", admin_user_enabled=False)
      other = Registry(location="westeurope", admin_user_enabled=admin)
    `,
  },
  invalid: {
    'a password of an environment and of a registry': {
      code: `
        import os
        from azureml.core import ContainerRegistry, Environment
        environment = Environment("training")
        «environment.docker.base_image_registry.password = os.environ["PASSWORD"]»
        details = ContainerRegistry()
        «details.password = "password"»
      `,
      findings: ['password', 'password'],
    },
    'an admin user': {
      code: `
        from azure.ai.ml import MLClient
        registry = Registry(location="westeurope", «admin_user_enabled=True»)
      `,
      findings: ['adminUser'],
    },
  },
};

testRule(registryPassword, { yaml, python });
