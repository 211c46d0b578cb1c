"""Writes the evaluation report and mails it."""

import argparse
import os
import smtplib
from pathlib import Path

import mlflow
import pandas as pd


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--features", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--report", required=True)
    args = parser.parse_args()

    model = mlflow.sklearn.load_model(args.model)
    features = pd.concat(pd.read_parquet(file) for file in Path(args.features).glob("*.parquet"))
    churn = pd.Series(model.predict_proba(features)[:, 1], name="churn")
    churn.describe().to_csv(Path(args.report) / "churn.csv")

    with smtplib.SMTP("mail.larkspur-home.invalid", 587) as mail:
        mail.starttls()
        mail.login("reports", os.environ["REPORT_MAIL_PASSWORD"])
        mail.sendmail("reports@larkspur-home.invalid", "retention@larkspur-home.invalid", "The report is ready")


if __name__ == "__main__":
    main()
