/** What `--help` prints; `docs/cli.md` holds the same text, which a test compares. */
export const helpText = `Finds security mistakes in Azure Machine Learning code and configuration.

Usage
  aml-guard lint [paths…]      judge files and folders (default: the working folder)
  aml-guard lint -             judge standard input; needs --stdin-filename
  aml-guard posture            judge a workspace of Azure, or a snapshot of one
  aml-guard rules              list the rules for files
  aml-guard checks             list the checks of workspaces
  aml-guard explain <id>       say what a rule or a check finds and why
  aml-guard threats [folder]   write a checklist of threats unique to machine learning, THREATS.md
  aml-guard --help | --version

Options of lint
  --format pretty|json|sarif   how to write the report (default: pretty)
  --output, -o FILE            write the report to a file instead of standard output
  --fail-on SEVERITY           info, low, medium, high or critical: the lowest severity that makes the
                               command fail (default: low)
  --strictness LEVEL           regular, pedantic or auditor (default: what the configuration says)
  --config FILE                use this configuration file instead of the .aml-guard.yaml found upwards
  --snapshot FILE              what is known of the workspace: a snapshot that "aml-guard posture --export" or
                               the editor has saved
  --stdin-filename NAME        what standard input is called, such as jobs/train.yml
  --no-color                   no colours; the variable NO_COLOR does the same

Options of posture
  --workspace, -w ID           resource id of the workspace, which is read from Azure (default: the one that
                               config.json or .azureml/config.json of the working folder names)
  --snapshot FILE              judge a snapshot that was exported before; asks nothing of Azure
  --auth WAY                   azureCli, workloadIdentity, azurePipelines or accessToken (default: a federated
                               identity where the variables of one are set, else the session of az login);
                               accessToken takes the variable AML_GUARD_ACCESS_TOKEN
  --tenant ID                  the tenant to sign in to
  --cloud NAME                 public, usGovernment, china, or https://host of a Resource Manager
                               (default: public)
  --format FORMAT              pretty, html, markdown, json, sarif or csv (default: pretty)
  --output, -o FILE            write the report to a file instead of standard output
  --export FILE                keep what was read as a snapshot; it holds no secrets
  --compare FILE               say what differs from an earlier snapshot
  --fail-on SEVERITY           the lowest severity of a failing check that makes the command fail
                               (default: high)
  --fail-on-unknown            also fail when something could not be judged

Options of threats
  --output, -o FILE            what to write, or - for standard output (default: THREATS.md)
  --force                      write over a file that is there

Options of rules and checks
  --format pretty|json         how to write the list (default: pretty)

Exit codes
  0  no finding at or above --fail-on
  1  at least one such finding
  2  wrong usage or configuration; nothing was judged
  3  a file or the workspace could not be read, or a rule or check failed; what was found has been written
`;
