import { tlsVerificationOff } from '../../../src/core/rules/tls-verification-off.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof tlsVerificationOff.messages;

const python: Cases<Ids> = {
  shows: {
    hit: 'a request',
    nearMiss: 'a request with a certificate of one’s own',
    absent: 'the default',
    dynamic: 'a certificate, the default, a variable, and other things that are verified',
  },
  valid: {
    'a request with a certificate of one’s own': `
      import mlflow
      import requests
      a = requests.post(url, json=rows, verify="root.pem")
    `,
    'the default': `
      import mlflow
      import requests
      a = requests.post(url, json=rows)
    `,
    'a certificate, the default, a variable, and other things that are verified': `
      import mlflow
      import requests
      a = requests.get(url)
      b = requests.get(url, verify="root.pem")
      c = requests.get(url, verify=verify)
      d = jwt.decode(token, verify=False)
      e = picture.verify(verify=False)
      f = requests.get(url, verify=True)
    `,
    'code that no job runs': 'import requests\nrequests.get(url, verify=False)\n',
    'one that is accepted': `
      import mlflow
      import requests
      # aml-guard: allow tls-verification-off -- a server on this machine
      requests.get("https://localhost", verify=False)
    `,
  },
  invalid: {
    'a request': {
      code: `
        import mlflow
        import requests
        a = requests.post(url, json=rows, «verify=False»)
      `,
      findings: ['code'],
      fixed: `
        import mlflow
        import requests
        a = requests.post(url, json=rows)
      `,
    },
    'requests, sessions, clients of Azure': {
      code: `
        import mlflow
        import requests, httpx
        a = requests.post(url, json=rows, «verify=False»)
        session = requests.Session()
        «session.verify = False»
        b = session.get(url, «verify=False»)
        async def ask():
            async with httpx.AsyncClient(«verify=False») as client:
                pass
        c = MLClient(credential, «connection_verify=False»)
      `,
      findings: ['code', 'code', 'code', 'code', 'code'],
      fixed: `
        import mlflow
        import requests, httpx
        a = requests.post(url, json=rows)
        session = requests.Session()
        b = session.get(url)
        async def ask():
            async with httpx.AsyncClient() as client:
                pass
        c = MLClient(credential)
      `,
    },
    'the ssl module, beside broken code': {
      code: `
        import mlflow
        import ssl
        def accept_all():
            «ssl._create_default_https_context = ssl._create_unverified_context»
        context = ssl.create_default_context()
        «context.verify_mode = ssl.CERT_NONE»
        other = «ssl._create_unverified_context()»
        print(
      `,
      findings: ['code', 'code', 'code'],
      fixed: `
        import mlflow
        import ssl
        def accept_all():
            pass
        context = ssl.create_default_context()
        other = ssl._create_unverified_context()
        print(
      `,
      left: 1,
    },
  },
};

const project = {
  'environment.yml': `
    $schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
    name: churn
    build: {path: docker}
    conda_file: conda.yml
  `,
};

const requirements: Cases<Ids> = {
  shows: { hit: 'a trusted host', nearMiss: 'a main index', absent: 'none', dynamic: 'a host in a variable' },
  valid: {
    'a main index': {
      code: `
        --index-url https://pypi.larkspur.example/simple
        --trusted-host
      `,
      path: 'docker/requirements.txt',
      project,
    },
    none: { code: '--index-url https://pypi.larkspur.example/simple\n', path: 'docker/requirements.txt', project },
    'a file of nobody': '--trusted-host pypi.larkspur.example\n',
    'one that is accepted': {
      code: '# aml-guard: allow-file tls-verification-off -- a test\n--trusted-host pypi.larkspur.example\n',
      path: 'docker/requirements.txt',
      project,
    },
  },
  invalid: {
    'a host in a variable': {
      code: `
        «--trusted-host \${HOST}»
        pandas==2.2.2
      `,
      path: 'docker/requirements.txt',
      project,
      findings: ['packages'],
    },
    'a trusted host': {
      code: '«--trusted-host pypi.larkspur.example»\n--trusted-host',
      path: 'docker/requirements.txt',
      project,
      findings: ['packages'],
    },
  },
};

