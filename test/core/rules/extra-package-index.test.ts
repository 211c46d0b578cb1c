import { extraPackageIndex } from '../../../src/core/rules/extra-package-index.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof extraPackageIndex.messages;

const project = {
  'environment.yml': `
    $schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
    name: churn
    build: {path: docker}
    conda_file: conda.yml
  `,
};

const requirements: Cases<Ids> = {
  shows: {
    hit: 'an address with a token that is filled in',
    nearMiss: 'a main index with a token that is filled in',
    absent: 'none at all',
    dynamic: 'an address with a token that is filled in',
  },
  valid: {
    'a main index with a token that is filled in': {
      code: `
        --index-url=https://x:\${TOKEN}@pkgs.dev.azure.com/larkspur/_packaging/ml/pypi/simple/
      `,
      path: 'docker/requirements.txt',
      project,
    },
    'one index, and a folder beside the file': {
      code: `
        --index-url https://pypi.larkspur.example/simple
        --find-links ./wheels
        # --extra-index-url https://pypi.larkspur.example/simple
        pandas==2.2.2
      `,
      path: 'docker/requirements.txt',
      project,
    },
    'none at all': { code: 'pandas==2.2.2\n', path: 'docker/requirements.txt', project },
    'a file of nobody': { code: '--extra-index-url https://pypi.larkspur.example/simple\n', path: 'requirements.txt' },
    'one that is accepted': {
      code: `
        # aml-guard: allow extra-package-index -- all our names are taken on PyPI
        --extra-index-url https://pypi.larkspur.example/simple
      `,
      path: 'docker/requirements.txt',
      project,
    },
  },
  invalid: {
    'a second index, and pages': {
      code: `
        «--extra-index-url https://pypi.larkspur.example/simple»
        pandas==2.2.2
        «-f https://example.org/wheels.html»
      `,
      path: 'docker/requirements.txt',
      project,
      findings: ['extra', 'links'],
      fixed: `
        --index-url https://pypi.larkspur.example/simple
        pandas==2.2.2
        -f https://example.org/wheels.html
      `,
      left: 1,
    },
    'an address with a token that is filled in': {
      code: '«--extra-index-url=https://x:\${TOKEN}@pkgs.dev.azure.com/larkspur/_packaging/ml/pypi/simple/»\n',
      path: 'docker/requirements.txt',
      project,
      findings: ['extra'],
      fixed: '--index-url=https://x:\${TOKEN}@pkgs.dev.azure.com/larkspur/_packaging/ml/pypi/simple/\n',
    },
    'beside a main one there is no fix': {
      code: `
        -i https://pypi.larkspur.example/simple
        «--extra-index-url https://pypi.org/simple»
        ===
      `,
      path: 'docker/requirements.txt',
      project,
      findings: ['extra'],
    },
  },
};

const yaml: Cases<Ids> = {
  shows: {
    hit: 'a conda file',
    nearMiss: 'a conda file with one index, beside a broken line',
    absent: 'a conda file without pip',
    dynamic: 'a conda file',
  },
  valid: {
    'a conda file with one index, beside a broken line': {
      code: `
        dependencies:
          - pip:
              - --index-url https://$(FEED)/simple
              - pandas==2.2.2
        broken: [
      `,
      path: 'conda.yml',
      project,
    },
    'a conda file with one index': {
      code: 'dependencies:\n  - pip:\n      - --index-url https://pypi.larkspur.example/simple\n      - pandas==2.2.2\n',
      path: 'conda.yml',
      project,
    },
    'a conda file without pip': { code: 'dependencies:\n  - numpy=1.26\n', path: 'conda.yml', project },
    'one that is accepted': {
      code: `
        dependencies:
          - pip:
              # aml-guard: allow extra-package-index -- public packages only
              - --extra-index-url https://download.pytorch.org/whl/cu121
      `,
      path: 'conda.yml',
      project,
    },
  },
  invalid: {
    'a conda file': {
      code: `
        dependencies:
          - pip:
              - «--extra-index-url https://$(FEED)/simple»
              - pandas==2.2.2
        broken: [
      `,
      path: 'conda.yml',
      project,
      findings: ['extra'],
      fixed: `
        dependencies:
          - pip:
              - --index-url https://$(FEED)/simple
              - pandas==2.2.2
        broken: [
      `,
    },
  },
};

