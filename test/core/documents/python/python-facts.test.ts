import { table } from './fact-table.js';

const v2 = 'from azure.ai.ml import command, dsl, load_job\nfrom azure.ai.ml.entities import *\nimport os\n';
const v1 = 'from azureml.core import Workspace, Environment, Experiment, Run, ScriptRunConfig\nimport os\n';

table('environment variables of a Python file', ['environmentVariable'], {
  'a literal in a call': {
    code: `${v2}job = command(environment_variables={"MODE": "fast", 'TOKEN': "abc"})\n`,
    facts: ["job MODE = 'fast'", "job TOKEN = 'abc'"],
  },
  'a constant from elsewhere': {
    code: `${v2}KEY = "abc"\ncommand(environment_variables={"TOKEN": KEY})\n`,
    facts: ["job TOKEN = 'abc' used at KEY"],
  },
  'a Key Vault secret through variables': {
    code: `${v2}secret = client.get_secret("db")\npw = secret.value\ncommand(environment_variables={"PW": pw})\n`,
    facts: ['job PW = Key Vault secret \'db\' [pw < client.get_secret("db") < secret]'],
  },
  'a dict made earlier, with later entries in source order': {
    code: `${v2}env = {"A": "1"}\nenv["B"] = os.environ["B"]\nenv.update({"C": "3"}, D="4")\ncommand(environment_variables=env)\n`,
    facts: ["job A = '1'", 'job B = environment B [os.environ["B"]]', "job C = '3'", "job D = '4'"],
  },
  'entries put in after the call do not count': {
    code: `${v2}env = {"A": "1"}\ncommand(environment_variables=env)\nenv["B"] = "2"\n`,
    facts: ["job A = '1'"],
  },
  'dict(), spread and union': {
    code: `${v2}base = {"A": "1"}\ncommand(environment_variables={**base, **dict(B="2")} | {"C": "3"})\n`,
    facts: ["job A = '1'", "job B = '2'", "job C = '3'"],
  },
  'the whole environment': {
    code: `${v2}command(environment_variables={**os.environ})\ncommand(environment_variables=dict(os.environ))\n`,
    facts: ['job ? = wholeEnvironment [os.environ]', 'job ? = wholeEnvironment [os.environ]'],
  },
  'what a function returns': {
    code: `${v2}def make():\n    env = {"A": "1"}\n    env["T"] = os.getenv("T")\n    return env\ncommand(environment_variables=make())\n`,
    facts: ["job A = '1'", 'job T = environment T [os.getenv("T")]'],
  },
  'one entry used by two jobs is one fact': {
    code: `${v2}env = {"A": "1"}\ncommand(environment_variables=env)\ncommand(environment_variables=env)\n`,
    facts: ["job A = '1'"],
  },
  'owners by class': {
    code: `${v2}ManagedOnlineDeployment(environment_variables={"A": "1"})\nBatchDeployment(environment_variables={"B": "2"})\n`,
    facts: ["onlineDeployment A = '1'", "batchDeployment B = '2'"],
  },
  'attributes and subscripts': {
    code:
      `${v1}env = Environment("x")\nenv.environment_variables = {"A": "1"}\nenv.environment_variables["B"] = "2"\n` +
      'run_config.environment.environment_variables["C"] = "3"\ndeployment.environment_variables.update({"D": "4"})\n',
    facts: ["environment A = '1'", "environment B = '2'", "environment C = '3'", "onlineDeployment D = '4'"],
  },
  'an override of a loaded job': {
    code: `${v2}load_job("job.yml", params_override=[{"environment_variables.TOKEN": token_value}])\n`,
    facts: ['job TOKEN = name token_value [token_value]'],
  },
  'overrides as dicts, in a variable, of a step and of a deployment': {
    code:
      `${v2}over = [{"environment_variables": {"A": os.environ["A"]}}, {"tags.x": "y", "environment_variables.B": "2"}]\n` +
      'load_job(source="job.yml", params_override=over + [{"jobs.train.environment_variables.C": "3"}, {name: "4"}, *more])\n' +
      'load_online_deployment("d.yml", params_override=[{"environment_variables": {"D": "5"}}])\n' +
      'load_component("c.yml", params_override=[{"environment_variables.E": "6"}])\n',
    facts: [
      'job A = environment A [os.environ["A"]]',
      "job B = '2'",
      "job C = '3'",
      "onlineDeployment D = '5'",
      "component E = '6'",
    ],
  },
  'the configuration of a run': {
    code:
      `${v1}from azureml.core.runconfig import RunConfiguration\nrc = RunConfiguration()\nrc.environment_variables = {"A": pw}\n` +
      'rc.environment.environment_variables["B"] = "2"\nScriptRunConfig(environment_variables={"C": "3"}, run_config=rc)\n',
    facts: ['job A = name pw [pw]', "environment B = '2'", "job C = '3'"],
  },
  'settings of a call in a dict': {
    code: `${v2}settings = {"environment_variables": {"A": os.environ["K"]}, "name": "r"}\nsettings["compute"] = "cpu"\ncommand(code="x", **settings)\n`,
    facts: ['job A = environment K [os.environ["K"]]'],
  },
  'references in a text': {
    code: `${v2}command(environment_variables={"A": "\${{inputs.x}}", "B": "x-$(KEY)"})\n`,
    facts: ['job A = amlExpression inputs.x [${{inputs.x}}]', "job B = 'x-' + devopsVariable KEY [$(KEY)]"],
  },
  'both sides of a condition': {
    code: `${v2}command(environment_variables={"KEY": access_key if use else None})\n`,
    facts: ["job KEY = name access_key [access_key] + 'None'"],
  },
  'serialised settings': {
    code: `${v2}import json\ncommand(environment_variables={"CONFIG": json.dumps({"k": client.get_secret("x").value})})\n`,
    facts: ['job CONFIG = Key Vault secret \'x\' [client.get_secret("x").value]'],
  },
  'an empty dict and an unknown one': {
    code: `${v2}command(environment_variables={})\ncommand(environment_variables=settings.env)\n`,
    facts: [],
  },
  'code before and behind a broken line': {
    code: `${v2}command(environment_variables={"A": "1"})\nx = = (\ncommand(environment_variables={"B": "2"})\n`,
    facts: ["job A = '1'", "job B = '2'"],
  },
  'a file that has nothing to do with Azure ML': {
    code: 'command(environment_variables={"A": "1"})\n',
    facts: [],
  },
  'magics between the lines': {
    code: `%pip install azure-ai-ml\n${v2}!ls -la\ncommand(environment_variables={"A": "1"})\n`,
    facts: ["job A = '1'"],
  },
});

