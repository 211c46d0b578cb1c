import { defineRule } from './define-rule.js';

export const pipelineWithoutSecurityScan = defineRule({
  id: 'pipeline-without-security-scan',
  summary: 'pipeline that submits or deploys without any security scanning step',
  serves: 'pipeline-security-scanning',
  severity: 'info',
  confidence: 'low',
  strictness: 'pedantic',
  since: '0.1.0',
  fixable: 'no',
  references: [
    'https://learn.microsoft.com/azure/defender-for-cloud/configure-azure-devops-extension',
    'https://learn.microsoft.com/azure/defender-for-cloud/iac-vulnerabilities',
  ],
  messages: {
    missing: 'Nothing in this pipeline looks for secrets, vulnerable dependencies or insecure code before {what} runs',
  },
  visit: {
    pipelineSummary(pipeline, report) {
      if (!pipeline.scansSecurity) {
        report('missing', { span: pipeline.span, data: { what: 'the work on Azure ML' } });
      }
    },
  },
});
