import { unpinnedDependency } from '../../../src/core/rules/unpinned-dependency.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof unpinnedDependency.messages;

const project = {
  'environment.yml': `
    $schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
    name: churn
    image: python
    conda_file: conda.yml
  `,
  'job.yml': `
    $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
    command: pip install -r requirements.txt && python train.py
    code: src
    environment:
      build: {path: docker}
  `,
};
const commit = '4f1d2c3b5a697887a5b4c3d2e1f00f1e2d3c4b5a';

const requirements: Cases<Ids> = {
  shows: {
    hit: 'any version',
    nearMiss: 'an exact version',
    absent: 'an empty file',
    dynamic: 'what is filled in later',
  },
  valid: {
    'an exact version': {
      code: `
        pandas==2.2.2
      `,
      path: 'src/requirements.txt',
      project,
    },
    'exact versions, hashes and commits': {
      code: `
        # pandas
        numpy==1.26.4
        pandas [parquet] === 2.2.2 ; python_version >= "3.9"  # exactly
        scikit-learn==1.5.1 \\
            --hash=sha256:${'ab'.repeat(32)} \\
            --hash=sha256:${'cd'.repeat(32)}
        larkspur @ git+https://github.com/larkspur/features.git@${commit}
        -e git+https://github.com/larkspur/tools.git@${commit}#egg=tools
        pip
        ./wheels/local-1.0-py3-none-any.whl
        -e .
        -r more.txt
        --require-hashes
      `,
      path: 'src/requirements.txt',
      project,
    },
    'a file that no environment or job carries': { code: 'pandas\n', path: 'web/requirements.txt', project },
    'what is filled in later': { code: 'pandas==\${VERSION}\n{{ extra }}\n', path: 'src/requirements.txt', project },
    'an empty file': { code: '\n', path: 'src/requirements.txt', project },
    'one that is accepted': {
      code: 'pandas  # aml-guard: allow unpinned-dependency -- an experiment\n',
      path: 'src/requirements.txt',
      project,
    },
  },
  invalid: {
    'any version': {
      code: `
        «pandas»
      `,
      path: 'src/requirements.txt',
      project,
      findings: ['any'],
    },
    'any version, a range, a branch': {
      code: `
        --index-url https://pypi.larkspur.example/simple
        «pandas»
        «numpy >= 1.2, < 2»  # wide
        «mlflow[extras]~=2.14»; python_version > "3.8"
        «torch==2.*»
        «features @ git+https://github.com/larkspur/features.git@main»
        -e «git+https://github.com/larkspur/tools.git#egg=tools»
        «https://example.org/thing-1.0.zip»
        >>> broken ===
      `,
      path: 'src/requirements-gpu.txt',
      project,
      findings: ['any', 'range', 'range', 'range', 'address', 'address', 'address'],
    },
  },
};