table('run labels of a Python file', ['runLabel'], {
  'a job builder': {
    code: `${v2}command(name="run-1", display_name="x", experiment_name=exp, tags={"who": getpass.getuser()}, description="d")\n`,
    facts: [
      "runId = 'run-1'",
      "displayName = 'x'",
      'experimentName = name exp [exp]',
      "tag 'who' = person: user name [getpass.getuser()]",
      "description = 'd'",
    ],
  },
  'overrides of a loaded job': {
    code:
      `${v2}load_job("job.yml", params_override=[{"name": f"run-{user_name}"}, {"tags": {"who": owner_email}}, {"tags.a": "b"}])\n` +
      'load_job("job.yml", params_override=[{"experiment_name": "e", "properties.p": "q", "jobs.train.name": "no"}])\n' +
      'load_environment("e.yml", params_override=[{"name": "no"}])\n',
    facts: [
      "runId = 'run-' + name user_name [user_name]",
      "tag 'who' = name owner_email [owner_email]",
      "tag 'a' = 'b'",
      "experimentName = 'e'",
      "property 'p' = 'q'",
    ],
  },
  'settings of a call in a dict, and handed on': {
    code:
      `${v2}base = {"display_name": "d", "tags": {"a": "b"}}\ncommand(name="r", **base)\n` +
      'def make(name, **rest):\n    return command(name=name, **rest)\nmake("s", experiment_name=team_name)\n',
    facts: [
      "displayName = 'd'",
      "tag 'a' = 'b'",
      "runId = 'r'",
      "runId = 's' used at name",
      'experimentName = name team_name [team_name]',
    ],
  },
  'assets have names of their own': {
    code: `${v2}Data(name="patients")\nEnvironment(name="x")\nManagedOnlineEndpoint(name="y")\nModel(name="z")\n`,
    facts: [],
  },
  'a pipeline and what it makes': {
    code:
      `${v2}@dsl.pipeline(name="p", tags={"a": "b"})\ndef pipe():\n    pass\njob = pipe()\njob.display_name = f"x {user_email}"\n` +
      'job.tags["who"] = args.alias\nclient.jobs.create_or_update(job, experiment_name="e")\n',
    facts: [
      "displayName = 'p'",
      "tag 'a' = 'b'",
      "displayName = 'x ' + name user_email [user_email]",
      "tag 'who' = name alias [args.alias]",
      "experimentName = 'e'",
    ],
  },
  'a v1 experiment and run': {
    code:
      `${v1}exp = Experiment(ws, "churn")\nrun = exp.submit(cfg, tags={"a": "b"})\nrun.tag("who", os.environ["USER"])\n` +
      'run.set_tags({"c": "d"})\nrun.add_properties({"e": "f"})\nrun.display_name = "n"\n',
    facts: [
      "runIdPrefix = 'churn'",
      "tag 'a' = 'b'",
      'tag \'who\' = person: user name [os.environ["USER"]]',
      "tag 'c' = 'd'",
      "property 'e' = 'f'",
      "displayName = 'n'",
    ],
  },
  mlflow: {
    code:
      'import mlflow, os\nmlflow.set_experiment("e")\nwith mlflow.start_run(run_name="r", run_id=x, tags={"a": "b"}):\n' +
      '    mlflow.set_tag("k", "v")\n    mlflow.set_tags({"c": "d"})\nos.environ["MLFLOW_RUN_NAME"] = "n"\n',
    facts: [
      "experimentName = 'e'",
      "runName = 'r'",
      "tag 'a' = 'b'",
      "tag 'k' = 'v'",
      "tag 'c' = 'd'",
      "runName = 'n'",
    ],
  },
});

