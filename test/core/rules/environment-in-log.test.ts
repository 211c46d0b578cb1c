import { environmentInLog } from '../../../src/core/rules/environment-in-log.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof environmentInLog.messages;

const yaml: Cases<Ids> = {
  valid: {
    'setting variables, and a dump into a file': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: export MODE=fast && env MODE=fast python train.py && env > env.txt && printenv HOME
    `,
  },
  invalid: {
    'dumps in a command': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: «printenv» && «env» ; «export -p»
      `,
      findings: ['dumped', 'dumped', 'dumped'],
    },
  },
};

const python: Cases<Ids> = {
  valid: {
    'one variable, and the names alone': `
      import os, mlflow
      print(os.environ["HOME"], len(os.environ))
      subprocess.run(cmd, env=os.environ)
    `,
  },
  invalid: {
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
