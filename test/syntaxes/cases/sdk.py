# SYNTAX TEST "source.python" "references, expressions and comments in Python"
job = command(
    command="python train.py --orders ${{inputs.orders}} $[[--trees ${{inputs.trees}}]]",
#                                     ^^^ punctuation.definition.template-expression.begin.azureml
#                                        ^^^^^^ support.variable.binding.azureml
#                                               ^^^^^^ variable.parameter.azureml
#                                                        ^^^ keyword.control.optional.begin.azureml
#                                                                                    ^^ keyword.control.optional.end.azureml
    environment="azureml:churn:3",
#                ^^^^^^^ support.type.azureml
#                        ^^^^^ entity.name.type.reference.azureml
#                              ^ constant.numeric.version.azureml
    compute='azureml:cpu-cluster',
#                    ^^^^^^^^^^^ entity.name.type.reference.azureml
    label=f"{name} --orders ${{{{inputs.orders}}}} ${{inputs}}",
#                            ^^^^ punctuation.definition.template-expression.begin.azureml
#                                ^^^^^^ support.variable.binding.azureml
#                                             ^^^^ punctuation.definition.template-expression.end.azureml
    path="azureml://datastores/orders/paths/2031/",
#         ^^^^^^^ support.type.azureml
#                              ^^^^^^ entity.name.type.reference.azureml
#                                           ^^^^^ string.unquoted.path.azureml
    where=f"azureml://datastores/{store}/paths/2031/",
#           ^^^^^^^ support.type.azureml
#                     ^^^^^^^^^^ keyword.other.collection.azureml
#                                 ^^^^^ - entity.name.type.reference.azureml
    text="""--model ${{outputs.model}}
#                      ^^^^^^^ support.variable.binding.azureml
    --data azureml:orders@latest""",
#                  ^^^^^^ entity.name.type.reference.azureml
)
azureml = {"inputs": 1}
# <------- - support.type.azureml
print(password)  # aml-guard: allow secret-in-log -- masked by the runner
#                  ^^^^^^^^^^ keyword.other.aml-guard
#                             ^^^^^ keyword.control.aml-guard
#                                   ^^^^^^^^^^^^^ entity.name.tag.rule.aml-guard
print("# aml-guard: allow secret-in-log -- no comment")
#        ^^^^^^^^^^ - keyword.other.aml-guard
pool = "${{ variables.pool }} ${{ secrets.X }}"
#           ^^^^^^^^^ - support.variable.binding.azureml
#                                 ^^^^^^^ - support.variable.binding.azureml
