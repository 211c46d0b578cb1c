import { severities, strictnesses } from '../core/findings/finding.js';

/** The forms of a report of `lint`. */
export const lintFormats = [
  'pretty',
  'json',
  'sarif',
  'github',
  'azuredevops',
  'junit',
  'html',
  'markdown',
  'csv',
] as const;
export type { LintFormat } from '../formats/format-lint.js';
/** The forms of a report of `posture`. */
export const postureFormats = ['pretty', 'html', 'markdown', 'json', 'sarif', 'csv'] as const;
/** The forms of a report of `fleet`. */
export const fleetFormats = ['pretty', 'html', 'markdown', 'json', 'sarif', 'csv'] as const;
/** The forms of `posture --access` and `posture --principal`. */
export const accessFormats = ['pretty', 'markdown', 'json'] as const;
export const listFormats = ['pretty', 'json'] as const;
/** The forms of a plan of repairs. */
export const planFormats = ['pretty', 'markdown', 'json', 'cli', 'bicep', 'terraform'] as const;

/** The ways of `posture` and `fleet` to sign in. */
export const authWays = ['azureCli', 'workloadIdentity', 'azurePipelines', 'accessToken'] as const;
/** The shells that a completion can be written for. */
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

/** What an option takes behind its name. */
type Value =
  /** Nothing: it is there or not. */
  | { readonly is: 'none' }
  | {
      readonly is: 'one of';
      readonly words: readonly string[];
      readonly name: string;
      /** What it means to give the option without a value (default: it needs one). */
      readonly alone?: string;
    }
  | { readonly is: 'file'; readonly name: string }
  | { readonly is: 'text'; readonly name: string };

/** One option of one command. */
export interface Option {
  readonly name: string;
  readonly short?: string;
  readonly value: Value;
  /** Whether it may be given more than once (default: no). */
  readonly many?: true;
  /** For the help; lines are broken there. */
  readonly help: string;
}

export interface Command {
  readonly name: string;
  /** What stands behind the name in the help: `[paths…]`. */
  readonly takes?: string;
  readonly help: string;
  /** What a completion offers where no option is meant (default nothing). */
  readonly completes?: 'files' | 'rules' | 'shells';
  readonly options: readonly Option[];
}

const none: Value = { is: 'none' };
const file: Value = { is: 'file', name: 'FILE' };
const output: Option = {
  name: 'output',
  short: 'o',
  value: file,
  help: 'write the report to a file instead of standard output',
};
const severity: Value = { is: 'one of', words: severities, name: 'SEVERITY' };
const config: Option = {
  name: 'config',
  value: file,
  help: 'use this configuration file instead of the .aml-guard.yaml found upwards',
};
const strictness: Option = {
  name: 'strictness',
  value: { is: 'one of', words: strictnesses, name: 'LEVEL' },
  help: 'regular, pedantic or auditor (default: what the configuration says)',
};

const signIn: readonly Option[] = [
  {
    name: 'auth',
    value: { is: 'one of', words: authWays, name: 'WAY' },
    help: 'azureCli, workloadIdentity, azurePipelines or accessToken (default: a federated identity where the variables of one are set, else the session of az login); accessToken takes the variable AML_GUARD_ACCESS_TOKEN',
  },
  { name: 'tenant', value: { is: 'text', name: 'ID' }, help: 'the tenant to sign in to' },
  {
    name: 'cloud',
    value: { is: 'text', name: 'NAME' },
    help: 'public, usGovernment, china, or https://host of a Resource Manager (default: public)',
  },
];

function formatOption(words: readonly string[], help: string): Option {
  return { name: 'format', value: { is: 'one of', words, name: 'FORMAT' }, help };
}

const list = formatOption(listFormats, 'pretty or json: how to write the list (default: pretty)');

