# SYNTAX TEST "source.shell" "references and comments in a script"
az ml job create --set "environment=azureml:churn@latest" --file train.yml
#                                   ^^^^^^^ support.type.azureml
#                                           ^^^^^ entity.name.type.reference.azureml
#                                                 ^^^^^^ constant.language.label.azureml
az ml data create --path 'azureml://datastores/orders/paths/2031'
#                                              ^^^^^^ entity.name.type.reference.azureml
echo "$TOKEN" # aml-guard: allow secret-in-log -- masked by the runner
#               ^^^^^^^^^^ keyword.other.aml-guard
#                                ^^^^^^^^^^^^^ entity.name.tag.rule.aml-guard
