/**
 * Techniques of MITRE ATLAS that a finding of ours gives an attacker, with ATLAS' own names.
 *
 * Source: <https://github.com/mitre-atlas/atlas-data>, `dist/ATLAS.yaml` of version 5.6.0; what a technique means is
 * said there, and a technique stands beside a rule or check only where its description names what is found.
 */
export const atlasTechniques = {
  'AML.T0010': 'AI Supply Chain Compromise',
  'AML.T0010.001': 'AI Software',
  'AML.T0010.002': 'Data',
  'AML.T0010.003': 'Model',
  'AML.T0010.004': 'Container Registry',
  'AML.T0011.000': 'Unsafe AI Artifacts',
  'AML.T0011.001': 'Malicious Package',
  'AML.T0012': 'Valid Accounts',
  'AML.T0018': 'Manipulate AI Model',
  'AML.T0020': 'Poison Training Data',
  'AML.T0025': 'Exfiltration via Cyber Means',
  'AML.T0035': 'AI Artifact Collection',
  'AML.T0040': 'AI Model Inference API Access',
  'AML.T0049': 'Exploit Public-Facing Application',
  'AML.T0055': 'Unsecured Credentials',
  'AML.T0105': 'Escape to Host',
} as const;

/** The id of a technique, such as `AML.T0020`. */
export type AtlasTechnique = keyof typeof atlasTechniques;

/** The ids in the order of their numbers. */
export const atlasTechniqueIds = Object.keys(atlasTechniques) as readonly AtlasTechnique[];

/** The page of a technique. */
export function atlasPage(id: AtlasTechnique): string {
  return `https://atlas.mitre.org/techniques/${id}`;
}
