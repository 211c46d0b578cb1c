"""Scoring script of the green deployment."""

import json
import logging
import os

import joblib
import pandas as pd

logger = logging.getLogger(__name__)
model = None


def init():
    global model
    folder = os.environ["AZUREML_MODEL_DIR"]
    logger.info("loading the model from %s", folder)
    model = joblib.load(os.path.join(folder, "model.pkl"))


def run(raw_data):
    customers = pd.DataFrame(json.loads(raw_data)["customers"])
    logger.info("scoring %d customers", len(customers))
    return model.predict_proba(customers)[:, 1].tolist()