const yaml: Cases<Ids> = {
  shows: {
    hit: 'written inside the environment of a job',
    nearMiss: 'an exact version inside the environment of a job',
    absent: 'an environment by its name',
    dynamic: 'one that is filled in later',
  },
  valid: {
    'an exact version inside the environment of a job': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      environment:
        image: python
        conda_file:
          dependencies:
            - numpy=1.26.4
    `,
    'an environment by its name': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      environment: azureml:churn:3
    `,
    'a conda file with exact versions': {
      code: `
        name: churn
        channels: [conda-forge]
        dependencies:
          - python=3.12
          - conda-forge::numpy=1.26.4=py312_0
          - pip
          - pip:
              - pandas==2.2.2
              - -r requirements.txt
      `,
      path: 'conda.yml',
      project,
    },
    'a conda file of nobody': { code: 'dependencies:\n  - numpy\n', path: 'web/conda.yml', project },
    'another tool’s dependencies': {
      code: 'dependencies:\n  - name: redis\n    version: 1.x\n',
      path: 'conda.yml',
      project,
    },
    'one that is filled in later': { code: 'dependencies:\n  - numpy={{ numpy }}\n', path: 'conda.yml', project },
    'one that is accepted': {
      code: '# aml-guard: allow-file unpinned-dependency -- an experiment\ndependencies:\n  - numpy\n',
      path: 'conda.yml',
      project,
    },
  },
  invalid: {
    'a conda file': {
      code: `
        channels: [conda-forge]
        dependencies:
          - «python>=3.10»
          - «conda-forge::numpy»
          - pip:
              - "«pandas»"
              - «scikit-learn>=1.5»
              - --extra-index-url https://pypi.larkspur.example/simple
        broken: [
      `,
      path: 'conda.yml',
      project,
      findings: ['range', 'any', 'any', 'range'],
    },
    'written inside the environment of a job': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        environment:
          image: python
          conda_file:
            dependencies:
              - «numpy»
      `,
      findings: ['any'],
    },
  },
};

const dockerfile: Cases<Ids> = {
  shows: {
    hit: 'pip install',
    nearMiss: 'pip install of an exact version',
    absent: 'nothing is installed',
    dynamic: 'what is filled in later',
  },
  valid: {
    'pip install of an exact version': {
      code: `
        RUN pip install pandas==2.2.2
      `,
      path: 'docker/Dockerfile',
      project,
    },
    'nothing is installed': {
      code: `
        FROM python
        COPY . /src
      `,
      path: 'docker/Dockerfile',
      project,
    },
    'what is filled in later': {
      code: `
        RUN pip install $PACKAGES "numpy==\${NUMPY}"
      `,
      path: 'docker/Dockerfile',
      project,
    },
    'comments behind a command and between joined lines': {
      code: `
        RUN pip install pandas==2.2.2 \\
            # numpy comes along
            pyarrow==16.1.0
        RUN <<EOF
        pip install mlflow==2.14.3  # tracks runs
        EOF
      `,
      path: 'docker/Dockerfile',
      project,
    },
    'exact versions': {
      code: `
        FROM python
        RUN pip install --no-cache-dir -r requirements.txt "pandas==2.2.2" && echo numpy
        RUN python -m pip install --upgrade pip
        RUN apt-get install -y curl
        RUN pip install $PACKAGES
      `,
      path: 'docker/Dockerfile',
      project,
    },
    'one that is accepted': {
      code: '# aml-guard: allow-file unpinned-dependency -- an experiment\nRUN pip install numpy\n',
      path: 'docker/Dockerfile',
      project,
    },
  },
  invalid: {
    'a package behind a comment between joined lines': {
      code: `
        RUN pip install pandas==2.2.2 \\
            # reads files
            «pyarrow»
      `,
      path: 'docker/Dockerfile',
      project,
      findings: ['any'],
    },
    'pip install': {
      code: `
        RUN pip install «pandas»
      `,
      path: 'docker/Dockerfile',
      project,
      findings: ['any'],
    },
    'pip install, joined lines and a heredoc': {
      code: `
        FROM python
        RUN apt-get update && \\
            # a comment between
            pip3 install --target /opt «numpy» \\
              '«pandas>=2»' ; echo done
        RUN <<EOF
        uv pip install «scikit-learn»
        EOF
        RUN echo "broken
      `,
      path: 'docker/Dockerfile',
      project,
      findings: ['any', 'range', 'any'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'a package of SDK v1',
    nearMiss: 'a package of SDK v1 in an exact version',
    absent: 'no packages',
    dynamic: 'exact versions, none, and computed ones',
  },
  valid: {
    'a package of SDK v1 in an exact version': `
      from azureml.core.conda_dependencies import CondaDependencies
      a = CondaDependencies.create(pip_packages=["pandas==2.2.2"])
    `,
    'no packages': `
      from azureml.core.conda_dependencies import CondaDependencies
      a = CondaDependencies.create()
    `,
    'exact versions, none, and computed ones': `
      from azureml.core.conda_dependencies import CondaDependencies
      a = CondaDependencies.create(pip_packages=["pandas==2.2.2"])
      b = CondaDependencies.create()
      c = CondaDependencies.create(pip_packages=packages)
      d = CondaDependencies.create(pip_packages=[f"azureml-core=={azureml.core.VERSION}"])
    `,
    'one that is accepted': `
      from azureml.core.conda_dependencies import CondaDependencies
      a = CondaDependencies.create(pip_packages=["pandas"])  # aml-guard: allow unpinned-dependency -- an experiment
    `,
  },
  invalid: {
    'a package of SDK v1': {
      code: `
        from azureml.core.conda_dependencies import CondaDependencies
        a = CondaDependencies.create(pip_packages=["«pandas»"])
      `,
      findings: ['any'],
    },
    'lists and single packages of SDK v1': {
      code: `
        from azureml.core.conda_dependencies import CondaDependencies
        a = CondaDependencies.create(pip_packages=["«pandas»", "«numpy>=1»"])
        a.add_pip_package("«mlflow»"
      `,
      findings: ['any', 'range', 'any'],
    },
  },
};

testRule(unpinnedDependency, { requirements, yaml, dockerfile, python });