table('logged values of a Python file', ['logged'], {
  'the parts of an f-string': {
    code: `${v1}print(f"a {password} b {len(password)}")\n`,
    facts: ["console print: 'a ' + name password [password] + ' b ' + unknown [len(password)]"],
  },
  'each argument': {
    code: `${v1}print("key", keys.primary_key, end="")\n`,
    facts: ["console print: 'key'", 'console print: name primary_key [keys.primary_key]'],
  },
  'a text of its own, filled in': {
    code: `${v1}SHORT = "key %s"\nLONG = "key {k}"\nprint(SHORT % pw)\nprint(LONG.format(k=pw))\nprint("%(k)s" % {"k": pw})\nprint("{k}".format_map({"k": pw}))\nprint(7 % pw)\n`,
    facts: [
      "console print: 'key %s' + name pw [pw]",
      "console print: 'key {k}' + name pw [pw]",
      "console print: '%(k)s' + name pw [pw]",
      "console print: '{k}' + name pw [pw]",
      'console print: unknown [7 % pw]',
    ],
  },
  'format, percent, plus and join': {
    code: `${v1}print("a {}".format(token_value))\nprint("a %s" % pw)\nprint("a" + str(pw))\nprint(",".join([pw]))\n`,
    facts: [
      "console print: 'a {}' + name token_value [token_value]",
      "console print: 'a %s' + name pw [pw]",
      "console print: 'a' + name pw [pw]",
      'console print: name pw [pw]',
    ],
  },
  loggers: {
    code:
      `${v1}import logging, sys\nlog = logging.getLogger(__name__)\nlog.info("x %s", secret)\nlogging.warning(secret)\n` +
      'self.logger.debug(secret)\nsys.stdout.write(secret)\nmath.log(secret)\nblog.info(secret)\n',
    facts: [
      "logging log.info: 'x %s'",
      'logging log.info: name secret [secret]',
      'logging logging.warning: name secret [secret]',
      'logging self.logger.debug: name secret [secret]',
      'console sys.stdout.write: name secret [secret]',
    ],
  },
  'the environment': {
    code: `${v1}print(os.environ)\nfor k, v in os.environ.items():\n    print(k, v)\nprint([f"{k}={v}" for k, v in sorted(os.environ.items())])\n`,
    facts: [
      'console print: wholeEnvironment [os.environ]',
      'console print: unknown [k]',
      'console print: wholeEnvironment [v]',
      "console print: unknown [k] + '=' + wholeEnvironment [v]",
    ],
  },
  'the names of the environment alone': {
    code: `${v1}print(sorted(os.environ.keys()), list(os.environ))\nprint(dict(os.environ))\n`,
    facts: [
      'console print: unknown [os.environ.keys()]',
      'console print: unknown [list(os.environ)]',
      'console print: wholeEnvironment [os.environ]',
    ],
  },
  'what says nothing of a secret': {
    code: `${v1}key = kv.get_secret("x")\nprint(type(key), key[:4], key is None, mask(key), "*" * len(key), key.name)\n`,
    facts: [
      'console print: unknown [type(key)]',
      'console print: unknown [key[:4]]',
      'console print: unknown [key is None]',
      'console print: unknown [mask(key)]',
      'console print: unknown [ "*" * len(key)]'.replace('[ ', '['),
      'console print: unknown [key.name]',
    ],
  },
  'a secret followed through an attribute': {
    code: `${v1}class A:\n    def __init__(self):\n        self.t = kv.get_secret("x")\n    def go(self):\n        print(self.t)\n`,
    facts: ['console print: Key Vault secret \'x\' [self.t < kv.get_secret("x")]'],
  },
  'a secret that a function hands out': {
    code: `${v1}def read():\n    return kv.get_secret("x")\nprint(read())\n`,
    facts: ['console print: Key Vault secret \'x\' [read() < kv.get_secret("x")]'],
  },
  'a constant with a secret name': {
    code: `${v1}API_KEY = "abc"\nprint(API_KEY)\nprint("x" + API_KEY)\nMODE = "fast"\nprint(MODE)\n`,
    facts: [
      'console print: name API_KEY [API_KEY < abc]',
      "console print: 'x' + name API_KEY [API_KEY < abc]",
      "console print: 'fast' used at MODE",
    ],
  },
  'a variable that is known by its own name': {
    code: `${v1}password = rows[3]\nprint(password)\n`,
    facts: ['console print: name password [password < rows[3]]'],
  },
  'metrics and parameters': {
    code: `${v1}import mlflow\nmlflow.log_param("token", args.api_token)\nmlflow.log_params({"a": b})\nrun = Run.get_context()\nrun.log("x", pw)\nmlflow.log_text(pw, "a.txt")\n`,
    facts: [
      "tracking mlflow.log_param 'token': name api_token [args.api_token]",
      "tracking mlflow.log_params 'a': name b [b]",
      "tracking run.log 'x': name pw [pw]",
      'tracking mlflow.log_text: name pw [pw]',
    ],
  },
  'the request of a scoring script': {
    code: 'import json\ndef init():\n    pass\ndef run(raw):\n    data = json.loads(raw)["data"]\n    print(raw, data.shape)\n    print(data)\n    print(model.predict(data))\n',
    options: { runByJob: true },
    facts: [
      'console print: requestData [raw] (scoring)',
      'console print: unknown [data.shape] (scoring)',
      'console print: requestData [data < json.loads(raw)["data"]] (scoring)',
      'console print: unknown [model.predict(data)] (scoring)',
    ],
  },
  'what a workspace connection holds': {
    code: `${v2}c = client.connections.get("aoai")\nprint(c.credentials.key, c.credentials.type)\n`,
    facts: ['console print: Key Vault secret [c.credentials.key]', 'console print: name type [c.credentials.type]'],
  },
  'a print of our own': { code: `${v1}def print(x):\n    pass\nprint(password)\n`, facts: [] },
});

