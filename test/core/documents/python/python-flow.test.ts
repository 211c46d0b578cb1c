import { table } from './fact-table.js';

const head = 'import mlflow, os\nfrom azure.ai.ml import command\n';

table('values that go into a function', ['logged', 'environmentVariable'], {
  'by position': {
    code: `${head}def show(secret):\n    print(secret)\nshow(os.environ["API_KEY"])\n`,
    facts: ['console print: environment API_KEY [secret < os.environ["API_KEY"]]'],
  },
  'by name, with a default for the other': {
    code: `${head}def show(first, label="fast", *, key=None):\n    print(first, label, key)\nshow(key=kv.get_secret("x"), first="a")\n`,
    facts: [
      "console print: 'a' used at first",
      "console print: 'fast' used at label",
      'console print: Key Vault secret \'x\' [key < kv.get_secret("x")]',
    ],
  },
  'from several calls': {
    code:
      `${head}def run_job(key):\n    return command(environment_variables={"STORAGE_KEY": key})\n` +
      'run_job(os.environ["K"])\nrun_job(kv.get_secret("x"))\nrun_job("literal")\n',
    facts: [
      'job STORAGE_KEY = environment K [key < os.environ["K"]] + Key Vault secret \'x\' [key < kv.get_secret("x")] + \'literal\'',
    ],
  },
  'one literal': {
    code: `${head}def run_job(key):\n    return command(environment_variables={"STORAGE_KEY": key})\nrun_job("literal")\n`,
    facts: ["job STORAGE_KEY = 'literal' used at key"],
  },
  'a text with a name filled in': {
    code: `${head}def show(part):\n    print(f"a {part} b")\nshow("x")\nshow("y")\n`,
    facts: ["console print: 'a ' + 'x' + 'y' + ' b'"],
  },
  'from lists and dicts that are spread': {
    code:
      `${head}def show(a, b):\n    print(a, b)\npair = ["1", os.environ["B_KEY"]]\nshow(*pair)\n` +
      'show(**{"a": "2", "b": "3"})\n',
    facts: ["console print: '1' + '2'", 'console print: environment B_KEY [b < os.environ["B_KEY"]] + \'3\''],
  },
  'a list that is not seen leaves the parameter open': {
    code: `${head}def show(a, b):\n    print(a, b)\nshow("1", b="2")\nshow(*unknown, b="3")\n`,
    facts: ["console print: '1' + name a [a]", "console print: '2' + '3'"],
  },
  'a function that is handed on may be called with anything': {
    code: `${head}def show(a):\n    print(a)\nshow("1")\nrun(callback=show)\n`,
    facts: ["console print: '1' + name a [a]"],
  },
  'a decorated function, too': {
    code: `${head}@app.command()\ndef show(a):\n    print(a)\nshow("1")\n`,
    facts: ["console print: '1' + name a [a]"],
  },
  'and one of a module that only defines; but a private one is not': {
    code: `${head}def show(a):\n    print(a)\ndef _show(a):\n    print(a)\ndef main():\n    show("1")\n    _show("2")\n`,
    facts: ["console print: '1' + name a [a]", "console print: '2' used at a"],
  },
  'a parameter that nobody is seen to give is known by its name': {
    code: `${head}def show(token_value, mode="fast"):\n    print(token_value, mode)\n`,
    facts: ['console print: name token_value [token_value]', 'console print: name mode [mode]'],
  },
  'the names on the way still tell': {
    code: `${head}def show(password):\n    print(password)\nshow(rows[3])\nshow(len(x))\n`,
    facts: ['console print: name password [password < rows[3]] + unknown [password < len(x)]'],
  },
  'only one call deep': {
    code: `${head}def show(text):\n    print(text)\ndef outer(password):\n    show(password)\nouter(os.environ["DB"])\n`,
    facts: ['console print: name password [text < password]'],
  },
  'a function that calls itself': {
    code: `${head}def show(key, n):\n    print(key)\n    show(key, n - 1)\nshow(os.environ["A_KEY"], 3)\n`,
    facts: ['console print: name key [key < key] + environment A_KEY [key < os.environ["A_KEY"]]'],
  },
  'a dict of variables, with what the function adds': {
    code:
      `${head}def run_job(env):\n    env["B"] = "2"\n    command(environment_variables=env)\n` +
      'run_job({"A": os.environ["A_KEY"]})\n',
    facts: ["job B = '2'", 'job A = environment A_KEY [os.environ["A_KEY"]]'],
  },
  'variables as keywords': {
    code: `${head}def run_job(name, **env):\n    command(environment_variables=env)\nrun_job("x", TOKEN=os.environ["T"], **{"B": "2"})\n`,
    facts: ['job TOKEN = environment T [os.environ["T"]]', "job B = '2'"],
  },
});

