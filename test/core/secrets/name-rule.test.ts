import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { classifyName, classifyPersonName } from '../../../src/core/secrets/name-rule.js';
import { seededRandom } from './made-keys.js';

const strong =
  'password PASSWORD admin_password adminPassword admin_user_password DB_PASSWORD SQL_PWD sql-pwd pwd passwd passphrase ' +
  'secret SECRET client_secret clientSecret CLIENT_SECRET AZURE_CLIENT_SECRET app.secret POWERFUL_SECRET api_key apiKey ' +
  'ApiKey apikey API_KEY APIKEY api-key OPENAI_API_KEY WANDB_API_KEY AZURE_OPENAI_KEY AZURE_OPENAI_API_KEY accesskey ' +
  'access_key accessKey AWS_SECRET_ACCESS_KEY account_key storage_account_key STORAGE_KEY AZURE_STORAGE_KEY ' +
  'CONTENT_SAFETY_KEY COSMOS_KEY SEARCH_KEY COGNITIVE_SERVICE_KEY SUBSCRIPTION_KEY Ocp-Apim-Subscription-Key ' +
  'private_key PRIVATE_KEY ENCRYPTION_KEY SIGNING_KEY master_key HF_TOKEN HUGGINGFACE_TOKEN hf_token access_token ' +
  'accessToken ACCESS_TOKEN SAS_TOKEN sas_token sasToken BLOB_SAS DATABRICKS_TOKEN GITHUB_TOKEN GITHUB_PAT AZDO_PAT ' +
  'PAT github_pat adoPat refresh_token MLFLOW_TRACKING_TOKEN MLFLOW_TRACKING_PASSWORD connectionString connection_string ' +
  'CONNECTION_STRING AZURE_STORAGE_CONNECTION_STRING CONNSTR conn_str connStr SQL_CONN_STR db_pass SMTP_PASS ' +
  'SERVICE_PRINCIPAL_PASSWORD service_principal_password SP_SECRET DB_PASSWORD_PROD API_KEY_2 password1 ' +
  'API_KEY_VALUE OPENAIKey HFToken SLACK_BOT_TOKEN kaggle_key NGC_API_KEY aacs_access_key MY_CUSTOM_KEY TEAMS_TOKEN';

const weak =
  'primary_key secondary_key endpoint_primary_key credential credentials CREDENTIALS secrets license_key sas_url ' +
  'SAS_URI PWD some_token pat sas jwt';

const harmless =
  'key token keys tokens KEY TOKEN SECRET_NAME secret_name secretName KEY_NAME API_KEY_NAME SECRET_ID key_id ' +
  'TOKEN_URI token_url TOKEN_ENDPOINT PASSWORD_FILE password_file SECRET_PATH SECRET_SCOPE secret_scope KEY_VAULT ' +
  'KEYVAULT_NAME KEY_VAULT_SECRET KEYVAULT_SECRET KV_SECRET_OPENAI token_count TOKEN_COUNT key_type TOKEN_TYPE ' +
  'AUTH_MODE auth_mode key_column key_version TOKEN_EXPIRY password_length PASSWORD_RETRIES token_limit key_format ' +
  'token_enabled MAX_TOKENS max_tokens num_tokens n_tokens total_tokens prompt_tokens api_keys partition_key ' +
  'partitionKey sort_key foreign_key public_key ssh_public_key cache_key feature_key text_key label_key join_key ' +
  'row_key dict_key group_key index_key sentence1_key sentence2_key database_primary_key pad_token eos_token bos_token ' +
  'sep_token mask_token cls_token unk_token special_token max_token num_token new_token pad_token_id eos_token_id ' +
  'PAD_TOKEN tokenizer TOKENIZERS_PARALLELISM tokenizer_name use_auth_token is_secret has_password use_key ' +
  'num_key_value_heads max_key AZUREML_WORKSPACE_CONNECTION_ID_OPENAI_KEY AZURE_AUTHORITY_HOST secretary keyboard ' +
  'monkey keyword key_words tokenize passenger passed forward_pass num_pass password_policy connection ' +
  'CONNECTION_NAME connection_id author authority basic_auth PATH path pattern patch sasquatch OLDPWD state_key ' +
  'metric_key dataset_key random_key sentence image_token next_token page_token query_key hash_key run_id name ' +
  'model_name learning_rate AZURE_CLIENT_ID AZURE_TENANT_ID SUBSCRIPTION_ID WORKSPACE_NAME storage_account_name ' +
  'include_pat filePat AZURE_OPENAI_ENDPOINT OPENAI_API_BASE OPENAI_API_VERSION key_phrases sort_keys x y _ 1 ';

describe('classifyName', () => {
  for (const name of strong.trim().split(/\s+/)) {
    it(`is sure of ${name}`, () => {
      assert.equal(classifyName(name).certainty, 'strong');
    });
  }
  for (const name of weak.trim().split(/\s+/)) {
    it(`suspects ${name}`, () => {
      assert.equal(classifyName(name).certainty, 'weak');
    });
  }
  for (const name of harmless.trim().split(/\s+/)) {
    it(`lets ${name} pass`, () => {
      assert.deepEqual(classifyName(name), { secret: false });
    });
  }

  it('says which words decided', () => {
    assert.equal(classifyName('AZURE_OPENAI_KEY').word, 'openai key');
    assert.equal(classifyName('storageConnectionString').word, 'connection string');
  });

  it('never throws', () => {
    const random = seededRandom(3);
    for (let round = 0; round < 500; round++) {
      const codes = Array.from({ length: Math.floor(random() * 40) }, () => Math.floor(random() * 300));
      const name = String.fromCharCode(...codes);
      classifyName(name);
      classifyPersonName(name);
    }
    assert.deepEqual(classifyName('KEY'.repeat(1000)), { secret: false });
  });
});

describe('classifyPersonName', () => {
  const personal: Readonly<Record<string, string>> = {
    'user name':
      'user_name username userName USERNAME USER user user_id userId user_alias requested_for requestedFor actor ' +
      'triggering_actor current_user upn submitted_by user_principal_name',
    'e-mail address': 'email user_email userEmail EMAIL notify_email e_mail email_address RequestedForEmail',
    'patient id': 'patient_id patientId PATIENT_ID patient mrn MRN patient_name medical_record_number',
    'person id': 'person_id personId participant_id',
    'customer id': 'customer_id customerId customer_name CUSTOMER member_id',
    'employee id': 'employee_id staff_id employeeNumber',
    'national id': 'ssn SSN national_id nationalId social_security_number passport_number nhs_number',
    'person name': 'first_name lastName full_name',
    'phone number': 'phone_number phone',
    'date of birth': 'dob date_of_birth birth_date',
  };
  for (const [what, names] of Object.entries(personal)) {
    for (const name of names.split(' ')) {
      it(`knows ${name} for a ${what}`, () => {
        assert.deepEqual(classifyPersonName(name), { personal: true, what });
      });
    }
  }

  const impersonal =
    'user_agent user_id_column email_template email_enabled patient_count num_patients send_email is_customer ' +
    'customer_segment user_assigned_identity user_managed_identity username_column display_name experiment_name ' +
    'run_name name model_name db_username SQL_USER_NAME admin_username registry_username actor_lr actor_loss ' +
    'user_prompt user_input person_detector customer_churn_model emailer hashed_patient_id client_id tenant_id ' +
    'object_id run_id file_name host_name user_dir USERDOMAIN';
  for (const name of impersonal.split(' ')) {
    it(`lets ${name} pass`, () => {
      assert.deepEqual(classifyPersonName(name), { personal: false });
    });
  }
});