const dockerfile: Cases<Ids> = {
  shows: {
    hit: 'a second index',
    nearMiss: 'a main index in joined lines',
    absent: 'no index',
    dynamic: 'an address in a variable',
  },
  valid: {
    'a main index in joined lines': {
      code: `
        RUN pip install pandas==2.2.2 \\
            --index-url "https://pypi.larkspur.example/simple"
        RUN "
      `,
      path: 'docker/Dockerfile',
      project,
    },
    'no index': {
      code: `
        RUN pip install pandas==2.2.2
      `,
      path: 'docker/Dockerfile',
      project,
    },
    'one index': {
      code: 'RUN pip install --index-url https://pypi.larkspur.example/simple pandas==2.2.2\n',
      path: 'docker/Dockerfile',
      project,
    },
    'one that is accepted': {
      code: '# aml-guard: allow-file extra-package-index -- a test\nRUN pip install --extra-index-url $FEED pandas\n',
      path: 'docker/Dockerfile',
      project,
    },
  },
  invalid: {
    'an address in a variable': {
      code: `
        RUN pip install «--extra-index-url $FEED» pandas==2.2.2
      `,
      path: 'docker/Dockerfile',
      project,
      findings: ['extra'],
      fixed: `
        RUN pip install --index-url $FEED pandas==2.2.2
      `,
    },
    'a second index': {
      code: `
        RUN pip install pandas==2.2.2 \\
            «--extra-index-url "https://pypi.larkspur.example/simple»"
        RUN "
      `,
      path: 'docker/Dockerfile',
      project,
      findings: ['extra'],
      fixed: `
        RUN pip install pandas==2.2.2 \\
            --index-url "https://pypi.larkspur.example/simple"
        RUN "
      `,
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'an option of SDK v1',
    nearMiss: 'a main index, in a call that is not finished',
    absent: 'no option',
    dynamic: 'one index, none, and a computed option',
  },
  valid: {
    'a main index, in a call that is not finished': `
      from azureml.core.conda_dependencies import CondaDependencies
      dependencies = CondaDependencies()
      dependencies.set_pip_option("--index-url https://pypi.larkspur.example/simple"
    `,
    'no option': `
      from azureml.core.conda_dependencies import CondaDependencies
      dependencies = CondaDependencies()
    `,
    'one index, none, and a computed option': `
      from azureml.core.conda_dependencies import CondaDependencies
      dependencies = CondaDependencies()
      dependencies.set_pip_option("--index-url https://pypi.larkspur.example/simple")
      dependencies.set_pip_option("--pre")
      dependencies.set_pip_option(option)
    `,
    'one that is accepted': `
      from azureml.core.conda_dependencies import CondaDependencies
      # aml-guard: allow extra-package-index -- a test
      CondaDependencies().set_pip_option("--extra-index-url https://pypi.larkspur.example/simple")
    `,
  },
  invalid: {
    'an option of SDK v1': {
      code: `
        from azureml.core.conda_dependencies import CondaDependencies
        dependencies = CondaDependencies()
        dependencies.set_pip_option("«--extra-index-url https://pypi.larkspur.example/simple»"
      `,
      findings: ['extra'],
      fixed: `
        from azureml.core.conda_dependencies import CondaDependencies
        dependencies = CondaDependencies()
        dependencies.set_pip_option("--index-url https://pypi.larkspur.example/simple"
      `,
    },
  },
};

testRule(extraPackageIndex, { requirements, yaml, dockerfile, python });