table('credentials of a Python file', ['credential'], {
  'documented parameters': {
    code: `${v1}ClientSecretCredential(t, c, "s3cr3t")\nAzureKeyCredential(key)\nAccountKeyConfiguration(account_key="abc")\n`,
    facts: ["documented client_secret = 's3cr3t'", 'documented key = name key [key]', "documented account_key = 'abc'"],
  },
  'clients of a storage account': {
    code:
      'import mlflow\nfrom azure.storage.blob import BlobServiceClient, BlobClient, ContainerClient\nKEY = "k-1"\n' +
      'BlobServiceClient(url, KEY)\nBlobServiceClient(url, credential="k-2")\nContainerClient(url, "data", "k-3")\n' +
      'BlobClient(url, "data", "blob", None, "k-4")\nBlobServiceClient(url, DefaultAzureCredential())\n' +
      'BlobServiceClient.from_connection_string("c-5")\nBlobServiceClient(url, {"account_name": "a", "account_key": "k-6"})\n',
    facts: [
      "documented credential = 'k-1' used at KEY",
      "documented credential = 'k-2'",
      "documented credential = 'k-3'",
      "documented credential = 'k-4'",
      "documented conn_str = 'c-5'",
      "named account_key = 'k-6'",
    ],
  },
  'the SDK v1': {
    code:
      `${v1}from azureml.core.authentication import ServicePrincipalAuthentication\nServicePrincipalAuthentication("t", "i", "p-1")\n` +
      'def store(key):\n    Datastore.register_azure_blob_container(ws, "n", "c", account_name="a", account_key=key)\nstore("k-2")\n' +
      'AciWebservice.deploy_configuration(primary_key="k-3")\n',
    facts: [
      "documented service_principal_password = 'p-1'",
      "documented account_key = 'k-2' used at key",
      "documented primary_key = 'k-3'",
    ],
  },
  'names that say so': {
    code: `${v1}password = "hunter22"\nself.api_key = "k-1"\nos.environ["AZURE_CLIENT_SECRET"] = "v"\nx = {"db_password": "p"}\nf(pwd="w")\ndef g(token_value, secret="z"):\n    pass\n`,
    facts: [
      "named password = 'hunter22'",
      "named api_key = 'k-1'",
      "named AZURE_CLIENT_SECRET = 'v'",
      "named db_password = 'p'",
      "named pwd = 'w'",
      "named secret = 'z'",
    ],
  },
  'only constants, and no model vocabulary': {
    code: `${v1}password = os.environ["PW"]\npad_token = "[PAD]"\nsecret_name = "db"\nif api_key == "x":\n    pass\npassword = ""\n`,
    facts: [],
  },
  'a constant that an environment variable takes is left to it': {
    code: `${v2}API_KEY = "abc"\ncommand(environment_variables={"API_KEY": API_KEY, "PASSWORD": "x"})\n`,
    facts: [],
  },
});

