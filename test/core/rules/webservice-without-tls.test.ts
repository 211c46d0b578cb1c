import { webserviceWithoutTls } from '../../../src/core/rules/webservice-without-tls.js';
import { knownWorkspace } from '../../support/known-workspace.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof webserviceWithoutTls.messages;

const python: Cases<Ids> = {
  shows: {
    hit: 'a call that is not finished',
    nearMiss: 'TLS, in a call that is not finished',
    absent: 'a cluster that decides by itself',
    dynamic: 'switched off, the default, and what it cannot see',
  },
  valid: {
    'TLS, in a call that is not finished': `
      from azureml.core.webservice import AciWebservice
      one = AciWebservice.deploy_configuration(ssl_enabled=True,
    `,
    'a cluster that decides by itself': `
      from azureml.core.webservice import AksWebservice
      one = AksWebservice.deploy_configuration(cpu_cores=1)
    `,
    'TLS, and a cluster that decides by itself': `
      from azureml.core.webservice import AciWebservice, AksWebservice
      one = AciWebservice.deploy_configuration(ssl_enabled=True)
      two = AksWebservice.deploy_configuration()
    `,
    'an AKS cluster that answers encrypted': {
      code: `
        from azureml.core.compute import AksCompute
        target = AksCompute(ws, 'aks-score')
      `,
      workspace: knownWorkspace({ production: true }, { computes: { 'aks-score': { kind: 'kubernetes', tls: true } } }),
    },
    'an AKS cluster of tests': {
      code: `
        from azureml.core.compute import AksCompute
        target = AksCompute(ws, 'aks-score')
      `,
      workspace: knownWorkspace(
        { production: false },
        { computes: { 'aks-score': { kind: 'kubernetes', tls: false } } },
      ),
    },
    'an accepted finding': `
      from azureml.core.webservice import AciWebservice
      one = AciWebservice.deploy_configuration(ssl_enabled=False)  # aml-guard: allow webservice-without-tls -- a demo
    `,
  },
  invalid: {
    'an AKS cluster of production that answers in clear, told once': {
      code: `
        from azureml.core.compute import AksCompute, ComputeTarget
        target = AksCompute(ws, '«aks-score»')
        again = ComputeTarget(ws, 'AKS-score')
      `,
      workspace: knownWorkspace(
        { production: true },
        { computes: { 'aks-score': { kind: 'kubernetes', tls: false } } },
      ),
      findings: ['target'],
    },
    'switched off, the default, and what it cannot see': {
      code: `
        from azureml.core.webservice import AciWebservice
        one = AciWebservice.deploy_configuration(ssl_enabled=«False»)
        two = AciWebservice.«deploy_configuration»(auth_enabled=True)
        three = AciWebservice.deploy_configuration(ssl_enabled=«tls»)
      `,
      findings: ['explicit', 'implicit', 'unknown'],
    },
    'a call that is not finished': {
      code: `
        from azureml.core.webservice import AciWebservice
        one = AciWebservice.deploy_configuration(ssl_enabled=«False»,
      `,
      findings: ['explicit'],
    },
  },
};

testRule(webserviceWithoutTls, { python });
