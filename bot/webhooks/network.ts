import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** How a webhook's address is found, and which addresses may be connected to. */
export interface Network {
  /** Every address of a host name. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  readonly mayReach: (address: string) => boolean;
}

/** Azure's own service for its machines, on an address that looks public. */
const azureHost = '168.63.129.16';

export const publicInternet: Network = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  mayReach: isPublic,
};

/**
 * Whether an address is one of the public internet: not this machine, a private network, a link, a cloud's metadata, or another
 * form of writing those (IPv4 within IPv6, NAT64, 6to4, Teredo).
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === 'unicast' && parsed.toString() !== azureHost;
}

/**
 * The one address that a host is to be reached at. Where any of its addresses may not be reached, none is: whoever names such
 * a host means to get inside. @returns null where it may not be reached
 * @throws where the name cannot be resolved
 */
export async function addressOf(host: string, { resolve, mayReach }: Network): Promise<string | null> {
  const addresses = isIP(host) === 0 ? await resolve(host) : [host];
  const [first] = addresses;
  return first !== undefined && addresses.every(mayReach) ? first : null;
}

/** The host of an address, IPv6 without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}
