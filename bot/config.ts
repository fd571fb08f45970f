import { z } from 'zod';

const origin = z.url().transform((url) => new URL(url).origin);
const origins = z
  .string()
  .default('')
  .transform((text) => text.split(',').filter((part) => part !== ''))
  .pipe(z.array(origin));
const guid = z.guid().transform((id) => id.toLowerCase());

/** Every setting of the service. */
export const Env = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3978),
  HOST: z.string().default('127.0.0.1'),
  /** Where people's browsers and Teams reach the service. */
  PUBLIC_URL: origin,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),

  /** Azure Cosmos DB; without it the embedded store in DATA_FOLDER is used. */
  COSMOS_ENDPOINT: z.url().optional(),
  COSMOS_DATABASE: z.string().default('docket'),
  COSMOS_CONTAINER: z.string().default('docket'),
  DATA_FOLDER: z.string().min(1).default('.data'),
  /** Azure Blob Storage for the files that people attach; without it they lie in DATA_FOLDER. */
  BLOB_ENDPOINT: z.url().optional(),
  BLOB_CONTAINER: z.string().default('attachments'),

  /** `smtps://user:password@host:465`, for those who choose e-mail; without it, nobody is offered that. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Of e-mails: `Docket <docket@example.com>`. */
  MAIL_FROM: z.string().min(3).optional(),
  /** Signs the links by which people end their e-mails; once changed, older links do nothing. */
  UNSUBSCRIBE_KEY: z.string().min(32).optional(),

  /** The tab's and API's app registration (multitenant): audience of people's tokens, client of Microsoft Graph. */
  TAB_APP_ID: guid,
  /** The bot's own registration. Empty would switch botbuilder's authentication off, so it is refused here. */
  BOT_APP_ID: guid,
  /** The app's id in the Teams catalogue, which deep links name. */
  TEAMS_APP_ID: guid,
  SERVICE_TENANT_ID: guid,
  /** Only where no managed identity is to be had. */
  SERVICE_CLIENT_SECRET: z.string().min(1).optional(),
  /** The client id of the managed identity, where the host has more than its own. */
  AZURE_CLIENT_ID: guid.optional(),
  ENTRA_AUTHORITY: origin.default('https://login.microsoftonline.com'),
  ENTRA_ISSUER_HOST: origin.default('https://login.microsoftonline.com'),
  /** The registration that Partner Center knows the publisher by; without it, Docket is not sold in the marketplace. */
  MARKETPLACE_APP_ID: guid.optional(),
  MARKETPLACE_URL: origin.default('https://marketplaceapi.microsoft.com'),
  GRAPH_URL: origin.default('https://graph.microsoft.com'),
  BOT_OPENID_METADATA: z.url().default('https://login.botframework.com/v1/.well-known/openidconfiguration'),
  /** Origins that the bot may answer to; a token for another serviceUrl is refused. */
  BOT_SERVICE_HOSTS: origins.default(['https://smba.trafficmanager.net']),
  /** Host origins of the tab beside those that teams-js and Teams know. */
  TEAMS_HOST_ORIGINS: origins,
  /** Requests in a minute to each instance: by one person, by all people of an organisation, from one address. */
  RATE_LIMIT: z.coerce.number().int().min(1).default(1200),
  RATE_LIMIT_ORGANISATION: z.coerce.number().int().min(1).default(30_000),
  RATE_LIMIT_ADDRESS: z.coerce.number().int().min(1).default(12_000),
  /** How many proxies stand before the service, whose word on where a request came from is taken. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
  /** For so long after a signal to stop, requests are still taken, so that the load balancer can look elsewhere. */
  DRAIN_SECONDS: z.coerce.number().min(0).max(30).default(0),
  /** Of Application Insights; without it, traces and metrics go nowhere. */
  APPLICATIONINSIGHTS_CONNECTION_STRING: z.string().min(1).optional(),
});
export type Config = z.infer<typeof Env>;

/**
 * The only reader of the environment. Names every mistake at once.
 * @throws Error that lists them
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Env.safeParse(env);
  if (!parsed.success) throw new Error(`The environment is not complete:\n${z.prettifyError(parsed.error)}`);
  if (parsed.data.BOT_APP_ID === parsed.data.TAB_APP_ID)
    throw new Error("BOT_APP_ID must not be TAB_APP_ID: people's tokens for the tab would pass as the channel's.");
  const { SMTP_URL, MAIL_FROM, UNSUBSCRIBE_KEY } = parsed.data;
  if (SMTP_URL !== undefined && (MAIL_FROM === undefined || UNSUBSCRIBE_KEY === undefined))
    throw new Error('SMTP_URL needs MAIL_FROM and UNSUBSCRIBE_KEY: no e-mail goes out without a way to end them.');
  return parsed.data;
}
