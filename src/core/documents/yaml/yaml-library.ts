/** What hosts need of the YAML library themselves; from here, so that there is one copy of it among the bundles. */
export { Lexer, stringify } from 'yaml';
