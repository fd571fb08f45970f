import { generate } from 'selfsigned';

let made: ReturnType<typeof generate> | undefined;

/**
 * The certificate of the stand-ins on https://localhost, made once in a process: a connection that was opened before another
 * is trusted does not learn of it.
 */
export function localCertificate(): ReturnType<typeof generate> {
  made ??= generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return made;
}
