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

/** The same with what a widget keeps out of sight, as a JSON text inside JSON. */
function notebookWithWidget(kept: string): string {
  return notebook('').replace(
    /"outputs": \[.*\n.*\n.*\]\}\]/,
    `"outputs": [{"output_type": "display_data", "metadata": {}, "data": {
            "application/aml.mini.widget.v1": "{\\"run_logs\\": \\"${kept}\\"}",
            "text/plain": ["_UserRunWidget(widget_settings={})"]
          }}]`,
  );
}

const signed = Buffer.from('larkspur-not-a-signature-32bytes').toString('base64').replace('=', '%3D');
const address = 'https://stchurn.blob.core.windows.net/logs/70.txt?sv=2019-02-02&sr=b&se=2031-01-01&sp=r';

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
    'a signed address in what a widget keeps': {
      code: notebookWithWidget(`${address}&sig=«${signed}»`),
      findings: ['output'],
    },
    'two keys, of which one was only said on the way': {
      code: notebook(`"«${made.storageKey}»\\n", "ok\\n", "x=«${made.storageKey}»"`),
      findings: ['output', 'output'],
    },
  },
};

testRule(credentialInNotebookOutput, { notebook: notebooks });
