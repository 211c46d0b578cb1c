"""Submits the training job with the SDK v2. No secret leaves Key Vault."""

import os

from azure.ai.ml import Input, MLClient, command
from azure.ai.ml.entities import AzureBlobDatastore, ManagedIdentityConfiguration
from azure.identity import DefaultAzureCredential

ml_client = MLClient(DefaultAzureCredential(), os.environ["SUBSCRIPTION_ID"], "rg-churn", "mlw-churn")

job = command(
    display_name="churn training",
    experiment_name="churn",
    code="../src/train",
    command="python train_with_key_vault.py --orders ${{inputs.orders}}",
    inputs={"orders": Input(type="uri_folder", path="azureml:orders:3")},
    environment="azureml:churn@latest",
    environment_variables={
        "LOG_LEVEL": "info",
        "KEY_VAULT_URL": "https://kv-larkspur-churn.vault.azure.net",
        "CRM_SECRET_NAME": "crm-password",
    },
    identity=ManagedIdentityConfiguration(),
    compute="cpu-cluster",
    tags={"team": "retention"},
)
submitted = ml_client.jobs.create_or_update(job)
print(submitted.studio_url)

ml_client.datastores.create_or_update(
    AzureBlobDatastore(name="orders", account_name="larkspurorders", container_name="orders")
)
