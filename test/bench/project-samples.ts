/** A repository by path: `folders` folders with about 20 files each that refer to each other and to common files. */
export function projectSample(folders: number): ReadonlyMap<string, string> {
  const schemas = 'https://azuremlschemas.azureedge.net/latest';
  const files = new Map<string, string>();
  const add = (path: string, schema: string, ...lines: readonly string[]): void => {
    files.set(path, [`$schema: ${schemas}/${schema}.schema.json`, ...lines, ''].join('\n'));
  };
  for (let number = 0; number < 10; number++) {
    add(
      `shared/compute/cluster-${number}.yml`,
      'amlCompute',
      `name: cluster-${number}`,
      'type: amlcompute',
      'size: STANDARD_DS3_V2',
    );
    add(
      `shared/components/prepare-${number}.yml`,
      'commandComponent',
      `name: prepare-${number}`,
      'version: 1',
      'type: command',
      'code: ./src',
      'command: python prepare.py --data ${{inputs.data}}',
      'environment: azureml:common:1',
      'inputs: {data: {type: uri_folder}}',
    );
  }
  add(
    'shared/environments/common.yml',
    'environment',
    'name: common',
    'version: 1',
    'image: contoso.azurecr.io/common:1',
  );
  for (let folder = 0; folder < folders; folder++) {
    const root = `teams/team-${folder % 10}/project-${folder}`;
    files.set(`${root}/src/util.py`, script(folder, 99));
    for (let number = 0; number < 4; number++) {
      const name = `project-${folder}-${number}`;
      files.set(`${root}/src/train-${number}.py`, script(folder, number));
      add(
        `${root}/components/train-${number}.yml`,
        'commandComponent',
        `name: train-${name}`,
        'version: 1',
        'type: command',
        'code: ../src',
        `command: python train-${number}.py --data \${{inputs.data}}`,
        'environment: ../environment.yml',
        'inputs: {data: {type: uri_folder}}',
      );
      add(
        `${root}/jobs/job-${number}.yml`,
        'commandJob',
        'type: command',
        `display_name: ${name}`,
        'code: ../src',
        `command: python train-${number}.py`,
        `environment: azureml:common:1`,
        `compute: azureml:cluster-${folder % 10}`,
        'inputs:',
        '  orders: {type: uri_folder, path: azureml:orders:1}',
        `  history: {type: uri_folder, path: azureml://datastores/store-${folder % 10}/paths/${folder}/}`,
        'environment_variables: {MODE: fast}',
      );
    }
    add(
      `${root}/jobs/pipeline.yml`,
      'pipelineJob',
      'type: pipeline',
      `settings: {default_compute: azureml:cluster-${folder % 10}}`,
      'jobs:',
      ...[0, 1, 2, 3].flatMap((number) => [
        `  train_${number}:`,
        '    type: command',
        `    component: ${number % 2 === 0 ? `../components/train-${number}.yml` : `azureml:train-project-${folder}-${number}:1`}`,
      ]),
      '  prepare:',
      '    type: command',
      `    component: azureml:prepare-${folder % 10}:1`,
    );
    add(`${root}/environment.yml`, 'environment', `name: env-${folder}`, 'image: python:3.12', 'conda_file: conda.yml');
    files.set(`${root}/conda.yml`, 'name: churn\ndependencies:\n  - python=3.12\n  - numpy=2.1.0\n');
    add(
      `${root}/schedule.yml`,
      'schedule',
      `name: nightly-${folder}`,
      'trigger: {type: cron, expression: "0 3 * * *"}',
      'create_job: ./jobs/pipeline.yml',
    );
    add(`${root}/serve/endpoint.yml`, 'managedOnlineEndpoint', `name: serve-${folder}`, 'auth_mode: aad_token');
    add(
      `${root}/serve/deployment.yml`,
      'managedOnlineDeployment',
      'name: blue',
      `endpoint_name: serve-${folder}`,
      `model: azureml:model-${folder}:1`,
      'environment: ../environment.yml',
      'code_configuration: {code: ../src, scoring_script: util.py}',
      'instance_type: Standard_DS3_v2',
      'instance_count: 1',
    );
    files.set(
      `${root}/submit.sh`,
      `az ml job create --file ${root}/jobs/pipeline.yml --workspace-name mlw-team --resource-group rg-team\n`,
    );
  }
  return files;
}

function script(folder: number, number: number): string {
  const head = ['import os', 'import mlflow', '', ''];
  const body = [0, 1, 2, 3, 4, 5].flatMap((part) => [
    `def step_${part}(rows):`,
    `    """Part ${part} of script ${number} in folder ${folder}."""`,
    '    total = sum(row.value for row in rows if row.value is not None)',
    `    mlflow.log_metric("total_${part}", total)`,
    '    print(f"{len(rows)} rows, {total}")',
    '    return [row for row in rows if row.value > total / max(len(rows), 1)]',
    '',
    '',
  ]);
  return [...head, ...body, 'print(os.environ.get("MODE"))', ''].join('\n');
}
