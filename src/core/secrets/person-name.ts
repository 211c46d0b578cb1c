import { memoized } from './memo.js';
import { withoutNeutralEnd, wordSet, wordsOf } from './name-words.js';

/** What a name says about whom its value is about. */
export interface PersonNameVerdict {
  readonly personal: boolean;
  /** What a person calls it; present when `personal`. */
  readonly what?: PersonalData;
}

export type PersonalData =
  | 'user name'
  | 'e-mail address'
  | 'patient id'
  | 'person id'
  | 'person name'
  | 'customer id'
  | 'employee id'
  | 'national id'
  | 'phone number'
  | 'date of birth'
  | 'postal address';

const notPersonal: PersonNameVerdict = { personal: false };

/**
 * Whether a name of a variable, column or setting denotes a person, or a number by which one can be found.
 *
 * Like `classifyName`, decides at the end of the name: a `user_agent` is an agent and a `patient_count` a count.
 * Accounts that belong to no person (`db_username`, `admin_username`) are left out. Never throws.
 */
export const classifyPersonName = memoized((name: string): PersonNameVerdict => {
  if (name.length > 200) {
    return notPersonal;
  }
  const words = withoutNeutralEnd(wordsOf(name)).filter((word) => !/^\d+$/.test(word));
  if (words.length === 0 || leadingVetoes.has(words[0] ?? '')) {
    return notPersonal;
  }
  for (let length = Math.min(4, words.length); length > 0; length--) {
    const owner = words.at(-length - 1);
    const what = endings.get(words.slice(-length).join(' '));
    if (what !== undefined) {
      return what === 'user name' && owner !== undefined && serviceWords.has(owner)
        ? notPersonal
        : { personal: true, what };
    }
  }
  return notPersonal;
});

const leadingVetoes = wordSet(
  'is has have use uses num max min n count total send sends verify validate should enable disable len hash ' +
    'hashed anonymized anonymised pseudonymized masked redacted encrypted synthetic fake',
);

const serviceWords = wordSet(
  'db database sql mysql postgres pg mongo redis smtp registry docker acr admin service svc system proxy vm ssh root ' +
    'machine app application bot default ftp sftp kafka rabbitmq elastic',
);

const people: Readonly<Record<PersonalData, string>> = {
  'user name':
    'user name|user id|user|user login|login name|user alias|user principal name|upn|logname|requested for|' +
    'requested for id|requested by|requester|actor|submitted by|submitter|queued by|triggered by|created by|' +
    'getuser|getlogin|whoami|user initials|user handle|current user|user display name',
  'e-mail address': 'email|e mail|email address|mail address|requested for email|user mail|emails|email addresses',
  'patient id':
    'patient|patient id|patient ids|patient name|patient names|patient number|patient no|patient key|patient mrn|' +
    'patient identifier|mrn|medical record number|medical record id|patientid',
  'person id': 'person id|person ids|person number|person identifier|participant id|participant name|resident id',
  'person name':
    'first name|last name|full name|given name|family name|surname|firstname|lastname|fullname|maiden name|' +
    'person name|doctor name|physician name|student name|candidate name',
  'customer id':
    'customer|customer id|customer ids|customer name|customer names|customer number|customer no|customer identifier|' +
    'member id|member number|policy holder|policyholder|subscriber name|account holder',
  'employee id': 'employee|employee id|employee ids|employee name|employee number|staff id|personnel number',
  'national id':
    'ssn|ssns|social security number|social security|national id|national ids|national identifier|nhs number|nhs no|' +
    'national insurance number|nino|passport number|passport no|tax id|tax number|personal number|personnummer|bsn|' +
    'aadhaar|drivers license number|driving licence number|sin number',
  'phone number': 'phone|phone number|phone no|mobile number|telephone|telephone number|cell phone',
  'date of birth': 'date of birth|dob|birth date|birthdate|birthday',
  'postal address': 'home address|street address|postal address|mailing address',
};

const endings: ReadonlyMap<string, PersonalData> = new Map(
  (Object.entries(people) as [PersonalData, string][]).flatMap(([what, names]) =>
    names.split('|').map((name): [string, PersonalData] => [name, what]),
  ),
);
