/** What reading a key vault takes. */
export const readVault = 'Microsoft.KeyVault/vaults/read';
