/** Which datastores there are decides which other accounts are judged, never the verdict on the workspace's own. */
export const ownAccountStands = { datastores: 'the verdict on the own account does not rest on them' };
