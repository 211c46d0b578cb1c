/** What `--help` prints; `docs/cli.md` holds the same text, which a test compares. */
export const helpText = `Finds security mistakes in Azure Machine Learning code and configuration.

Usage
  aml-guard lint [paths…]      judge files and folders (default: the working folder)
  aml-guard lint -             judge standard input; needs --stdin-filename
  aml-guard rules              list the rules
  aml-guard explain <rule>     say what a rule finds and why
  aml-guard threats [folder]   write a checklist of threats unique to machine learning, THREATS.md
  aml-guard --help | --version

Options of lint
  --format pretty|json|sarif   how to write the report (default: pretty)
  --output, -o FILE            write the report to a file instead of standard output
  --fail-on SEVERITY           info, low, medium, high or critical: the lowest severity that makes the
                               command fail (default: low)
  --strictness LEVEL           regular, pedantic or auditor (default: what the configuration says)
  --config FILE                use this configuration file instead of the .aml-guard.yaml found upwards
  --stdin-filename NAME        what standard input is called, such as jobs/train.yml
  --no-color                   no colours; the variable NO_COLOR does the same

Options of threats
  --output, -o FILE            what to write, or - for standard output (default: THREATS.md)
  --force                      write over a file that is there

Options of rules
  --format pretty|json         how to write the list (default: pretty)

Exit codes
  0  no finding at or above --fail-on
  1  at least one such finding
  2  wrong usage or configuration; nothing was linted
  3  a file could not be read or a rule failed; the findings that there are have been written
`;
