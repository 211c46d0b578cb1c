import { datastoreOverHttp } from '../../../../src/posture/checks/data/datastore-over-http.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/datastores';
const protocol = (word: unknown) => ({
  [list]: [{ id: `${ids.workspace}/datastores/raw`, properties: { accountName: 'stchurnprod', protocol: word } }],
});

testCheck(datastoreOverHttp, {
  pass: {
    https: {},
    'no value, which means https': { given: protocol(null) },
    'the word in another case': { given: protocol('HTTPS') },
  },
  fail: { http: { given: protocol('http'), says: /protocol is http/ } },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'a value of another type': { given: protocol(443) },
  },
  notApplicable: {
    'no datastore': { given: { [list]: [] } },
    OneLake: { given: { [list]: [{ id: `${ids.workspace}/datastores/lake`, properties: { endpoint: 'onelake' } }] } },
  },
});
