import { secretInLog } from '../../../src/core/rules/secret-in-log.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof secretInLog.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'a secret variable in an echo',
    nearMiss: 'the length of a secret variable',
    absent: 'nothing is printed',
    dynamic: 'what it cannot see',
  },
  valid: {
    'the length of a secret variable': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: echo "\${#HF_TOKEN}" && python train.py
    `,
    'nothing is printed': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
    `,
    'what it cannot see': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: echo "$1 \${{inputs.greeting}} $(cat note.txt)" && python train.py
    `,
    'commands that print something else': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: >-
        echo "data: \${{inputs.data}}" &&
        echo $HF_TOKEN > ~/.token &&
        echo $HF_TOKEN | docker login --password-stdin &&
        echo \${#HF_TOKEN} && echo '$HF_TOKEN' &&
        python train.py --key $HF_TOKEN
    `,
  },
  invalid: {
    'a secret variable in an echo': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: echo "«$HF_TOKEN»" && python train.py
      `,
      findings: ['logged'],
    },
    'a secret variable that the command prints': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: |
          echo "token: «$HF_TOKEN»"
          printenv «API_KEY»
          python train.py
      `,
      findings: ['logged', 'logged'],
    },
  },
};

const project = {
  'job.yml': `
    $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
    code: ./src
    command: bash run.sh
  `,
};

