import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

/** Who may frame the tab, as Microsoft lists them. @see https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements */
const teamsHosts = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://*.skype.com',
];
/** teams-js reads its list of trusted hosts here. */
const teamsAssets = 'https://res.cdn.office.net';

interface Settings {
  readonly hostOrigins: readonly string[];
  /** Microsoft Entra, which gives tokens to a page outside Teams. */
  readonly authority: string;
}

export function registerSecurityHeaders(app: FastifyInstance, headers: SecurityHeaders): void {
  app.addHook('onRequest', (_request, reply, next) => {
    reply.headers(headers);
    next();
  });
}

export type SecurityHeaders = ReturnType<typeof securityHeaders>;

/** Every reply has the same headers, so helmet writes them once and not for each. */
export function securityHeaders({ hostOrigins, authority }: Settings) {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  const write = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Fluent UI writes its styles at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:', 'https://res.cdn.office.net'],
        connectSrc: ["'self'", teamsAssets, authority],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: [...teamsHosts, ...hostOrigins],
      },
    },
    frameguard: false,
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  write(request, response, (error) => {
    if (error !== undefined) throw new Error('the security headers could not be written', { cause: error });
  });
  return response.getHeaders();
}
