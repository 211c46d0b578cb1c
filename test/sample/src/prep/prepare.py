"""Turns raw orders into features, one file per partition."""

import argparse
from pathlib import Path

import mlflow
import pandas as pd


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--orders", required=True)
    parser.add_argument("--partition-key", default="customer_id")
    parser.add_argument("--features", required=True)
    args = parser.parse_args()

    print(f"partition key: {args.partition_key}")
    orders = pd.concat(pd.read_csv(file) for file in Path(args.orders).glob("*.csv"))
    for key, group in orders.groupby(args.partition_key):
        group.to_parquet(Path(args.features) / f"{key}.parquet")
    mlflow.log_metric("rows", len(orders))


if __name__ == "__main__":
    main()
