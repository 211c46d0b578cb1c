import { onlineEndpointWithoutLogs } from '../../../../src/posture/checks/endpoints/online-endpoint-without-logs.js';
import { diagnosticSetting, ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/onlineEndpoints/churn/providers/Microsoft.Insights/diagnosticSettings';
const sent = (...logs: Record<string, unknown>[]) => ({ given: { [list]: [diagnosticSetting(ids.workspace, logs)] } });

testCheck(onlineEndpointWithoutLogs, {
  pass: {
    'all logs': {},
    'two categories': sent(
      { category: 'AmlOnlineEndpointTrafficLog', enabled: true },
      { category: 'amlOnlineEndpointEventLog', enabled: true },
    ),
  },
  fail: {
    'no setting': { given: { [list]: [] }, says: /no diagnostic setting/ },
    'the console only': {
      ...sent({ category: 'AmlOnlineEndpointConsoleLog', enabled: true }),
      says: /Not sent: AmlOnlineEndpointTrafficLog/,
    },
  },
  unknown: {
    'refused settings': { given: { [list]: 'forbidden' } },
    'a refused list of endpoints': { given: { 'workspace/onlineEndpoints': 'forbidden' } },
  },
  notApplicable: { 'no endpoint': { given: { 'workspace/onlineEndpoints': [] } } },
});
