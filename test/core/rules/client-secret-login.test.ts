import { clientSecretLogin } from '../../../src/core/rules/client-secret-login.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof clientSecretLogin.messages;

const python: Cases<Ids> = {
  shows: {
    hit: 'a service principal',
    nearMiss: 'a certificate of a service principal',
    absent: 'sign-ins without a secret',
    dynamic: ['a service principal, in both SDKs', 'a class that is computed'],
  },
  valid: {
    'a certificate of a service principal': `
      from azure.ai.ml import MLClient
      from azure.identity import CertificateCredential, ClientSecretCredential
      credential = CertificateCredential(tenant, client, path)
    `,
    'a class that is computed': `
      import azure.identity
      from azure.ai.ml import MLClient
      credential = getattr(azure.identity, kind)(tenant, client, secret)
    `,
    'sign-ins without a secret': `
      from azure.ai.ml import MLClient
      from azure.identity import DefaultAzureCredential, ManagedIdentityCredential
      client = MLClient(DefaultAzureCredential(), "s", "g", "w")
      other = MLClient(ManagedIdentityCredential(), "s", "g", "w")
    `,
    'an import and a text': `
      from azure.ai.ml import MLClient
      from azure.identity import ClientSecretCredential
      print("ClientSecretCredential(secret)")
    `,
    'a file that has nothing to do with Azure ML': `
      from azure.identity import ClientSecretCredential
      credential = ClientSecretCredential(tenant, client, secret)
    `,
    'an accepted finding': `
      from azure.ai.ml import MLClient
      from azure.identity import ClientSecretCredential
      credential = ClientSecretCredential(t, c, s)  # aml-guard: allow client-secret-login -- build server
    `,
  },
  invalid: {
    'a service principal': {
      code: `
        from azure.ai.ml import MLClient
        from azure.identity import CertificateCredential, ClientSecretCredential
        credential = «ClientSecretCredential»(tenant, client, secret)
      `,
      findings: ['clientSecret'],
    },
    'a service principal, in both SDKs': {
      code: `
        import os
        import azure.identity
        from azureml.core.authentication import ServicePrincipalAuthentication as Login
        one = «Login»(
            tenant_id=tenant, service_principal_id=client, service_principal_password=os.environ["SECRET"]
        )
        two = azure.identity.«ClientSecretCredential»(tenant, client, secret)
      `,
      findings: ['clientSecret', 'clientSecret'],
    },
    'a person’s password, in a call that is not finished': {
      code: `
        from azure.ai.ml import MLClient
        from azure.identity import UsernamePasswordCredential
        credential = «UsernamePasswordCredential»(client, user, password
      `,
      findings: ['password'],
    },
  },
};

testRule(clientSecretLogin, { python });
