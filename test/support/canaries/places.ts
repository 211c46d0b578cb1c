import type { Language } from '../../../src/core/documents/document.js';

/** Where a secret can stand in a file. */
export interface CanaryPlace {
  readonly name: string;
  readonly path: string;
  readonly language: Language;
  readonly write: (secret: string) => string;
}

const job = '$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json\ncommand: python train.py\n';
const sdk = 'import os\nimport mlflow\nfrom azure.ai.ml import MLClient, command\n';

function yaml(name: string, write: (secret: string) => string, path = 'jobs/train.yml'): CanaryPlace {
  return { name: `YAML: ${name}`, path, language: 'yaml', write };
}

function python(name: string, write: (secret: string) => string): CanaryPlace {
  return { name: `Python: ${name}`, path: 'src/train.py', language: 'python', write: (secret) => sdk + write(secret) };
}

function notebook(secret: string, outputs: readonly unknown[]): string {
  const source = [`${sdk}key = "${secret}"\n`, `print(key)\n`, `# ${secret}\n`];
  const cells = [
    { cell_type: 'code', source, outputs, metadata: {} },
    { cell_type: 'markdown', source: [secret] },
  ];
  return JSON.stringify({ cells, metadata: { language_info: { name: 'python' } }, nbformat: 4 }, undefined, 1);
}

