"""Trains the churn classifier. Runs inside Azure ML (jobs/train.yml)."""

import argparse
import logging
import os
from pathlib import Path

import mlflow
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import average_precision_score
from sklearn.model_selection import train_test_split

logger = logging.getLogger(__name__)


def load_orders(folder: str) -> pd.DataFrame:
    files = sorted(Path(folder).glob("*.parquet"))
    logger.info("reading %d files", len(files))
    return pd.concat(pd.read_parquet(file) for file in files)


def crm_session():
    password = os.environ["CRM_PASSWORD"]
    logger.debug("signing in to the CRM with %s", password)
    return {"user": "churn", "password": password}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--orders", required=True)
    parser.add_argument("--trees", type=int, default=200)
    parser.add_argument("--model-output", default="outputs/model")
    args = parser.parse_args()

    print(os.environ)
    crm_session()
    orders = load_orders(args.orders)
    features = orders.drop(columns=["customer_id", "churned"])
    train_x, test_x, train_y, test_y = train_test_split(features, orders["churned"], random_state=7)

    with mlflow.start_run(run_name=f"churn-{os.environ['USER']}"):
        mlflow.log_param("trees", args.trees)
        mlflow.log_param("crm_password", os.environ["CRM_PASSWORD"])
        model = RandomForestClassifier(n_estimators=args.trees).fit(train_x, train_y)
        score = average_precision_score(test_y, model.predict_proba(test_x)[:, 1])
        mlflow.log_metric("average_precision", score)
        mlflow.sklearn.save_model(model, args.model_output)


if __name__ == "__main__":
    main()
