/** What hosts need of the Python parser themselves; from here, so that there is one copy of it among the bundles. */
export { parser } from '@lezer/python';
