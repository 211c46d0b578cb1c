import { defineRule } from './define-rule.js';
import { withArticle } from './evidence.js';

export const credentialInNotebookOutput = defineRule({
  id: 'credential-in-notebook-output',
  summary: 'credential in the stored output of a notebook cell',
  serves: 'identity-no-secrets',
  severity: 'high',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'no',
  references: [
    'https://learn.microsoft.com/azure/storage/common/storage-sas-overview',
    'https://nbformat.readthedocs.io/en/latest/format_description.html',
  ],
  messages: {
    output: "The cell's stored output holds {what}; clear the outputs before the notebook is shared, and revoke it",
  },
  visit: {
    secretValue(value, report) {
      if (value.where === 'output' && value.match.format.severity !== 'low') {
        report('output', {
          span: value.span,
          confidence: value.match.confidence,
          strictness: value.match.confidence === 'low' ? 'pedantic' : 'regular',
          data: { what: withArticle(value.match.format.title) },
        });
      }
    },
  },
});
