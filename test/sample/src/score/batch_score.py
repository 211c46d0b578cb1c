"""Scoring script of the batch deployment."""

import os
from pathlib import Path

import mlflow
import pandas as pd

model = None


def init():
    global model
    model = mlflow.sklearn.load_model(Path(os.environ["AZUREML_MODEL_DIR"]) / "model")


def run(mini_batch):
    parts = []
    for file in mini_batch:
        customers = pd.read_parquet(file)
        parts.append(pd.DataFrame({"file": Path(file).name, "churn": model.predict_proba(customers)[:, 1]}))
    print(f"scored {len(mini_batch)} files")
    return pd.concat(parts)
