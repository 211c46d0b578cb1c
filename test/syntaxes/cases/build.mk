# SYNTAX TEST "source.makefile" "a comment of its own line"
# aml-guard: allow plain-http -- a test host
# ^^^^^^^^^^ keyword.other.aml-guard
#                  ^^^^^^^^^^ entity.name.tag.rule.aml-guard
