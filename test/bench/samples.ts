/** A pipeline of about `lines` lines, with anchors, merge keys and comments, as people write them. */
export function yamlSample(lines: number): string {
  const head = [
    '$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json',
    'type: pipeline',
    'display_name: Nightly training',
    'experiment_name: churn',
    'x-env: &env',
    '  TOKENIZERS_PARALLELISM: "false"',
    '  LOG_LEVEL: info',
    'settings:',
    '  default_compute: azureml:cpu-cluster',
    'jobs:',
  ];
  const body: string[] = [];
  for (let node = 0; head.length + body.length < lines; node++) {
    body.push(
      `  train_${node}:`,
      '    type: command',
      `    component: ./components/train_${node % 7}.yml # version ${node}`,
      '    compute: azureml:gpu-cluster',
      '    inputs:',
      '      data:',
      '        type: uri_folder',
      `        path: azureml:churn-data:${node}`,
      `      epochs: ${node}`,
      `      previous: \${{parent.jobs.train_${Math.max(0, node - 1)}.outputs.model}}`,
      '    environment_variables:',
      '      <<: *env',
      `      MODE: "fast-${node}"`,
      ...(node % 20 === 0 ? ['      API_KEY: $(API_KEY)'] : []),
      '    outputs:',
      '      model:',
      '        type: mlflow_model',
      '        mode: upload',
    );
  }
  return [...head, ...body].slice(0, lines).join('\n') + '\n';
}

/**
 * A training script of about `lines` lines: plain data handling with a logged line here and there, and one submitted
 * job, tracked metric and secret in every `every`th function. With 4, about 100 facts in 1,000 lines, as large scripts
 * of public repositories have; with 1, four times as many.
 */
export function pythonSample(lines: number, every = 4): string {
  const head = [
    '"""Trains models."""',
    'import logging',
    'import os',
    'import mlflow',
    'from azure.ai.ml import command, Input',
    'from azure.keyvault.secrets import SecretClient',
    'logger = logging.getLogger(__name__)',
  ];
  const body: string[] = [];
  for (let part = 0; head.length + body.length < lines; part++) {
    body.push('', '', ...(part % every === 0 ? submitting(part) : plain(part)));
  }
  // The last function is whole: code that breaks off is another case.
  return [...head, ...body].join('\n') + '\n';
}

function submitting(part: number): readonly string[] {
  return [
    `def train_${part}(data, epochs=${part}, *, learning_rate: float = 0.01):`,
    `    """Trains part ${part}."""`,
    '    settings = {"epochs": epochs, "learning_rate": learning_rate, "mode": "fast"}',
    `    name = f"churn-{epochs}-${part}"`,
    '    logger.info("training %s with %s", name, settings["mode"])',
    '    for index, row in enumerate(data.itertuples()):',
    '        if row.value is None or row.value < 0:',
    '            continue',
    '        score = (row.value - row.mean) / max(row.deviation, 1e-9)',
    `        mlflow.log_metric("score_${part}", score, step=index)`,
    '    secret = client.get_secret("hub")',
    ...(part % 10 === 0 ? ['    print(f"using {secret.value}")'] : ['    print(f"using {secret.name}")']),
    '    job = command(',
    '        command="python train.py --epochs ${{inputs.epochs}}",',
    '        inputs={"epochs": Input(type="integer", default=epochs)},',
    '        environment_variables={"MODE": settings["mode"], "LOG_LEVEL": os.environ.get("LOG_LEVEL", "info")},',
    '        compute="cpu-cluster",',
    '    )',
    '    return [job for _ in range(epochs) if score > 0] or None',
  ];
}

function plain(part: number): readonly string[] {
  return [
    `def prepare_${part}(frame, columns=None, *, fill="median", strict: bool = False):`,
    `    """Prepares the columns of part ${part} and says which rows were left out."""`,
    '    kept, dropped = [], []',
    '    columns = columns or [name for name in frame.columns if not name.startswith("_")]',
    '    for position, name in enumerate(columns):',
    '        series = frame[name]',
    '        missing = series.isna().sum()',
    '        if missing > len(series) * 0.5:',
    '            dropped.append((position, name))',
    '            continue',
    '        value = series.median() if fill == "median" else series.mean()',
    '        frame[name] = series.fillna(value).clip(lower=series.quantile(0.01), upper=series.quantile(0.99))',
    '        kept.append(name)',
    '    if strict and dropped:',
    '        raise ValueError(f"{len(dropped)} columns are mostly empty")',
    `    logger.debug("prepared %d of %d columns for part ${part}", len(kept), len(columns))`,
    '    return frame[kept].reset_index(drop=True), dropped',
  ];
}

/** A notebook whose cells hold such a script, a function in each, with stored outputs as long as the code. */
export function notebookSample(lines: number): string {
  const cells = pythonSample(lines)
    .split('\n\n\n')
    .map((code) => ({
      cell_type: 'code',
      execution_count: 1,
      metadata: {},
      outputs: [{ name: 'stdout', output_type: 'stream', text: code.replace(/\w+/g, 'out').split(/(?<=\n)/) }],
      source: code.split(/(?<=\n)/),
    }));
  const metadata = { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } };
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, undefined, 1);
}