const shell: Cases<Ids> = {
  shows: {
    hit: 'a script that a job runs',
    nearMiss: 'the same where no job runs it',
    absent: 'nothing is printed',
    dynamic: 'what it cannot see',
  },
  valid: {
    'the same where no job runs it': {
      code: `
        set -e
        if true; then echo \${STORAGE_KEY}; fi
      `,
      path: 'src/run.sh',
    },
    'nothing is printed': {
      code: `
        set -e
        python train.py --key $STORAGE_KEY
      `,
      path: 'src/run.sh',
      project,
    },
    'what it cannot see': {
      code: `
        set -e
        echo "$1 $(cat note.txt)"
      `,
      path: 'src/run.sh',
      project,
    },
    'a script that no job runs': `
      echo $HF_TOKEN
    `,
  },
  invalid: {
    'a script that a job runs': {
      code: `
        set -e
        if true; then echo «\${STORAGE_KEY}»; fi
      `,
      path: 'src/run.sh',
      project,
      findings: ['logged'],
      fixed: `
        set -e
        if true; then echo redacted; fi
      `,
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'in a script that a job runs',
    nearMiss: 'the length of a secret, in a script that a job runs',
    absent: 'nothing is logged',
    dynamic: 'values from elsewhere',
  },
  valid: {
    'the length of a secret, in a script that a job runs': {
      code: `
        import os
        print(len(os.environ["API_KEY"]))
      `,
      path: 'src/train.py',
      project: {
        'jobs/job.yml': `
          $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
          code: ../src
          command: python train.py --epochs 3
        `,
      },
    },
    'nothing is logged': `
      import mlflow
      mlflow.set_experiment("churn")
    `,
    'values from elsewhere': `
      import mlflow
      print(load(), arguments.rate, settings[name])
    `,
    'what is said about a secret, and what only sounds like one': `
      import logging
      import mlflow
      from azure.keyvault.secrets import SecretClient
      logger = logging.getLogger(__name__)
      secret = client.get_secret("api")
      print("password ok", len(secret.value), bool(secret.value), secret.name)
      logger.info("token %s", "*" * 8)
      for key, value in scores.items():
          print(key, value)
      print(tokenizer.pad_token, num_tokens, sort_key)
      print(f"secret_name={secret_name}")
      mlflow.log_param("max_tokens", 512)
    `,
    'the names of the secrets in a vault': `
      import mlflow
      from azure.keyvault.secrets import SecretClient
      listed = dbutils.secrets.list(SECRET_SCOPE)
      available_secrets = [secret.key for secret in listed]
      first_key = available_secrets[0]
      print(f"key: {first_key}")
      for secret in client.list_properties_of_secrets():
          print(secret.name, secret.updated_on)
    `,
    'headers by their names, and what a function is given that is no secret': `
      from azure.ai.ml import MLClient
      def show(text):
          print(text)
      def score(url, api_key):
          headers = {"Authorization": "Bearer " + api_key}
          for name in headers:
              print(f"{name} is sent")
          for name, value in headers.items():
              value = "[REDACTED]"
              print(f"{name}: {value}")
      show(len(os.environ["API_KEY"]))
      score("https://x", client.online_endpoints.get_keys("churn").primary_key)
    `,
    'a script that nobody runs in Azure ML': `
      import os
      print(os.environ["API_KEY"])
    `,
    'broken code': `
      import mlflow
      print(f"{
    `,
  },
  invalid: {
    'a secret from Key Vault, straight and through a variable': {
      code: `
        import mlflow
        from azure.keyvault.secrets import SecretClient
        secret = client.get_secret("api")
        value = secret.value
        print(«value»)
        print(f"got {«secret.value»} from the vault")
        print("got %s" % «value»)
      `,
      findings: ['logged', 'logged', 'logged'],
      fixed: `
        import mlflow
        from azure.keyvault.secrets import SecretClient
        secret = client.get_secret("api")
        value = secret.value
        print("[redacted]")
        print(f"got [redacted] from the vault")
        print("got %s" % "[redacted]")
      `,
    },
    'a secret that is handed to a function, and one that an object keeps': {
      code: `
        import mlflow, os
        def show(text, end):
            print(«text», end)
        class Client:
            def __init__(self, value):
                self.value = value
            def report(self):
                print(f"uses {«self.value»}")
        show(os.environ["API_KEY"], end="x")
        Client(vault.get_secret("api").value).report()
      `,
      findings: ['logged', 'logged'],
      fixed: `
        import mlflow, os
        def show(text, end):
            print("[redacted]", end)
        class Client:
            def __init__(self, value):
                self.value = value
            def report(self):
                print(f"uses [redacted]")
        show(os.environ["API_KEY"], end="x")
        Client(vault.get_secret("api").value).report()
      `,
    },
    'an endpoint key and an environment variable in a logger': {
      code: `
        import os, logging
        from azure.ai.ml import MLClient
        keys = client.online_endpoints.get_keys(name="churn")
        logging.info("key: %s", «keys.primary_key»)
        logging.getLogger("x").debug("token {}".format(«os.environ["HF_TOKEN"]»))
      `,
      findings: ['logged', 'logged'],
      fixed: `
        import os, logging
        from azure.ai.ml import MLClient
        keys = client.online_endpoints.get_keys(name="churn")
        logging.info("key: %s", "[redacted]")
        logging.getLogger("x").debug("token {}".format("[redacted]"))
      `,
    },
    'a value that is tracked, by its origin and by its key': {
      code: `
        import mlflow
        mlflow.log_param("store", «storage_account_key»)
        mlflow.log_param("jupyter-token", «jupyter.value»)
      `,
      findings: ['tracked', 'tracked'],
      fixed: `
        import mlflow
      `,
    },
    'in a script of a job whose code is named in the first form of CLI v2': {
      code: `
        import requests
        url = f"http://169.254.169.254/metadata/identity/oauth2/token?client_id={client_id}&resource=x"
        answer = requests.get(url=url, headers={"Metadata": "true"}).json()
        print(«answer»)
      `,
      path: 'src/train.py',
      project: {
        'job.yml': `
          $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
          code:
            local_path: src
          command: pip install requests && python train.py
        `,
      },
      findings: ['logged'],
      fixed: `
        import requests
        url = f"http://169.254.169.254/metadata/identity/oauth2/token?client_id={client_id}&resource=x"
        answer = requests.get(url=url, headers={"Metadata": "true"}).json()
        print("[redacted]")
      `,
    },
    'in a script that a job runs': {
      code: `
        import os
        print(«os.environ["API_KEY"]»)
      `,
      path: 'src/train.py',
      project: {
        'jobs/job.yml': `
          $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
          code: ../src
          command: python train.py --epochs 3
        `,
      },
      findings: ['logged'],
      fixed: `
        import os
        print("[redacted]")
      `,
    },
  },
};

testRule(secretInLog, { yaml, shell, python });
