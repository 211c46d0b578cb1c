/** The service endpoint of storage, in the region or in all of them. */
export const storageService = /^Microsoft\.Storage(?:\.Global)?$/i;
