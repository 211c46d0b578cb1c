"""Trains the churn classifier. Runs inside Azure ML (jobs/train-with-key-vault.yml)."""

import argparse
import logging
import os

import mlflow
from azure.identity import ManagedIdentityCredential
from azure.keyvault.secrets import SecretClient
from train import load_orders

logger = logging.getLogger(__name__)


def crm_password() -> str:
    vault = SecretClient(os.environ["KEY_VAULT_URL"], ManagedIdentityCredential())
    secret = vault.get_secret(os.environ["CRM_SECRET_NAME"])
    logger.info("read %s, version %s", secret.name, secret.properties.version)
    return secret.value


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--orders", required=True)
    parser.add_argument("--trees", type=int, default=200)
    parser.add_argument("--model-output", default="outputs/model")
    args = parser.parse_args()

    password = crm_password()
    logger.info("password has %d characters", len(password))
    orders = load_orders(args.orders)
    tokens = orders["review"].str.split().str.len().sum()
    print(f"{len(orders)} orders, {tokens} tokens of review text")
    with mlflow.start_run(run_name="churn"):
        mlflow.log_param("trees", args.trees)
        mlflow.log_metric("orders", len(orders))


if __name__ == "__main__":
    main()
