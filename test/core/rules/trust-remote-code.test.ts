import { trustRemoteCode } from '../../../src/core/rules/trust-remote-code.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof trustRemoteCode.messages;

const python: Cases<Ids> = {
  shows: { hit: 'on', nearMiss: 'off', absent: 'the default', dynamic: 'off, absent, and computed' },
  valid: {
    off: `
      import mlflow
      a = AutoModel.from_pretrained("larkspur/churn", trust_remote_code=False)
    `,
    'the default': `
      import mlflow
      a = AutoModel.from_pretrained("larkspur/churn")
    `,
    'off, absent, and computed': `
      import mlflow
      a = AutoModel.from_pretrained("larkspur/churn", trust_remote_code=False)
      b = AutoModel.from_pretrained("larkspur/churn")
      c = AutoModel.from_pretrained("larkspur/churn", trust_remote_code=args.trust_remote_code)
      d = {"trust_remote_code": False}
    `,
    'code that no job runs': 'a = AutoModel.from_pretrained("larkspur/churn", trust_remote_code=True)\n',
    'one that is accepted': `
      import mlflow
      a = AutoModel.from_pretrained("larkspur/churn", trust_remote_code=True)  # aml-guard: allow trust-remote-code -- ours
    `,
  },
  invalid: {
    on: {
      code: `
        import mlflow
        a = AutoModel.from_pretrained("larkspur/churn", «trust_remote_code=True»)
      `,
      findings: ['floating'],
      fixed: `
        import mlflow
        a = AutoModel.from_pretrained("larkspur/churn")
      `,
    },
    'a call and a dict of arguments': {
      code: `
        import mlflow
        from transformers import AutoModel
        a = AutoModel.from_pretrained("larkspur/churn", revision="main", «trust_remote_code=True»)
        b = load_dataset(
            name,
            «trust_remote_code=True»,
        )
        options = {"device_map": "auto", «"trust_remote_code": True»}
      `,
      findings: ['floating', 'floating', 'floating'],
      fixed: `
        import mlflow
        from transformers import AutoModel
        a = AutoModel.from_pretrained("larkspur/churn", revision="main")
        b = load_dataset(
            name,
        )
        options = {"device_map": "auto"}
      `,
    },
    'one commit, and a folder at hand, beside broken code': {
      code: `
        import mlflow
        a = AutoModel.from_pretrained("larkspur/churn", revision="4f1d2c3b5a69", «trust_remote_code=True»)
        b = AutoModel.from_pretrained("./model", «trust_remote_code=True»)
        c = AutoModel.from_pretrained(model_dir, «trust_remote_code=True»)
        print(
      `,
      findings: ['pinned', 'folder', 'folder'],
    },
  },
};

testRule(trustRemoteCode, { python });
