const schemas = 'https://azuremlschemas.azureedge.net/latest';

/** A small project: a job, a pipeline, code of the SDK, and what they name. */
export const churn: Readonly<Record<string, string>> = {
  'compute/ci-ada.yml': `$schema: ${schemas}/computeInstance.schema.json\nname: ci-ada\ntype: computeinstance\n`,
  'compute/gpu-cluster.yml': `$schema: ${schemas}/amlCompute.schema.json\nname: gpu-cluster\ntype: amlcompute\n`,
  'environments/churn-2.yml': `$schema: ${schemas}/environment.schema.json\nname: churn-env\nversion: 2\nimage: mcr.microsoft.com/azureml/a:1\n`,
  'environments/churn-3.yml': `$schema: ${schemas}/environment.schema.json\nname: churn-env\nversion: 3\nimage: mcr.microsoft.com/azureml/a:1\n`,
  'datastores/orders.yml': `$schema: ${schemas}/azureBlob.schema.json\nname: orders\ntype: azure_blob\naccount_name: storders\ncontainer_name: orders\ncredentials:\n  account_key: <storage account key>\n`,
  'components/prepare.yml': `$schema: ${schemas}/commandComponent.schema.json\nname: prepare\ntype: command\ncommand: python prepare.py\n`,
  'jobs/train.yml': `$schema: ${schemas}/commandJob.schema.json\ncommand: python train.py\nenvironment: azureml:churn-env:3\ncompute: azureml:ci-ada\n`,
  'jobs/pipeline.yml': `$schema: ${schemas}/pipelineJob.schema.json\ntype: pipeline\njobs:\n  first:\n    component: ../components/prepare.yml\n`,
  'sdk/submit.py': `from azure.ai.ml import MLClient, command\n\nclient = MLClient.from_config(None)\ncompute = client.compute.get("ci-ada")\n`,
};