table('compute of a Python file', ['computeDefinition', 'computeUse'], {
  'an instance and a job on it': {
    code: `${v2}ci = ComputeInstance(name="anna-ci")\ncommand(compute=ci.name)\ncommand(compute="azureml:cpu")\n`,
    facts: [
      "computeinstance 'anna-ci'",
      "job on 'anna-ci' used at ci.name, a computeinstance",
      "job on 'cpu' at azureml:cpu",
    ],
  },
  'a pipeline default': {
    code: `${v2}@dsl.pipeline(default_compute="cpu")\ndef p():\n    pass\nj = p()\nj.settings.default_compute = "gpu"\n`,
    facts: ["pipeline on 'cpu'", "pipeline on 'gpu'"],
  },
  'a schedule of a job': {
    code: `${v2}j = command(compute="cpu")\nJobSchedule(name="s", create_job=j)\n`,
    facts: ["job on 'cpu'", "schedule on 'cpu'"],
  },
  'overrides of what is loaded': {
    code:
      `${v2}ci = ComputeInstance(name="anna-ci")\nload_job("j.yml", params_override=[{"compute": ci.name}, {"settings": {"default_compute": "azureml:cpu"}}])\n` +
      'load_job("j.yml", params_override=[{"jobs.train.compute": "gpu"}, {"compute": None}])\n' +
      'load_schedule("s.yml", params_override=[{"create_job.compute": "d"}])\nload_compute("c.yml", params_override=[{"compute": "no"}])\n',
    facts: [
      "computeinstance 'anna-ci'",
      "job on 'anna-ci' used at ci.name, a computeinstance",
      "pipeline on 'cpu' at azureml:cpu",
      "job on 'gpu'",
      "schedule on 'd'",
    ],
  },
  'the target of a v1 configuration': {
    code: `${v1}rc = RunConfiguration()\nrc.target = "cpu"\nrun_config.target = "gpu"\nother.target = "no"\n`,
    facts: ["job on 'cpu'", "job on 'gpu'"],
  },
  'v1 provisioning and use': {
    code: `${v1}cfg = ComputeInstance.provisioning_configuration(vm_size="x")\nt = ComputeTarget.create(ws, "ci", cfg)\nScriptRunConfig(compute_target=t)\n`,
    facts: ["computeinstance 'ci'", "job on 'ci' used at t, a computeinstance"],
  },
});

table('code that a Python file runs', ['codeRun'], {
  'a command': {
    code: `${v2}command(code="./src", command="python train.py --x 1 && bash post.sh")\ncommand(code="azureml:c:1", command="python a.py")\n`,
    facts: ['./src: train.py post.sh'],
  },
  'v1 and scoring': {
    code: `${v1}ScriptRunConfig(source_directory="src", script="a.py")\nCodeConfiguration(code="s", scoring_script="score.py")\n`,
    facts: ['src: a.py', 's: score.py (scoring)'],
  },
});

table('signs of production in a Python file', ['productionMark'], {
  'schedule, stage and names': {
    code: `${v2}JobSchedule(name="s", create_job=j)\ncommand(tags={"env": "prod"})\nManagedOnlineEndpoint(name="churn-prod")\n`,
    facts: ['schedule', 'stage prod', 'name churn-prod'],
  },
});
