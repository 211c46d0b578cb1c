/** A value in a text that points at a person. */
export interface PersonalValueMatch {
  readonly what: 'e-mail address' | 'US social security number' | 'NHS number';
  /** Half-open, UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/**
 * E-mail addresses of people, US social security numbers, and UK NHS numbers (after the words "NHS" only, and with a
 * fitting check digit), in text order. Addresses of roles (`support@`), of documentation (`@example.com`,
 * `@contoso.com`) and of machines (`git@host`, storage URLs) are left out. Never throws; cost: linear.
 */
export function findPersonalValues(text: string): PersonalValueMatch[] {
  const found = [...findAddresses(text), ...findSocialSecurityNumbers(text), ...findNhsNumbers(text)];
  return found.sort((a, b) => a.start - b.start);
}

function* findAddresses(text: string): Generator<PersonalValueMatch> {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const local =
      /[A-Za-z0-9._%+-]{1,64}$/.exec(text.slice(Math.max(0, at - 64), at))?.[0].replace(/^[.%+-]+/, '') ?? '';
    const domain = /^(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,6}[A-Za-z]{2,24}(?![A-Za-z0-9-])/.exec(
      text.slice(at + 1, at + 256),
    )?.[0];
    const start = at - local.length;
    if (local !== '' && domain !== undefined && isPersonAddress(text, start, local, domain)) {
      yield { what: 'e-mail address', start, end: at + 1 + domain.length };
    }
  }
}

function isPersonAddress(text: string, start: number, local: string, domain: string): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  const after = text.charAt(start + local.length + 1 + domain.length);
  // A URL's user part, a storage container, an scp path, a Key Vault reference, a versioned file, a path.
  if (/:\/\/\S*$|[:/\\@]$/.test(before) && !/mailto:$/i.test(before)) {
    return false;
  }
  if (after === ':' || after === '/' || after === '@' || /[A-Za-z0-9]$/.test(before)) {
    return false;
  }
  return !machineDomains.test(domain) && !roles.test(local) && !placeholders.test(local);
}

const machineDomains =
  /(?:^|\.)(?:example\.(?:com|org|net|edu)|contoso\.(?:com|onmicrosoft\.com)|fabrikam\.com|adatum\.com|acme\.com|company\.com|domain\.com|email\.com|mail\.com|test\.com|foo\.com|bar\.com|xyz\.com|windows\.net|cloudapp\.azure\.com|azure\.net|azmk8s\.io|gserviceaccount\.com|users\.noreply\.github\.com)$|\.(?:test|invalid|example|local|internal|lan|localhost|png|jpe?g|gif|svg|webp|ico|js|ts|py|ipynb|json|ya?ml|txt|md|csv|html|css|sh|tar|gz|zip|whl|conda|latest)$/i;

const roles =
  /^(?:no-?reply|do-?not-?reply|support|info|admin|administrator|help|contact|team|hello|sales|security|abuse|postmaster|webmaster|root|git|ubuntu|azureuser|azureadmin|adminuser|ec2-user|hadoop|opencode|opensource|conduct|noreply\+.*|notifications?|builds?|ci|bot|mlops|devops|service|svc[-_.].*|.*\[bot\])$/i;

const placeholders =
  /^(?:user|username|user\.?name|name|first\.?last|firstname\.lastname|first\.last|your[._-]?.*|my[._-]?(?:name|email)|me|you|someone|somebody|alias|email|foo|bar|test|tester|xxx+|abc|example|sample|jane\.?doe|john\.?doe|placeholder)\d*$/i;

function* findSocialSecurityNumbers(text: string): Generator<PersonalValueMatch> {
  if (!text.includes('-')) {
    return;
  }
  for (const found of text.matchAll(/(?<![\w.+-])(\d{3})-(\d{2})-(\d{4})(?![\w-]|\.\d)/g)) {
    const [whole, area = '', group = '', serial = ''] = found;
    const issued = area !== '000' && area !== '666' && area < '900' && group !== '00' && serial !== '0000';
    // Numbers printed in advertising and in documentation, and one digit repeated.
    const printed = /^(?:078-05-1120|219-09-9999|123-45-6789|987-65-4321|(\d)\1\1-\1\1-\1{4})$/.test(whole);
    if (issued && !printed) {
      yield { what: 'US social security number', start: found.index, end: found.index + whole.length };
    }
  }
}

function* findNhsNumbers(text: string): Generator<PersonalValueMatch> {
  if (!/nhs/i.test(text)) {
    return;
  }
  for (const found of text.matchAll(/(?<![\w.-])\d{3}([ -]?)\d{3}\1\d{4}(?![\w-]|\.\d)/g)) {
    const named = /nhs.{0,40}$/is.test(text.slice(Math.max(0, found.index - 44), found.index));
    if (named && hasNhsCheckDigit(found[0].replace(/\D/g, ''))) {
      yield { what: 'NHS number', start: found.index, end: found.index + found[0].length };
    }
  }
}

// Modulus 11 over the first nine digits, weighted 10 down to 2:
// <https://www.datadictionary.nhs.uk/attributes/nhs_number.html>
function hasNhsCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < 9; i++) {
    sum += Number(digits[i]) * (10 - i);
  }
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]) && !/^(\d)\1*$/.test(digits);
}
