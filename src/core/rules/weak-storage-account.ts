import type { StorageAccountSetting } from '../facts/storage-account.js';
import { placeOfUse } from '../facts/field.js';
import { readSwitch } from '../facts/switch.js';
import type { Fix, SettingValue } from '../findings/finding.js';
import { defineRule } from './define-rule.js';

export const weakStorageAccount = defineRule({
  id: 'weak-storage-account',
  summary: 'storage account that takes plain HTTP, old TLS or anonymous readers',
  serves: 'network-storage',
  severity: 'medium',
  confidence: 'high',
  since: '0.1.0',
  fixable: 'unsafe',
  references: [
    'https://learn.microsoft.com/azure/storage/common/transport-layer-security-configure-minimum-version',
    'https://learn.microsoft.com/azure/storage/common/storage-require-secure-transfer',
    'https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-prevent',
  ],
  messages: {
    anonymous: 'Containers of this storage account may be opened to readers who do not sign in',
    plainHttp: 'This storage account takes unencrypted requests',
    oldTls: 'This storage account takes TLS versions whose encryption is broken',
  },
  visit: {
    storageAccountSetting(setting, report) {
      const span = placeOfUse(setting.value, setting.span);
      const state = readSwitch(setting.value);
      switch (setting.setting) {
        case 'allow_blob_public_access':
          if (state === 'on') {
            report('anonymous', { span, severity: 'high', fixes: fixesFor(setting, false) });
          }
          return;
        case 'enable_https_traffic_only':
          if (state === 'off') {
            report('plainHttp', { span, fixes: fixesFor(setting, true) });
          }
          return;
        case 'minimum_tls_version':
          if (setting.value.state === 'literal' && /^TLS1_[01]$/i.test(setting.value.value)) {
            report('oldTls', { span, fixes: fixesFor(setting, 'TLS1_2') });
          }
          return;
      }
    },
  },
});

// Old clients and anonymous readers are cut off, hence "unsafe".
function fixesFor(setting: StorageAccountSetting, value: SettingValue): readonly Fix[] {
  const title =
    typeof value === 'string'
      ? 'Take TLS 1.2 and later only'
      : value
        ? 'Take HTTPS only'
        : 'Keep anonymous readers out';
  return [{ title, safety: 'unsafe', patches: [{ op: 'setting', on: setting, key: setting.setting, value }] }];
}
