"""The old way, with the SDK v1. Kept until the last pipeline has moved."""

import os

from azureml.core import Datastore, Environment, Experiment, Run, ScriptRunConfig, Workspace
from azureml.core.authentication import ServicePrincipalAuthentication

sign_in = ServicePrincipalAuthentication(
    tenant_id="00000000-0000-0000-0000-00000000aaaa",
    service_principal_id="00000000-0000-0000-0000-00000000dddd",
    service_principal_password="hunter2-legacy",
)
ws = Workspace.from_config(auth=sign_in)

Datastore.register_azure_blob_container(
    ws,
    datastore_name="orders_v1",
    container_name="orders",
    account_name="larkspurorders",
    account_key=os.environ["ORDERS_ACCOUNT_KEY"],
)

env = Environment.from_conda_specification("churn", "../environments/conda.yml")
env.environment_variables["CRM_PASSWORD"] = ws.get_default_keyvault().get_secret("crm-password")
env.environment_variables["LOG_LEVEL"] = "info"

experiment = Experiment(ws, name=f"churn-{os.getlogin()}")
config = ScriptRunConfig(source_directory="../src/train", script="train.py", compute_target="cpu-cluster", environment=env)
run = experiment.submit(config, tags={"team": "retention"})
run.wait_for_completion(show_output=True)

secret = Run.get_context().get_secret("crm-password")
print(secret)
