import { credentialInNotebookOutput } from '../../../src/core/rules/credential-in-notebook-output.js';
import { made } from '../../support/made-secrets.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof credentialInNotebookOutput.messages;

/** A notebook of one cell with what it printed, as the elements of a JSON list. */
function notebook(printed: string): string {
  return `
    {
      "cells": [
        {
          "cell_type": "code",
          "source": ["import mlflow\\n", "print(get_details())"],
          "outputs": [{"output_type": "stream", "name": "stdout", "text": [
            ${printed}
          ]}]
        }
      ],
      "metadata": {"kernelspec": {"language": "python"}},
      "nbformat": 4
    }
  `;
}

const notebooks: Cases<Ids> = {
  shows: {
    hit: 'a key that was printed',
    nearMiss: 'a key that is masked',
    absent: 'nothing of that kind',
    dynamic: { notApplicable: 'an output holds what was printed, and nothing fills it in later' },
  },
  valid: {
    'a key that is masked': notebook(`"AccountKey=${'*'.repeat(88)}\\n"`),
    'nothing of that kind': notebook('"AUC 0.91\\n"'),
    'a notebook that has nothing to do with Azure ML': notebook(`"AccountKey=${made.storageKey}\\n"`).replace(
      'import mlflow',
      'import pandas',
    ),
    'a key in the source of a cell, which is judged by another rule': notebook('"AUC 0.91\\n"').replace(
      'get_details()',
      `'${made.storageKey}'`,
    ),
  },
  invalid: {
    'a key that was printed': { code: notebook(`"AccountKey=«${made.storageKey}»\\n"`), findings: ['output'] },
    'two keys, of which one was only said on the way': {
      code: notebook(`"«${made.storageKey}»\\n", "ok\\n", "x=«${made.storageKey}»"`),
      findings: ['output', 'output'],
    },
  },
};

testRule(credentialInNotebookOutput, { notebook: notebooks });