table('values that come out of a function', ['logged', 'environmentVariable'], {
  'for the arguments of each call': {
    code: `${head}def get(name):\n    return os.environ[name]\nprint(get("API_KEY"))\nprint(get("MODE"))\n`,
    facts: [
      'console print: environment API_KEY [get("API_KEY") < os.environ[name]]',
      'console print: environment MODE [get("MODE") < os.environ[name]]',
    ],
  },
  'what goes in and comes out again': {
    code: `${head}def clean(x):\n    y = x.strip()\n    return y\nprint(clean(os.environ["A_KEY"]))\nprint(clean("a"))\n`,
    facts: [
      'console print: environment A_KEY [clean(os.environ["A_KEY"]) < os.environ["A_KEY"] < x < y]',
      "console print: 'a'",
    ],
  },
  'a tuple, taken apart': {
    code: `${head}def login():\n    return "anna", kv.get_secret("x")\nuser, word = login()\nprint(user)\nprint(word)\n`,
    facts: ["console print: 'anna'", 'console print: Key Vault secret \'x\' [word < kv.get_secret("x")]'],
  },
  'a dict, by its keys': {
    code:
      `${head}def settings(key):\n    return {"mode": "fast", "key": key}\nc = settings(os.environ["K_KEY"])\n` +
      'print(c["mode"], c["key"], c.get("key"), c["other"])\n',
    facts: [
      "console print: 'fast'",
      'console print: environment K_KEY [c["key"] < os.environ["K_KEY"] < key]',
      'console print: environment K_KEY [c.get("key") < os.environ["K_KEY"] < key]',
      'console print: name other [c["other"]]',
    ],
  },
  'a dict of variables, made by a method': {
    code:
      `${head}class Job:\n    def variables(self, key):\n        return {"KEY": key}\n    def run(self):\n` +
      '        command(environment_variables=self.variables(os.environ["K"]))\nJob().run()\n',
    facts: ['job KEY = environment K [key < os.environ["K"]]'],
  },
});

table('values in attributes and entries', ['logged'], {
  'an attribute that another method fills': {
    code:
      `${head}class A:\n    def __init__(self):\n        self.key = None\n    def show(self):\n        print(self.key)\n` +
      '    def connect(self):\n        self.key = kv.get_secret("x")\n',
    facts: ['console print: Key Vault secret \'x\' [self.key < kv.get_secret("x")]'],
  },
  'an attribute that the constructor is given': {
    code:
      `${head}class A:\n    def __init__(self, key):\n        self.key = key\n    def show(self):\n        print(self.key)\n` +
      'a = A(os.environ["A_KEY"])\na.show()\nprint(a.key)\n',
    facts: [
      'console print: environment A_KEY [self.key < os.environ["A_KEY"] < key]',
      'console print: environment A_KEY [a.key < os.environ["A_KEY"] < key]',
    ],
  },
  'attributes of two classes are not mixed': {
    code:
      `${head}class A:\n    def __init__(self):\n        self.value = kv.get_secret("x")\n` +
      'class B:\n    def show(self):\n        print(self.value)\n',
    facts: ['console print: name value [self.value]'],
  },
  'a base class, a constant of the class and a property': {
    code:
      `${head}class A:\n    NAME = "a"\n    def __init__(self):\n        self.key = os.environ["A_KEY"]\n` +
      'class B(A):\n    @property\n    def word(self):\n        return kv.get_secret("x")\n' +
      '    def show(self):\n        print(self.key, self.NAME, B.NAME, self.word)\n',
    facts: [
      'console print: environment A_KEY [self.key < os.environ["A_KEY"]]',
      "console print: 'a' used at self.NAME",
      "console print: 'a' used at B.NAME",
      'console print: Key Vault secret \'x\' [self.word < kv.get_secret("x")]',
    ],
  },
  'methods that are called on self, on an object and on the class': {
    code:
      `${head}class A:\n    def show(self, text):\n        print(text)\n    @staticmethod\n    def tell(text):\n        print(text)\n` +
      '    def run(self):\n        self.show(os.environ["A_KEY"])\nA().show("b")\nA.tell(os.environ["C_KEY"])\n',
    facts: [
      'console print: environment A_KEY [text < os.environ["A_KEY"]] + \'b\'',
      'console print: environment C_KEY [text < os.environ["C_KEY"]]',
    ],
  },
  'a method of an object that is not known may be this one': {
    code: `${head}class A:\n    def show(self, text):\n        print(text)\nA().show("b")\nother.show(x)\n`,
    facts: ["console print: 'b' + name text [text]"],
  },
  'entries of a dict, in the literal and put in later': {
    code: `${head}d = {"mode": "fast", "key": os.environ["K_KEY"]}\nd["more"] = os.environ["M_KEY"]\nprint(d["mode"], d["key"], d["more"], d["other"])\n`,
    facts: [
      "console print: 'fast'",
      'console print: environment K_KEY [d["key"] < os.environ["K_KEY"]]',
      'console print: environment M_KEY [d["more"] < os.environ["M_KEY"]]',
      'console print: name other [d["other"]]',
    ],
  },
  'the keys of a dict are not what it holds': {
    code:
      `${head}headers = {"Authorization": kv.get_secret("x")}\nfor name, value in headers.items():\n    print(name, value)\n` +
      'for name in headers:\n    print(name)\nfor i, x in enumerate([pw]):\n    print(i)\n',
    facts: [
      'console print: name name [name]',
      'console print: Key Vault secret \'x\' [value < kv.get_secret("x") < headers]',
      'console print: name name [name]',
      'console print: name i [i]',
    ],
  },
  'a variable that the program sets itself': {
    code: `${head}os.environ["X"] = kv.get_secret("s")\nprint(os.environ["X"])\nprint(os.getenv("X"))\nos.environ["Y"] = "1"\nprint(os.environ["Y"])\n`,
    facts: [
      'console print: environment X [os.environ["X"]] + Key Vault secret \'s\' [os.environ["X"] < kv.get_secret("s")]',
      'console print: environment X [os.getenv("X")] + Key Vault secret \'s\' [os.getenv("X") < kv.get_secret("s")]',
      'console print: environment Y [os.environ["Y"]]',
    ],
  },
});

table('scripts that several calls name', ['codeRun'], {
  'are not joined to one': {
    code: `${head}def run(script):\n    command(code="src", command=f"python {script}")\nrun("a.py")\nrun("b.py")\n`,
    facts: ['src: '],
  },
  'but one is read': {
    code: `${head}def run(script):\n    command(code="src", command=f"python {script}")\nrun("a.py")\n`,
    facts: ['src: a.py'],
  },
});
