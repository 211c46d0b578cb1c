import { environmentInLog } from '../../../src/core/rules/environment-in-log.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof environmentInLog.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'a dump in a command',
    nearMiss: 'one variable',
    absent: 'no dump',
    dynamic: 'a command in a variable',
  },
  valid: {
    'one variable': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py && printenv HOME
    `,
    'no dump': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
    `,
    'a command in a variable': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py && $DUMP && \${{inputs.then}}
    `,
    'setting variables, and a dump into a file': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: export MODE=fast && env MODE=fast python train.py && env > env.txt && printenv HOME
    `,
  },
  invalid: {
    'a dump in a command': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py && «printenv»
      `,
      findings: ['dumped'],
    },
    'dumps in a command': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: «printenv» && «env» ; «export -p»
      `,
      findings: ['dumped', 'dumped', 'dumped'],
    },
    'dumps through programs that hand on what they get': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: |
          «env» | sort | tee env.txt
          env | sort > env.txt
          env | grep --count AZURE
          env | sort | wc --lines
      `,
      findings: ['dumped'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'the environment, printed',
    nearMiss: 'how many variables there are',
    absent: 'nothing of the environment',
    dynamic: 'a value from elsewhere',
  },
  valid: {
    'how many variables there are': `
      import os, mlflow
      print(len(os.environ))
      x = 1
    `,
    'nothing of the environment': `
      import os, mlflow
      print("ready")
    `,
    'a value from elsewhere': `
      import os, mlflow
      settings = load()
      print(settings, getattr(os, name))
    `,
    'one variable, and the names alone': `
      import os, mlflow
      print(os.environ["HOME"], len(os.environ))
      subprocess.run(cmd, env=os.environ)
    `,
  },
  invalid: {
    'the environment, printed': {
      code: `
        import os, mlflow
        print(«os.environ»)
        x = 1
      `,
      findings: ['dumped'],
      fixed: `
        import os, mlflow
        x = 1
      `,
    },
    'a dump in the command line of a job': {
      code: `
        from azure.ai.ml import command
        command(command="«printenv» && python train.py", environment="azureml:churn:1")
      `,
      findings: ['dumped'],
    },
    'the whole environment': {
      code: `
        import os, logging, mlflow
        print(«os.environ»)
        logging.info("env: %s", dict(«os.environ»))
        for key, value in os.environ.items():
            print(f"{key}={«value»}")
        x = 1
      `,
      findings: ['dumped', 'dumped', 'dumped'],
      fixed: `
        import os, logging, mlflow
        for key, value in os.environ.items():
            pass
        x = 1
      `,
    },
  },
};

testRule(environmentInLog, { yaml, python });