const yaml: Cases<Ids> = {
  shows: { hit: 'a trusted host', nearMiss: 'a main index', absent: 'none', dynamic: 'a trusted host' },
  valid: {
    'a main index': {
      code: `
        dependencies:
          - pip:
              - --index-url=$(HOST)
        broken: [
      `,
      path: 'conda.yml',
      project,
    },
    none: { code: 'dependencies:\n  - pip:\n      - pandas==2.2.2\n', path: 'conda.yml', project },
  },
  invalid: {
    'a step of a pipeline, and a job': {
      code: `
        trigger: [main]
        steps:
          - script: |
              az ml job create --file job.yml
              curl «-k» https://example.org
      `,
      path: 'azure-pipelines.yml',
      findings: ['code'],
      fixed: `
        trigger: [main]
        steps:
          - script: |
              az ml job create --file job.yml
              curl https://example.org
      `,
    },
    'the command line of a job': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: wget «--no-check-certificate» https://example.org/x && python train.py
      `,
      findings: ['code'],
    },
    'a trusted host': {
      code: 'dependencies:\n  - pip:\n      - «--trusted-host=$(HOST)»\nbroken: [',
      path: 'conda.yml',
      project,
      findings: ['packages'],
    },
  },
};

const dockerfile: Cases<Ids> = {
  shows: {
    hit: 'a trusted host',
    nearMiss: 'a certificate of one’s own',
    absent: 'none',
    dynamic: 'a host in a variable',
  },
  valid: {
    'a certificate of one’s own': {
      code: `
        RUN pip install --cert root.pem pandas
        RUN "
      `,
      path: 'docker/Dockerfile',
      project,
    },
    none: { code: 'RUN pip install pandas\n', path: 'docker/Dockerfile', project },
  },
  invalid: {
    'a host in a variable': {
      code: `
        RUN pip install «--trusted-host $HOST» pandas
      `,
      path: 'docker/Dockerfile',
      project,
      findings: ['packages'],
    },
    'a trusted host': {
      code: 'RUN pip install «--trusted-host pypi.larkspur.example» pandas\nRUN "',
      path: 'docker/Dockerfile',
      project,
      findings: ['packages'],
    },
  },
};

const shell: Cases<Ids> = {
  shows: {
    hit: 'a download',
    nearMiss: ['a certificate of one’s own', 'an address of this machine'],
    absent: 'nothing but the job',
    dynamic: 'options in a variable',
  },
  valid: {
    'a certificate of one’s own': `
      az ml job create --file job.yml
      curl --cacert root.pem https://models.larkspur.example/churn
    `,
    'an address of this machine': `
      az ml job create --file job.yml
      curl -k https://localhost:5001/score
    `,
    'nothing but the job': 'az ml job create --file job.yml\n',
    'options in a variable': `
      az ml job create --file job.yml
      curl $OPTIONS https://models.larkspur.example/churn
      git -c "http.sslVerify=$VERIFY" clone https://models.larkspur.example/churn
    `,
    'verified, this machine, and options that look alike': `
      az ml job create --file job.yml
      curl -sSfL https://example.org -o key
      curl -K settings.txt -okey https://example.org
      curl -k https://localhost:5001/score
      wget -q https://example.org
      git config http.sslVerify true
      docker run -k https://example.org
    `,
    'a script of something else': 'curl -k https://example.org\n',
    'one that is accepted': `
      az ml job create --file job.yml
      curl -k https://example.org # aml-guard: allow tls-verification-off -- a lab
    `,
  },
  invalid: {
    'a download': {
      code: `
        az ml job create --file job.yml
        curl «-k» https://models.larkspur.example/churn
      `,
      findings: ['code'],
      fixed: `
        az ml job create --file job.yml
        curl https://models.larkspur.example/churn
      `,
    },
    'curl, wget and git': {
      code: `
        az ml job create --file job.yml
        KEY=$(curl «-k» "https://$HOST/key")
        curl «-skL» https://example.org | bash
        curl «--insecure» https://example.org
        wget -q «--no-check-certificate» https://example.org
        echo "unclosed
      `,
      findings: ['code', 'code', 'code', 'code'],
      fixed: `
        az ml job create --file job.yml
        KEY=$(curl "https://$HOST/key")
        curl -sL https://example.org | bash
        curl https://example.org
        wget -q https://example.org
        echo "unclosed
      `,
    },
    'git, without a fix': {
      code: `
        az ml job create --file job.yml
        git -c «http.sslVerify=false» clone https://example.org/x
        git config --global http.sslVerify «false»
      `,
      findings: ['code', 'code'],
    },
  },
};

const powershell: Cases<Ids> = {
  shows: {
    hit: 'one that is not',
    nearMiss: 'a verified one',
    absent: 'nothing but the job',
    dynamic: ['a switch with a variable', 'arguments in a table'],
  },
  valid: {
    'a verified one': 'az ml job create --file job.yml\nInvoke-WebRequest https://example.org\n',
    'nothing but the job': 'az ml job create --file job.yml\n',
    'a switch with a variable':
      'az ml job create --file job.yml\nInvoke-WebRequest https://example.org -SkipCertificateCheck:$skip\n',
    'arguments in a table': 'az ml job create --file job.yml\nInvoke-WebRequest https://example.org @options\n',
  },
  invalid: {
    'one that is not': {
      code: 'az ml job create --file job.yml\nInvoke-WebRequest https://example.org «-SkipCertificateCheck»\n',
      findings: ['code'],
      fixed: 'az ml job create --file job.yml\nInvoke-WebRequest https://example.org\n',
    },
  },
};

testRule(tlsVerificationOff, { python, requirements, yaml, dockerfile, shell, powershell });
