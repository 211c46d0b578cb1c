import { addressKind } from './address-kind.js';
import type { HostName } from './host-names.js';

/** What the name service said of a name. */
export type NameAnswer =
  | {
      readonly is: 'resolved';
      readonly addresses: readonly string[];
      /** The names that it led through, in their order; the last one has the addresses. */
      readonly chain: readonly string[];
      /** Whether one of the two kinds of addresses could not be asked, so that there may be others. */
      readonly isPartial: boolean;
    }
  /** There is no such name, or no address for it. */
  | { readonly is: 'missing'; readonly chain: readonly string[] }
  /** Nobody answered, or not in a way that says anything; `reason` is a clause for people. */
  | { readonly is: 'failed'; readonly reason: string };

/** Where a name leads from here. */
export type SeenAs = 'private' | 'public' | 'mixed' | 'does-not-resolve' | 'unknown';

/** How that fits what was read about the resource. */
export type Fit =
  | 'agrees'
  /** Approved private endpoint, and yet a public address here. */
  | 'zone-not-linked'
  /** Closed to the internet and no private endpoint, and a public address here. */
  | 'will-be-refused'
  /** A private address without a private endpoint: somebody else's name service, or an endpoint that was not read. */
  | 'private-unexplained'
  | 'nothing-answers'
  | 'unclear';

export interface SeenName {
  readonly name: HostName;
  readonly as: SeenAs;
  readonly fit: Fit;
  readonly addresses: readonly string[];
  readonly chain: readonly string[];
  /** What it means, as a clause without a full stop. */
  readonly says: string;
}

/** Puts an answer beside what was read about the name. */
export function seenName(name: HostName, answer: NameAnswer): SeenName {
  const addresses = answer.is === 'resolved' ? answer.addresses : [];
  const chain = answer.is === 'failed' ? [] : answer.chain;
  const as = seenAs(answer);
  const { fit, says } = fitOf(name, as, answer);
  return { name, as, fit, addresses, chain, says };
}

/** By the documented ranges. One sort of address that could not be asked leaves a private answer unknown. */
export function seenAs(answer: NameAnswer): SeenAs {
  switch (answer.is) {
    case 'failed':
      return 'unknown';
    case 'missing':
      return 'does-not-resolve';
    case 'resolved': {
      const kinds = new Set(answer.addresses.map(addressKind));
      if (kinds.has('private') && kinds.has('public')) {
        return 'mixed';
      }
      if (kinds.has('public')) {
        return 'public';
      }
      return kinds.size === 1 && kinds.has('private') && !answer.isPartial ? 'private' : 'unknown';
    }
  }
}

function fitOf(name: HostName, as: SeenAs, answer: NameAnswer): Pick<SeenName, 'fit' | 'says'> {
  const { hasPrivateEndpoint, answersPublicly } = name;
  switch (as) {
    case 'unknown':
      return { fit: 'unclear', says: whyUnknown(answer) };
    case 'does-not-resolve':
      return {
        fit: 'nothing-answers',
        says: viaPrivateLink(answer)
          ? 'the name leads to a private link zone that has no address for it where you are'
          : 'there is no such name where you are',
      };
    case 'mixed':
      return { fit: 'unclear', says: 'both private and public addresses, so that it depends on chance which is taken' };
    case 'private':
      return hasPrivateEndpoint === true
        ? { fit: 'agrees', says: 'the private endpoint is used' }
        : hasPrivateEndpoint === false
          ? { fit: 'private-unexplained', says: 'a private address, though no approved private endpoint was read' }
          : { fit: 'unclear', says: 'a private address; whether there is a private endpoint is not known' };
    case 'public':
      if (hasPrivateEndpoint === true) {
        const then = answersPublicly === false ? ', and public access is off, so you will be refused' : '';
        return {
          fit: 'zone-not-linked',
          says: `there is a private endpoint, but its DNS zone is not linked where you are${then}`,
        };
      }
      return answersPublicly === false
        ? { fit: 'will-be-refused', says: 'public access is off, so you will be refused' }
        : answersPublicly === true && hasPrivateEndpoint === false
          ? { fit: 'agrees', says: 'there is no private endpoint, and public access is on' }
          : { fit: 'unclear', says: 'a public address; not all that would be needed to judge it is known' };
  }
}

function whyUnknown(answer: NameAnswer): string {
  switch (answer.is) {
    case 'failed':
      return answer.reason;
    case 'missing':
      return 'there is no address';
    case 'resolved':
      return answer.isPartial && answer.addresses.some((address) => addressKind(address) === 'private')
        ? 'a private address, but only one of IPv4 and IPv6 could be asked'
        : 'the address is one that no service can have';
  }
}

/** Names in such zones: <https://learn.microsoft.com/azure/private-link/private-endpoint-dns>. */
function viaPrivateLink(answer: NameAnswer): boolean {
  return answer.is === 'missing' && answer.chain.some((host) => /(?:^|\.)privatelink\./i.test(host));
}
