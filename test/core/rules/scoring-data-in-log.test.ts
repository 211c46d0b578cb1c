import { scoringDataInLog } from '../../../src/core/rules/scoring-data-in-log.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof scoringDataInLog.messages;

const python: Cases<Ids> = {
  shows: {
    hit: 'the request',
    nearMiss: 'how long the request is',
    absent: 'nothing is printed',
    dynamic: 'what something else makes of it',
  },
  valid: {
    'how long the request is': `
      from azureml.core import Model
      def init():
          pass
      def run(raw_data):
          print(len(raw_data))
          return model.predict(raw_data)
    `,
    'nothing is printed': `
      from azureml.core import Model
      def init():
          pass
      def run(raw_data):
          return model.predict(raw_data)
    `,
    'what something else makes of it': `
      from azureml.core import Model
      def init():
          pass
      def run(raw_data):
          print(state.summary(), settings["greeting"])
          return model.predict(raw_data)
    `,
    'what is said about the request': `
      import json
      from azureml.core import Model
      def init():
          print("model loaded")
      def run(raw_data):
          data = json.loads(raw_data)
          print(len(data))
          return model.predict(data)
    `,
    'a run function of something else': `
      import mlflow
      def run(data):
          print(data)
    `,
  },
  invalid: {
    'the request': {
      code: `
        from azureml.core import Model
        def init():
            pass
        def run(raw_data):
            print(«raw_data»)
            return model.predict(raw_data)
      `,
      findings: ['request'],
      fixed: `
        from azureml.core import Model
        def init():
            pass
        def run(raw_data):
            return model.predict(raw_data)
      `,
    },
    'the request, as it comes and as it is read': {
      code: `
        import json
        import logging
        from azureml.core import Model
        def init():
            pass
        def run(raw_data):
            logging.info(«raw_data»)
            data = json.loads(raw_data)["data"]
            print("got", «data»)
            return model.predict(data)
      `,
      findings: ['request', 'request'],
      fixed: `
        import json
        import logging
        from azureml.core import Model
        def init():
            pass
        def run(raw_data):
            data = json.loads(raw_data)["data"]
            return model.predict(data)
      `,
    },
  },
};

testRule(scoringDataInLog, { python });
