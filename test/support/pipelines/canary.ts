/** Values that the services send and that may stand in no snapshot. */
export const canary = {
  secret: 'canary-secret-q8Zt71LmXw',
  value: 'canary-value-of-a-variable',
  person: 'Canary Person',
  mail: 'canary.person@contoso.example',
  tenant: '99999999-aaaa-4bbb-8ccc-00000000000a',
  application: '99999999-aaaa-4bbb-8ccc-00000000000b',
} as const;
