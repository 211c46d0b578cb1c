/** One control, with what Microsoft's own mapping names beside it. */
interface McsbControlText {
  /** As the benchmark has it, without a full stop. */
  readonly title: string;
  /** Safeguards of the CIS Critical Security Controls, version 8; empty where the mapping says "N/A". */
  readonly cis: readonly string[];
  /** Controls of NIST SP 800-53, revision 4; the mapping of version 1 names no revision 5. */
  readonly nist: readonly string[];
}

/**
 * The controls of the Microsoft cloud security benchmark, version 1, in its order.
 *
 * Source: `Microsoft_cloud_security_benchmark_v1.xlsx` of <https://github.com/MicrosoftDocs/SecurityBenchmarks>, columns
 * "CIS Controls v8 ID(s)" and "NIST SP800-53 r4 ID(s)".
 */
export const mcsbControls = {
  'NS-1': {
    title: 'Establish network segmentation boundaries',
    cis: ['3.12', '13.4', '4.4'],
    nist: ['AC-4', 'SC-2', 'SC-7'],
  },
  'NS-2': {
    title: 'Secure cloud native services with network controls',
    cis: ['3.12', '4.4'],
    nist: ['AC-4', 'SC-2', 'SC-7'],
  },
  'NS-3': {
    title: 'Deploy firewall at the edge of enterprise network',
    cis: ['4.4', '4.8', '13.10'],
    nist: ['AC-4', 'SC-7', 'CM-7'],
  },
  'NS-4': {
    title: 'Deploy intrusion detection/intrusion prevention systems (IDS/IPS)',
    cis: ['13.2', '13.3', '13.7', '13.8'],
    nist: ['SC-7', 'SI-4'],
  },
  'NS-5': { title: 'Deploy DDOS protection', cis: ['13.10'], nist: ['SC-5', 'SC-7'] },
  'NS-6': { title: 'Deploy web application firewall', cis: ['13.10'], nist: ['SC-7'] },
  'NS-7': { title: 'Simplify network security configuration', cis: ['4.4', '4.8'], nist: ['AC-4', 'SC-2', 'SC-7'] },
  'NS-8': {
    title: 'Detect and disable insecure services and protocols',
    cis: ['4.4', '4.8'],
    nist: ['CM-2', 'CM-6', 'CM-7'],
  },
  'NS-9': { title: 'Connect on-premises or cloud network privately', cis: ['12.7'], nist: ['CA-3', 'AC-17', 'AC-4'] },
  'NS-10': { title: 'Ensure Domain Name System (DNS) security', cis: ['4.9', '9.2'], nist: ['SC-20', 'SC-21'] },
  'IM-1': {
    title: 'Use centralized identity and authentication system',
    cis: ['6.7', '12.5'],
    nist: ['AC-2', 'AC-3', 'IA-2', 'IA-8'],
  },
  'IM-2': {
    title: 'Protect identity and authentication systems',
    cis: ['5.4', '6.5'],
    nist: ['AC-2', 'AC-3', 'IA-2', 'IA-8', 'SI-4'],
  },
  'IM-3': {
    title: 'Manage application identities securely and automatically',
    cis: [],
    nist: ['AC-2', 'AC-3', 'IA-4', 'IA-5', 'IA-9'],
  },
  'IM-4': { title: 'Authenticate server and services', cis: [], nist: ['IA-9'] },
  'IM-5': { title: 'Use single sign-on (SSO) for application access', cis: ['12.5'], nist: ['IA-4', 'IA-2', 'IA-8'] },
  'IM-6': {
    title: 'Use strong authentication controls',
    cis: ['6.3', '6.4'],
    nist: ['AC-2', 'AC-3', 'IA-2', 'IA-5', 'IA-8'],
  },
  'IM-7': {
    title: 'Restrict resource access based on conditions',
    cis: ['3.3', '6.4', '13.5'],
    nist: ['AC-2', 'AC-3', 'AC-6'],
  },
  'IM-8': { title: 'Restrict the exposure of credential and secrets', cis: ['16.9', '16.12'], nist: ['IA-5'] },
  'IM-9': {
    title: 'Secure user access to existing applications',
    cis: ['6.7', '12.5'],
    nist: ['AC-2', 'AC-3', 'SC-11'],
  },
  'PA-1': {
    title: 'Separate and limit highly privileged/administrative users',
    cis: ['5.4', '6.8'],
    nist: ['AC-2', 'AC-6'],
  },
  'PA-2': { title: 'Avoid standing access for user accounts and permissions', cis: [], nist: ['AC-2'] },
  'PA-3': {
    title: 'Manage lifecycle of identities and entitlements',
    cis: ['6.1', '6.2'],
    nist: ['AC-2', 'AC-5', 'AC-6'],
  },
  'PA-4': { title: 'Review and reconcile user access regularly', cis: ['5.1', '5.3', '5.5'], nist: ['AC-2', 'AC-6'] },
  'PA-5': { title: 'Set up emergency access', cis: [], nist: ['AC-2'] },
  'PA-6': {
    title: 'Use privileged access workstations / channel for administrative tasks',
    cis: ['12.8', '13.5'],
    nist: ['AC-2', 'SC-2', 'SC-7'],
  },
  'PA-7': {
    title: 'Follow just enough administration (least privilege) principle',
    cis: ['3.3', '6.8'],
    nist: ['AC-2', 'AC-3', 'AC-6'],
  },
  'PA-8': {
    title: 'Determine access process for cloud provider support',
    cis: ['6.1', '6.2'],
    nist: ['AC-4', 'AC-2', 'AC-3'],
  },
  'DP-1': {
    title: 'Discover, classify, and label sensitive data',
    cis: ['3.2', '3.7', '3.13'],
    nist: ['RA-2', 'SC-28'],
  },
  'DP-2': { title: 'Monitor anomalies and threats targeting sensitive data', cis: ['3.13'], nist: ['AC-4', 'SI-4'] },
  'DP-3': { title: 'Encrypt sensitive data in transit', cis: ['3.10'], nist: ['SC-8'] },
  'DP-4': { title: 'Enable data at rest encryption by default', cis: ['3.11'], nist: ['SC-28'] },
  'DP-5': {
    title: 'Use customer-managed key option in data at rest encryption when required',
    cis: ['3.11'],
    nist: ['SC-12', 'SC-28'],
  },
  'DP-6': { title: 'Use a secure key management process', cis: [], nist: ['IA-5', 'SC-12', 'SC-28'] },
  'DP-7': { title: 'Use a secure certificate management process', cis: [], nist: ['IA-5', 'SC-12', 'SC-17'] },
  'DP-8': { title: 'Ensure security of key and certificate repository', cis: [], nist: ['IA-5', 'SC-12', 'SC-17'] },
  'AM-1': { title: 'Track asset inventory and their risks', cis: ['1.1', '1.5', '2.1', '2.4'], nist: ['CM-8', 'PM-5'] },
  'AM-2': { title: 'Use only approved services', cis: ['2.5', '2.6', '2.7', '4.8'], nist: ['CM-8', 'PM-5'] },
  'AM-3': { title: 'Ensure security of asset lifecycle management', cis: ['1.1', '2.1'], nist: ['CM-8', 'CM-7'] },
  'AM-4': { title: 'Limit access to asset management', cis: ['3.3'], nist: ['AC-3'] },
  'AM-5': {
    title: 'Use only approved applications in virtual machine',
    cis: ['2.5', '2.6', '2.7', '4.8'],
    nist: ['CM-8', 'CM-7', 'CM-10', 'CM-11'],
  },
  'LT-1': { title: 'Enable threat detection capabilities', cis: ['8.11'], nist: ['AU-3', 'AU-6', 'AU-12', 'SI-4'] },
  'LT-2': {
    title: 'Enable threat detection for identity and access management',
    cis: ['8.11'],
    nist: ['AU-3', 'AU-6', 'AU-12', 'SI-4'],
  },
  'LT-3': {
    title: 'Enable logging for security investigation',
    cis: ['8.2', '8.5', '8.12'],
    nist: ['AU-3', 'AU-6', 'AU-12', 'SI-4'],
  },
  'LT-4': {
    title: 'Enable network logging for security investigation',
    cis: ['8.2', '8.5', '8.6', '8.7', '13.6'],
    nist: ['AU-3', 'AU-6', 'AU-12', 'SI-4'],
  },
  'LT-5': {
    title: 'Centralize security log management and analysis',
    cis: ['8.9', '8.11', '13.1'],
    nist: ['AU-3', 'AU-6', 'AU-12', 'SI-4'],
  },
  'LT-6': { title: 'Configure log storage retention', cis: ['8.3', '8.10'], nist: ['AU-11'] },
  'LT-7': { title: 'Use approved time synchronization sources', cis: ['8.4'], nist: ['AU-8'] },
  'IR-1': {
    title: 'Preparation - update incident response plan and handling process',
    cis: ['17.4', '17.7'],
    nist: ['IR-4', 'IR-8'],
  },
  'IR-2': {
    title: 'Preparation - setup incident contact information',
    cis: ['17.1', '17.3', '17.6'],
    nist: ['IR-4', 'IR-8', 'IR-5', 'IR-6'],
  },
  'IR-3': {
    title: 'Detection and analysis - create incidents based on high-quality alerts',
    cis: ['17.9'],
    nist: ['IR-4', 'IR-5', 'IR-7'],
  },
  'IR-4': { title: 'Detection and analysis - investigate an incident', cis: [], nist: ['IR-4'] },
  'IR-5': { title: 'Detection and analysis - prioritize incidents', cis: ['17.4', '17.9'], nist: ['IR-4'] },
  'IR-6': {
    title: 'Containment, eradication and recovery - automate the incident handling',
    cis: [],
    nist: ['IR-4', 'IR-5', 'IR-6'],
  },
  'IR-7': {
    title: 'Post-incident activity - conduct lesson learned and retain evidence',
    cis: ['17.8'],
    nist: ['IR-4'],
  },
  'PV-1': { title: 'Define and establish secure configurations', cis: ['4.1', '4.2'], nist: ['CM-2', 'CM-6'] },
  'PV-2': { title: 'Audit and enforce secure configurations', cis: ['4.1', '4.2'], nist: ['CM-2', 'CM-6'] },
  'PV-3': {
    title: 'Define and establish secure configurations for compute resources',
    cis: ['4.1'],
    nist: ['CM-2', 'CM-6'],
  },
  'PV-4': {
    title: 'Audit and enforce secure configurations for compute resources',
    cis: ['4.1'],
    nist: ['CM-2', 'CM-6'],
  },
  'PV-5': { title: 'Perform vulnerability assessments', cis: ['5.5', '7.1', '7.5', '7.6'], nist: ['RA-3', 'RA-5'] },
  'PV-6': {
    title: 'Rapidly and automatically remediate vulnerabilities',
    cis: ['7.2', '7.3', '7.4', '7.7'],
    nist: ['RA-3', 'RA-5', 'SI-2'],
  },
  'PV-7': {
    title: 'Conduct regular red team operations',
    cis: ['18.1', '18.2', '18.3', '18.4', '18.5'],
    nist: ['CA-8', 'RA-5'],
  },
  'ES-1': {
    title: 'Use Endpoint Detection and Response (EDR)',
    cis: ['13.7'],
    nist: ['SC-3', 'SI-2', 'SI-3', 'SI-16'],
  },
  'ES-2': { title: 'Use modern anti-malware software', cis: ['10.1'], nist: ['SC-3', 'SI-2', 'SI-3', 'SI-16'] },
  'ES-3': { title: 'Ensure anti-malware software and signatures are updated', cis: ['10.2'], nist: ['SI-2', 'SI-3'] },
  'BR-1': { title: 'Ensure regular automated backups', cis: ['11.2'], nist: ['CP-2', 'CP-4', 'CP-9'] },
  'BR-2': { title: 'Protect backup and recovery data', cis: ['11.3'], nist: ['CP-6', 'CP-9'] },
  'BR-3': { title: 'Monitor backups', cis: ['11.3'], nist: ['CP-9'] },
  'BR-4': { title: 'Regularly test backup', cis: ['11.5'], nist: ['CP-4', 'CP-9'] },
  'DS-1': { title: 'Conduct threat modeling', cis: ['16.10', '16.14'], nist: ['SA-15'] },
  'DS-2': { title: 'Ensure software supply chain security', cis: ['16.4', '16.6', '16.11'], nist: ['SA-12', 'SA-15'] },
  'DS-3': { title: 'Secure DevOps infrastructure', cis: ['16.7'], nist: ['CM-2', 'CM-6', 'AC-2', 'AC-3', 'AC-6'] },
  'DS-4': {
    title: 'Integrate static application security testing into DevOps pipeline',
    cis: ['16.12'],
    nist: ['SA-11'],
  },
  'DS-5': {
    title: 'Integrate dynamic application security testing into DevOps pipeline',
    cis: ['16.12'],
    nist: ['SA-11'],
  },
  'DS-6': {
    title: 'Enforce security of workload throughout DevOps lifecycle',
    cis: ['7.5', '7.6', '7.7', '16.1', '16.7'],
    nist: ['CM-2', 'CM-6', 'AC-2', 'AC-3', 'AC-6'],
  },
  'DS-7': {
    title: 'Enable logging and monitoring in DevOps',
    cis: ['8.2', '8.5', '8.9', '8.11'],
    nist: ['AU-3', 'AU-6', 'AU-12', 'SI-4'],
  },
  'GS-1': {
    title: 'Align organization roles, responsibilities and accountabilities',
    cis: ['14.9'],
    nist: ['PL-9', 'PM-10', 'PM-13', 'AT-1', 'AT-3'],
  },
  'GS-2': {
    title: 'Define and implement enterprise segmentation/separation of duties strategy',
    cis: ['3.12'],
    nist: ['AC-4', 'SC-7', 'SC-2'],
  },
  'GS-3': {
    title: 'Define and implement data protection strategy',
    cis: ['3.1', '3.7', '3.12'],
    nist: ['AC-4', 'SI-4', 'SC-8', 'SC-12', 'SC-17', 'SC-28', 'RA-2'],
  },
  'GS-4': {
    title: 'Define and implement network security strategy',
    cis: ['12.2', '12.4'],
    nist: [
      'AC-4',
      'AC-17',
      'CA-3',
      'CM-1',
      'CM-2',
      'CM-6',
      'CM-7',
      'SC-1',
      'SC-2',
      'SC-5',
      'SC-7',
      'SC-20',
      'SC-21',
      'SI-4',
    ],
  },
  'GS-5': {
    title: 'Define and implement security posture management strategy',
    cis: ['4.1', '4.2'],
    nist: ['CA-1', 'CA-8', 'CM-1', 'CM-2', 'CM-6', 'RA-1', 'RA-3', 'RA-5', 'SI-1', 'SI-2', 'SI-5'],
  },
  'GS-6': {
    title: 'Define and implement identity and privileged access strategy',
    cis: ['5.6', '6.5', '6.7'],
    nist: ['AC-1', 'AC-2', 'AC-3', 'AC-4', 'AC-5', 'AC-6', 'IA-1', 'IA-2', 'IA-4', 'IA-5', 'IA-8', 'IA-9', 'SI-4'],
  },
  'GS-7': {
    title: 'Define and implement logging, threat detection and incident response strategy',
    cis: ['8.1', '13.1', '17.2', '17.4', '17.7'],
    nist: ['AU-1', 'IR-1', 'IR-2', 'IR-10', 'SI-1', 'SI-5'],
  },
  'GS-8': {
    title: 'Define and implement backup and recovery strategy',
    cis: ['11.1'],
    nist: ['CP-1', 'CP-9', 'CP-10'],
  },
  'GS-9': {
    title: 'Define and implement endpoint security strategy',
    cis: ['4.4', '10.1'],
    nist: ['SI-2', 'SI-3', 'SC-3'],
  },
  'GS-10': {
    title: 'Define and implement DevOps security strategy',
    cis: ['4.1', '4.2', '16.1', '16.2'],
    nist: ['SA-12', 'SA-15', 'CM-1', 'CM-2', 'CM-6', 'AC-2', 'AC-3', 'AC-6', 'SA-11', 'AU-6', 'AU-12', 'SI-4'],
  },
  'GS-11': { title: 'Define and implement multi-cloud security strategy', cis: [], nist: [] },
} as const satisfies Readonly<Record<string, McsbControlText>>;

/** The id of a control, such as `NS-2`. */
export type McsbControl = keyof typeof mcsbControls;

/** The ids in the benchmark's order. */
export const mcsbControlIds = Object.keys(mcsbControls) as readonly McsbControl[];