/** Every command with its options: what is read, what the help says and what shells complete. */
export const commands: readonly Command[] = [
  {
    name: 'lint',
    takes: '[paths…]',
    help: 'judge files, folders and patterns such as "jobs/**/*.yml" (default: the working folder); "-" is standard input, which needs --stdin-filename',
    completes: 'files',
    options: [
      formatOption(lintFormats, `${lintFormats.slice(0, -1).join(', ')} or csv (default: pretty)`),
      output,
      {
        name: 'fail-on',
        value: severity,
        help: 'info, low, medium, high or critical: the lowest severity that makes the command fail (default: low)',
      },
      strictness,
      config,
      {
        name: 'changed-since',
        value: { is: 'text', name: 'REF' },
        help: 'judge only what differs from where the branch left this commit or branch, and what git does not know yet',
      },
      {
        name: 'fix',
        value: { is: 'one of', words: ['safe', 'unsafe'], name: 'KIND', alone: 'safe' },
        help: 'make the safe changes; --fix=unsafe also those that a person has to look at, and asks first',
      },
      { name: 'yes', value: none, help: 'do not ask before --fix=unsafe' },
      { name: 'no-baseline', value: none, help: 'report also what the baseline holds' },
      {
        name: 'snapshot',
        value: file,
        help: 'what is known of the workspace: a snapshot that "aml-guard posture --export" or the editor has saved',
      },
      {
        name: 'stdin-filename',
        value: { is: 'file', name: 'NAME' },
        help: 'what standard input is called, such as jobs/train.yml',
      },
      {
        name: 'threads',
        value: { is: 'text', name: 'N' },
        help: 'how many threads judge at the same time, 1 to 16 (default: one below 200 files, else one for each processor, 8 at most)',
      },
      {
        name: 'no-color',
        value: none,
        help: 'no colours; the variable NO_COLOR does the same, FORCE_COLOR the opposite',
      },
    ],
  },
  {
    name: 'baseline',
    takes: '[paths…]',
    help: 'accept what is found now: write .aml-guard-baseline.json, so that lint reports only what is new',
    completes: 'files',
    options: [config, strictness, { ...output, help: 'write it there instead' }],
  },
  {
    name: 'init',
    takes: '[folder]',
    help: 'write a .aml-guard.yaml to begin with',
    completes: 'files',
    options: [{ name: 'force', value: none, help: 'write over a file that is there' }],
  },
  {
    name: 'config',
    takes: '[file]',
    help: 'show the configuration that holds for a file, and which files it comes from',
    completes: 'files',
    options: [config],
  },
  {
    name: 'posture',
    help: 'judge a workspace of Azure, or a snapshot of one',
    options: [
      {
        name: 'workspace',
        short: 'w',
        value: { is: 'text', name: 'ID' },
        help: 'resource id of the workspace, which is read from Azure (default: the one that config.json or .azureml/config.json of the working folder names)',
      },
      {
        name: 'snapshot',
        value: file,
        help: 'judge a snapshot that was exported before; asks nothing of Azure',
      },
      ...signIn,
      formatOption(postureFormats, 'pretty, html, markdown, json, sarif or csv (default: pretty)'),
      output,
      { name: 'export', value: file, help: 'keep what was read as a snapshot; it holds no secrets' },
      { name: 'compare', value: file, help: 'say what differs from an earlier snapshot' },
      {
        name: 'plan',
        value: { is: 'one of', words: planFormats, name: 'FORM' },
        help: 'write the repairs in an order in which they can be done in place of the report: pretty, markdown, json, or as text in cli, bicep or terraform; with --compare also which repairs of the earlier snapshot are done. Nothing is run',
      },
      {
        name: 'fail-on',
        value: severity,
        help: 'the lowest severity of a failing check that makes the command fail (default: high)',
      },
      { name: 'fail-on-unknown', value: none, help: 'also fail when something could not be judged' },
      {
        name: 'diagnose',
        value: none,
        help: 'let the service look at the workspace from inside too, which takes a minute or two',
      },
      {
        name: 'access-lists',
        value: none,
        help: 'read the access lists of Data Lake accounts too, from their data plane; with --auth accessToken by the variable AML_GUARD_STORAGE_ACCESS_TOKEN',
      },
      {
        name: 'access',
        value: none,
        help: 'write who can do what instead of the verdicts, as pretty, markdown or json',
      },
      {
        name: 'principal',
        value: { is: 'text', name: 'ID' },
        help: 'write all roles of this user, group or service principal (its object id) in all subscriptions instead, as pretty, markdown or json',
      },
      {
        name: 'preview-api',
        value: none,
        help: 'ask preview versions of the API first, which tell what no stable version does',
      },
      {
        name: 'azure-devops',
        value: { is: 'text', name: 'PROJECT' },
        help: 'also read a project of Azure DevOps, organization/project or organization/project/repository; signs in with AZURE_DEVOPS_EXT_PAT or SYSTEM_ACCESSTOKEN where one is set, else as --auth says',
      },
      {
        name: 'github',
        value: { is: 'text', name: 'REPOSITORY' },
        help: 'also read a repository on GitHub, owner/repository; signs in with GITHUB_TOKEN or GH_TOKEN',
      },
      {
        name: 'from-here',
        value: none,
        help: 'also ask the name service of this machine where the names of the workspace lead, private or public; for pretty, markdown and json',
      },
    ],
  },
  {
    name: 'fleet',
    help: 'judge many workspaces of Azure at once, by Resource Graph, or a file of them',
    options: [
      {
        name: 'management-group',
        value: { is: 'text', name: 'NAME' },
        many: true,
        help: 'only workspaces below this management group; may be given more than once',
      },
      {
        name: 'subscription',
        value: { is: 'text', name: 'ID' },
        many: true,
        help: 'only workspaces of this subscription; may be given more than once',
      },
      {
        name: 'tag',
        value: { is: 'text', name: 'NAME[=VALUE]' },
        many: true,
        help: 'only workspaces with this tag; given more than once, they have all of them',
      },
      {
        name: 'snapshot',
        value: file,
        help: 'judge a fleet that was exported before; asks nothing of Azure',
      },
      ...signIn,
      formatOption(fleetFormats, 'pretty, html, markdown, json, sarif or csv (default: pretty)'),
      output,
      { name: 'export', value: file, help: 'keep what was read as a file; it holds no secrets' },
      {
        name: 'compare',
        value: file,
        many: true,
        help: 'say what differs from an earlier fleet; given more than once, also the course over time',
      },
      {
        name: 'confirm',
        value: none,
        help: 'ask Resource Manager again what each failure of --fail-on and above rests on',
      },
      {
        name: 'deep',
        value: { is: 'text', name: 'WORKSPACE' },
        many: true,
        help: 'read this workspace (its name or resource id) from Resource Manager, with what Resource Graph lacks; a number stands for so many of the worst; may be given more than once',
      },
      {
        name: 'fail-on',
        value: severity,
        help: 'the lowest severity of a failing check that makes the command fail (default: high)',
      },
    ],
  },
  { name: 'rules', help: 'list the rules for files', options: [list] },
  { name: 'checks', help: 'list the checks of workspaces', options: [list] },
  {
    name: 'explain',
    takes: '<id>',
    help: 'say what a rule or a check finds and why',
    completes: 'rules',
    options: [],
  },
  {
    name: 'threats',
    takes: '[folder]',
    help: 'write a checklist of threats unique to machine learning, THREATS.md',
    completes: 'files',
    options: [
      {
        name: 'output',
        short: 'o',
        value: file,
        help: 'what to write, or - for standard output (default: THREATS.md)',
      },
      { name: 'force', value: none, help: 'write over a file that is there' },
    ],
  },
  {
    name: 'lsp',
    help: 'serve an editor as a language server, over standard input and output',
    options: [{ name: 'stdio', value: none, help: 'the same; many editors say so' }],
  },
  {
    name: 'mcp',
    takes: '[folder]',
    help: 'serve an agent by the Model Context Protocol, over standard input and output: check files of the folder (default: the working folder), explain rules, judge snapshots',
    completes: 'files',
    options: [
      { name: 'azure', value: none, help: 'also let it read workspaces from Azure; each is asked for first' },
      ...signIn,
    ],
  },
  {
    name: 'completion',
    takes: '<shell>',
    help: 'write what completes commands and options in bash, zsh, fish or powershell',
    completes: 'shells',
    options: [],
  },
];
