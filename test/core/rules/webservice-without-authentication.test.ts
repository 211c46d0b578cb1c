import { webserviceWithoutAuthentication } from '../../../src/core/rules/webservice-without-authentication.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof webserviceWithoutAuthentication.messages;

const python: Cases<Ids> = {
  shows: {
    hit: ['switched off', 'the default on Container Instances'],
    nearMiss: 'switched on',
    absent: 'a service on this machine',
    dynamic: 'what it cannot see',
  },
  valid: {
    'switched on': `
      from azureml.core.webservice import AciWebservice
      one = AciWebservice.deploy_configuration(auth_enabled=True)
    `,
    'keys, tokens, and the default on Kubernetes': `
      from azureml.core.webservice import AciWebservice, AksWebservice
      one = AciWebservice.deploy_configuration(auth_enabled=True)
      two = AksWebservice.deploy_configuration()
      three = AksWebservice.deploy_configuration(auth_enabled=False, token_auth_enabled=True)
    `,
    'a service on this machine': `
      from azureml.core.webservice import LocalWebservice
      one = LocalWebservice.deploy_configuration(port=8890)
    `,
    'an accepted finding': `
      from azureml.core.webservice import AciWebservice
      # aml-guard: allow webservice-without-authentication -- made-up data
      one = AciWebservice.deploy_configuration(cpu_cores=1)
    `,
  },
  invalid: {
    'switched off': {
      code: `
        from azureml.core.webservice import AciWebservice
        one = AciWebservice.deploy_configuration(auth_enabled=«False»)
      `,
      findings: ['explicit'],
      fixed: `
        from azureml.core.webservice import AciWebservice
        one = AciWebservice.deploy_configuration(auth_enabled=True)
      `,
    },
    'authentication that is switched off': {
      code: `
        from azureml.core.webservice import AciWebservice, AksWebservice
        one = AciWebservice.deploy_configuration(auth_enabled=«False»)
        two = AksWebservice.deploy_configuration(auth_enabled=«False»)
      `,
      findings: ['explicit', 'explicit'],
      fixed: `
        from azureml.core.webservice import AciWebservice, AksWebservice
        one = AciWebservice.deploy_configuration(auth_enabled=True)
        two = AksWebservice.deploy_configuration(auth_enabled=True)
      `,
    },
    'the default on Container Instances': {
      code: `
        from azureml.core.webservice import AciWebservice
        one = AciWebservice.«deploy_configuration»(cpu_cores=1,
                                                 memory_gb=1)
        two = AciWebservice.«deploy_configuration»()
      `,
      findings: ['implicit', 'implicit'],
      fixed: `
        from azureml.core.webservice import AciWebservice
        one = AciWebservice.deploy_configuration(cpu_cores=1,
                                                 memory_gb=1,
                                                 auth_enabled=True)
        two = AciWebservice.deploy_configuration(auth_enabled=True)
      `,
    },
    'what it cannot see': {
      code: `
        from azureml.core.webservice import AciWebservice
        one = AciWebservice.deploy_configuration(auth_enabled=«settings["auth"]»)
        two = AciWebservice.deploy_configuration(«**settings»)
      `,
      findings: ['unknown', 'unknown'],
    },
  },
};

testRule(webserviceWithoutAuthentication, { python });
