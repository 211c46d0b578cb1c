"""Submits the training job with the SDK v2, the way it should not be done."""

import getpass
import os

from azure.ai.ml import Input, MLClient, command
from azure.ai.ml.entities import AccountKeyConfiguration, AzureBlobDatastore, ComputeInstance
from azure.identity import ClientSecretCredential, DefaultAzureCredential
from azure.keyvault.secrets import SecretClient

credential = ClientSecretCredential(
    tenant_id="00000000-0000-0000-0000-00000000aaaa",
    client_id="00000000-0000-0000-0000-00000000cccc",
    client_secret="hunter2-submitter",
)
ml_client = MLClient(credential, os.environ["SUBSCRIPTION_ID"], "rg-churn", "mlw-churn")
vault = SecretClient("https://kv-larkspur-churn.vault.azure.net", DefaultAzureCredential())

variables = {
    "LOG_LEVEL": "info",
    "CRM_PASSWORD": vault.get_secret("crm-password").value,
}

job = command(
    name=f"churn-{getpass.getuser()}",
    display_name="churn training",
    experiment_name="churn",
    code="../src/train",
    command="python train.py --orders ${{inputs.orders}}",
    inputs={"orders": Input(type="uri_folder", path="azureml:orders:3")},
    environment="azureml:churn@latest",
    environment_variables=variables,
    compute="cpu-cluster",
    tags={"requested_by": os.environ["USER"]},
)
job.environment_variables["FEATURE_STORE_TOKEN"] = os.environ["FEATURE_STORE_TOKEN"]
submitted = ml_client.jobs.create_or_update(job)
print(submitted.studio_url)

keys = ml_client.online_endpoints.get_keys("churn-online")
print(keys.primary_key)

ml_client.datastores.create_or_update(
    AzureBlobDatastore(
        name="orders_by_key",
        account_name="larkspurorders",
        container_name="orders",
        credentials=AccountKeyConfiguration(account_key="hunter2-orders-account"),
    )
)

notebook = ComputeInstance(name="omar-notebook", size="STANDARD_DS3_V2")
ml_client.compute.begin_create_or_update(notebook).result()
retrain = command(
    code="../src/train",
    command="python train.py --orders ${{inputs.orders}}",
    inputs={"orders": Input(type="uri_folder", path="azureml:orders:3")},
    environment="azureml:churn@latest",
    compute="omar-notebook",
    tags={"environment": "production"},
)
ml_client.jobs.create_or_update(retrain)
