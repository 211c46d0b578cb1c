import { datastoreWithCredentials } from '../../../src/core/rules/datastore-with-credentials.js';
import { knownWorkspace } from '../../support/known-workspace.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof datastoreWithCredentials.messages;

const byKey = `
  type: azure_blob
  name: orders
  account_name: storders
  credentials: {account_key: <key>}
`;
const byIdentity = `
  type: azure_blob
  name: orders
  account_name: storders
`;
const readingJob = (more = ''): string => `
  $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
  command: python train.py
  ${more}
  inputs:
    orders: {type: uri_folder, path: azureml://datastores/orders/paths/2026/}
`;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'an account key',
    nearMiss: 'credentials that are left empty',
    absent: 'no credentials',
    dynamic: 'a signature that something fills in, in flow style',
  },
  valid: {
    'a datastore without credentials, in a workspace that wants identities': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/azureBlob.schema.json
        name: orders
        type: azure_blob
        account_name: storders
        container_name: orders
      `,
      workspace: knownWorkspace({ forcesIdentityDatastores: true }),
    },
    'a datastore that is read by identity in the workspace': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        inputs:
          orders:
            type: uri_folder
            path: azureml://datastores/orders/paths/2026/
      `,
      project: { 'datastore.yml': byKey },
      workspace: knownWorkspace({}, { datastores: { orders: { store: 'blob', credential: 'none' } } }),
    },
    'the own datastore of a workspace': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        inputs:
          orders:
            type: uri_folder
            path: azureml://datastores/workspaceblobstore/paths/2026/
      `,
      workspace: knownWorkspace({}, { datastores: { workspaceblobstore: { store: 'blob', credential: 'key' } } }),
    },
    'credentials that are left empty': `
      $schema: https://azuremlschemas.azureedge.net/latest/azureBlob.schema.json
      name: orders
      type: azure_blob
      credentials:
      account_name: storders
    `,
    'no credentials': `
      type: azure_data_lake_gen2
      name: orders
      account_name: storders
    `,
    'a datastore that is read with an identity': `
      $schema: https://azuremlschemas.azureedge.net/latest/azureBlob.schema.json
      name: orders
      type: azure_blob
      account_name: storders
      container_name: orders
      credentials:
    `,
    'a job that reads as somebody, and one whose datastore has no credentials': {
      code: readingJob('identity: {type: managed}'),
      project: { 'store.yml': byKey },
    },
    'a datastore without credentials': { code: readingJob(), project: { 'store.yml': byIdentity } },
    'a datastore that nobody defines, and one of two': {
      code: readingJob(),
      project: { 'dev/store.yml': byKey, 'prod/store.yml': byKey },
    },
    'a pipeline whose step reads as somebody, and a registered asset': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
        jobs:
          train:
            command: python train.py
            environment: azureml:e:1
            identity: {type: user_identity}
            inputs:
              orders: {path: azureml://datastores/orders/paths/2026/}
              assets: azureml:orders:1
              filled_in: {path: "azureml://datastores/$(store)/paths/x"}
      `,
      project: { 'store.yml': byKey },
    },
    'an accepted finding': `
      $schema: https://azuremlschemas.azureedge.net/latest/azureBlob.schema.json
      name: orders
      type: azure_blob
      credentials:
        sas_token: <token>  # aml-guard: allow datastore-with-credentials -- storage of a partner
    `,
  },
  invalid: {
    'a key in a workspace that wants identities': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/azureBlob.schema.json
        name: orders
        type: azure_blob
        account_name: storders
        container_name: orders
        credentials:
          «account_key: <storage account key>»
      `,
      workspace: knownWorkspace({ forcesIdentityDatastores: true }),
      findings: ['forced'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/azureBlob.schema.json
        name: orders
        type: azure_blob
        account_name: storders
        container_name: orders
      `,
    },
    'a datastore that keeps a key in the workspace': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        inputs:
          orders:
            type: uri_folder
            path: «azureml://datastores/orders/paths/2026/»
      `,
      workspace: knownWorkspace({}, { datastores: { orders: { store: 'blob', credential: 'key' } } }),
      findings: ['deployed'],
    },
    'a datastore that keeps something else in the workspace': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        inputs:
          orders:
            type: uri_folder
            path: «azureml://datastores/orders/paths/2026/»
      `,
      workspace: knownWorkspace({}, { datastores: { orders: { store: 'blob', credential: 'other' } } }),
      findings: ['deployed'],
    },
    'a job without an identity that reads such a datastore, told once': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        inputs:
          orders:
            type: uri_folder
            path: «azureml://datastores/Orders/paths/2026/»
          more: azureml://datastores/Orders/paths/2025/
      `,
      project: { 'store.yml': byKey },
      findings: ['used'],
    },
    'an account key': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/azureBlob.schema.json
        name: orders
        type: azure_blob
        credentials:
          «account_key: <key>»
        account_name: storders
      `,
      findings: ['stored'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/azureBlob.schema.json
        name: orders
        type: azure_blob
        account_name: storders
      `,
    },
    'a signature that something fills in, in flow style': {
      code: `
        {type: azure_data_lake_gen2, account_name: storders, credentials: {«sas_token: "\${{ secrets.SAS }}"»}}
      `,
      findings: ['stored'],
      fixed: `
        {type: azure_data_lake_gen2, account_name: storders}
      `,
    },
    'a service principal whose secret is handed over later, beside a broken line': {
      code: `
        type: azure_data_lake_gen2
        account_name: storders
        «credentials:
          tenant_id: 0
          client_id: 1»
        tags: {team: retention
      `,
      findings: ['stored'],
      fixed: `
        type: azure_data_lake_gen2
        account_name: storders
        tags: {team: retention
      `,
    },
    'a file share, which takes nothing else everywhere': {
      code: `
        type: azure_file
        account_name: storders
        credentials:
          «account_key: <key>»
      `,
      findings: ['needed'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'a key',
    nearMiss: 'None in place of a key',
    absent: 'datastores that are read with an identity',
    dynamic: 'credentials that it cannot see',
  },
  valid: {
    'None in place of a key': `
      from azure.ai.ml.entities import AccountKeyConfiguration, AzureBlobDatastore
      one = AzureBlobDatastore(name="orders", credentials=None)
    `,
    'datastores that are read with an identity': `
      from azure.ai.ml.entities import AzureBlobDatastore
      from azureml.core import Datastore
      one = AzureBlobDatastore(name="orders", account_name="storders", container_name="orders")
      two = AzureBlobDatastore(name="orders", account_name="storders", container_name="orders", credentials=None)
      Datastore.register_azure_blob_container(ws, "orders", "orders", "storders")
    `,
    'credentials that it cannot see': `
      from azure.ai.ml.entities import AzureBlobDatastore
      one = AzureBlobDatastore(name="orders", credentials=credentials)
    `,
  },
  invalid: {
    'a key': {
      code: `
        from azure.ai.ml.entities import AccountKeyConfiguration, AzureBlobDatastore
        one = AzureBlobDatastore(name="orders", «credentials=AccountKeyConfiguration(account_key=key)»)
      `,
      findings: ['stored'],
      fixed: `
        from azure.ai.ml.entities import AccountKeyConfiguration, AzureBlobDatastore
        one = AzureBlobDatastore(name="orders")
      `,
    },
    'a key in the SDK v2': {
      code: `
        from azure.ai.ml.entities import AccountKeyConfiguration, AzureBlobDatastore
        key = AccountKeyConfiguration(account_key=account_key)
        one = AzureBlobDatastore(
            name="orders",
            «credentials=key»,
        )
        two = AzureBlobDatastore(name="orders", «credentials=AccountKeyConfiguration(account_key=account_key)»)
      `,
      findings: ['stored', 'stored'],
      fixed: `
        from azure.ai.ml.entities import AccountKeyConfiguration, AzureBlobDatastore
        key = AccountKeyConfiguration(account_key=account_key)
        one = AzureBlobDatastore(
            name="orders",
        )
        two = AzureBlobDatastore(name="orders")
      `,
    },
    'keys and signatures in the SDK v1': {
      code: `
        from azureml.core import Datastore
        Datastore.register_azure_blob_container(ws, "a", "a", "storders", «sas_token=token»)
        Datastore.register_azure_data_lake_gen2(ws, "b", "b", "storders", tenant_id=t, client_id=c, «client_secret=s»)
        Datastore.register_azure_file_share(ws, "c", "c", "storders", «account_key=key»)
        Datastore.register_azure_sql_database(ws, "d", server_name="s", username="u", «password=word»)
      `,
      findings: ['stored', 'stored', 'needed', 'needed'],
      fixed: `
        from azureml.core import Datastore
        Datastore.register_azure_blob_container(ws, "a", "a", "storders")
        Datastore.register_azure_data_lake_gen2(ws, "b", "b", "storders", tenant_id=t, client_id=c, client_secret=s)
        Datastore.register_azure_file_share(ws, "c", "c", "storders", account_key=key)
        Datastore.register_azure_sql_database(ws, "d", server_name="s", username="u", password=word)
      `,
      left: 3,
    },
  },
};

testRule(datastoreWithCredentials, { yaml, python });
