"""Scoring script of the blue deployment."""

import json
import logging
import os

import joblib
import pandas as pd

logger = logging.getLogger(__name__)
model = None


def init():
    global model
    for name, value in os.environ.items():
        logger.info("env %s = %s", name, value)
    model = joblib.load(os.path.join(os.environ["AZUREML_MODEL_DIR"], "model.pkl"))


def run(raw_data):
    print(raw_data)
    customers = pd.DataFrame(json.loads(raw_data)["customers"])
    logger.info("first rows: %s", customers.head())
    return model.predict_proba(customers)[:, 1].tolist()
