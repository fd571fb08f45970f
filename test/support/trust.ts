import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/** Makes this process trust a certificate made for the run, beside those that it trusts anyway. */
export function trust(pem: string): void {
  setDefaultCACertificates([...getCACertificates('default'), pem]);
}