export const canaryPlaces: readonly CanaryPlace[] = [
  yaml('environment variable', (secret) => `${job}environment_variables:\n  API_KEY: "${secret}"\n`),
  yaml('plain environment variable', (secret) => `${job}environment_variables:\n  MODE: '${secret}'\n`),
  yaml('name of an environment variable', (secret) => `${job}environment_variables:\n  "${secret}": hunter2hunter2\n`),
  yaml('input', (secret) => `${job}inputs:\n  token: "${secret}"\n  data: {type: uri_file, path: "${secret}"}\n`),
  yaml('command', (secret) => job.replace('train.py', `train.py --token '${secret}'`)),
  yaml(
    'block of a command',
    (secret) => `${job.split('command')[0] ?? ''}command: |\n  export KEY="${secret}"\n  echo $KEY\n`,
  ),
  yaml('tag', (secret) => `${job}tags:\n  owner: "${secret}"\n  "${secret}": ada@contoso.com\n`),
  yaml('names', (secret) => `${job}name: "${secret}"\ndisplay_name: "${secret}"\nexperiment_name: "${secret}"\n`),
  yaml('references', (secret) => `${job}compute: "azureml:${secret}"\nenvironment: "azureml:${secret}@latest"\n`),
  yaml('image', (secret) => `${job}environment:\n  image: "${secret}"\n`),
  yaml('comment', (secret) => `${job}# the key is ${secret}\n`),
  yaml(
    'allow comment',
    (secret) => `${job}# aml-guard: allow ${secret} -- ${secret}\nenvironment_variables: {A_KEY: "${secret}"}\n`,
  ),
  yaml('broken text', (secret) => `${job}environment_variables:\n  API_KEY: "${secret}\n  B: [${secret}\n`),
  yaml(
    'datastore',
    (secret) =>
      `$schema: https://azuremlschemas.azureedge.net/latest/azureBlob.schema.json\nname: d\ntype: azure_blob\naccount_name: a\ncontainer_name: c\ncredentials:\n  account_key: "${secret}"\n`,
    'datastores/d.yml',
  ),
  yaml(
    'connection',
    (secret) =>
      `type: azure_open_ai\nname: c\nazure_endpoint: "https://${secret}.openai.azure.com/?key=${secret}"\napi_key: "${secret}"\n`,
    'connections/c.yml',
  ),
  yaml(
    'endpoint',
    (secret) =>
      `$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json\nname: "${secret}"\nauth_mode: key\ntags: {key: "${secret}"}\n`,
    'endpoints/e.yml',
  ),
  yaml(
    'pipeline variable',
    (secret) =>
      `variables:\n  apiKey: "${secret}"\nsteps:\n- bash: |\n    az ml job create --file job.yml --set environment_variables.KEY="${secret}"\n    echo "##vso[task.setvariable variable=key]${secret}"\n    echo ${secret}\n`,
    'azure-pipelines.yml',
  ),
  yaml(
    'workflow',
    (secret) =>
      `on: push\nenv:\n  API_KEY: ${secret}\njobs:\n  train:\n    runs-on: ubuntu-latest\n    steps:\n    - run: az ml job create --file job.yml\n      env: {TOKEN: "${secret}"}\n    - run: echo "${secret}" >> $GITHUB_STEP_SUMMARY\n`,
    '.github/workflows/train.yml',
  ),
  python('literal', (secret) => `api_key = "${secret}"\n`),
  python(
    'environment of a job',
    (secret) =>
      `command(environment_variables={"API_KEY": "${secret}"}, display_name="${secret}", tags={"a": "${secret}"})\n`,
  ),
  python(
    'name of a variable of a job',
    (secret) => `command(environment_variables={"${secret}": os.environ["PASSWORD"]})\n`,
  ),
  python('printed', (secret) => `key = "${secret}"\nprint(f"key {key} ${secret}")\nprint(key, "${secret}")\n`),
  python(
    'logged to MLflow',
    (secret) => `mlflow.log_param("key", "${secret}")\nmlflow.set_tag("${secret}", "${secret}")\n`,
  ),
  python(
    'argument',
    (secret) =>
      `MLClient.from_config(credential="${secret}")\nos.environ["${secret}"] = "${secret}"\nprint(os.environ["${secret}"])\n`,
  ),
  python(
    'comment and text of several lines',
    (secret) => `"""Uses ${secret}."""\n# ${secret}\nx = """\n${secret}\n"""\nprint(x)\n`,
  ),
  python('broken text', (secret) => `command(environment_variables={"API_KEY": "${secret}\n`),
  { name: 'notebook: source', path: 'explore.ipynb', language: 'notebook', write: (secret) => notebook(secret, []) },
  {
    name: 'notebook: outputs',
    path: 'explore.ipynb',
    language: 'notebook',
    write: (secret) =>
      notebook('x', [
        { output_type: 'stream', name: 'stdout', text: [`AccountKey=${secret}\n`, secret] },
        { output_type: 'error', ename: 'E', evalue: secret, traceback: [secret] },
      ]),
  },
  {
    name: 'shell',
    path: 'deploy.sh',
    language: 'shell',
    write: (secret) =>
      `export KEY='${secret}'\necho $KEY\naz login --service-principal -p '${secret}' -u x -t y\naz ml job create --set environment_variables.API_KEY='${secret}'\ncurl -H "Authorization: Bearer ${secret}" https://a\n# ${secret}\n`,
  },
  {
    name: 'PowerShell',
    path: 'deploy.ps1',
    language: 'powershell',
    write: (secret) =>
      `$env:KEY = '${secret}'\nWrite-Host $env:KEY '${secret}'\naz ml job create --set a.b='${secret}'\n`,
  },
  {
    name: 'makefile',
    path: 'Makefile',
    language: 'makefile',
    write: (secret) =>
      `KEY := ${secret}\nrun:\n\techo $(KEY)\n\taz ml job create --set environment_variables.KEY=${secret}\n`,
  },
  {
    name: 'Dockerfile',
    path: 'Dockerfile',
    language: 'dockerfile',
    write: (secret) =>
      `FROM mcr.microsoft.com/azureml/base:latest\nENV API_KEY="${secret}"\nARG TOKEN=${secret}\nRUN pip install --index-url "https://u:${secret}@pypi.churn.io/simple" azureml-core\n`,
  },
  {
    name: 'requirements',
    path: 'requirements.txt',
    language: 'requirements',
    write: (secret) =>
      `--extra-index-url https://u:${secret}@pypi.churn.io/simple\nazureml-core\ngit+https://${secret}@github.com/a/b\n`,
  },
  {
    name: 'Markdown',
    path: 'README.md',
    language: 'markdown',
    write: (secret) =>
      `Use azureml with ${secret}.\n\n\`\`\`yaml\n${job}environment_variables:\n  API_KEY: "${secret}"\n\`\`\`\n\n\`\`\`sh\naz ml job create --set a='${secret}'\n\`\`\`\n`,
  },
];
