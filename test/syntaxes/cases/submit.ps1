# SYNTAX TEST "source.powershell" "a comment behind a command"
Write-Host $token # aml-guard: allow secret-in-pipeline-log -- a demo
#                   ^^^^^^^^^^ keyword.other.aml-guard
#                                    ^^^^^^^^^^^^^^^^^^^^^^ entity.name.tag.rule.aml-guard
