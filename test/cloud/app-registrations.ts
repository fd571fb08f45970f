import { bergeron, northwind } from './cast.ts';

/** An application known to our Entra. */
export interface AppRegistration {
  readonly appId: string;
  readonly secret: string;
  /** Tenants in which it has a service principal: its own, and those that consented. */
  readonly tenants: readonly string[];
}

/** The vendor's own tenant, where the service runs. */
export const vendorTenant = 'd2237c94-bc6d-4fd6-ba1a-b0cc3b7ebb55';

/** The tab's and the API's registration: multitenant, audience of people's tokens, also used for Microsoft Graph. */
export const tabApp: AppRegistration = {
  appId: '1adc6c5c-70d5-4d47-811b-f75dc151cffa',
  secret: 'secret-of-the-tab-in-miniature',
  tenants: [vendorTenant, bergeron.tenant, northwind.tenant],
};

/** The bot's registration: of the vendor's tenant only. The service has one secret setting, so both share its value. */
export const botApp: AppRegistration = {
  appId: 'e344e17e-2419-468c-ae4e-b8e9500953ba',
  secret: tabApp.secret,
  tenants: [vendorTenant],
};

/** The registration that Partner Center knows the publisher by: calls the marketplace, and is the audience of its webhook. */
export const marketplaceApp: AppRegistration = {
  appId: '5c0b6a54-3f4e-4a3d-9d55-0a3f3a9a7c0e',
  secret: tabApp.secret,
  tenants: [vendorTenant],
};

/** The id of the app in the Teams catalogue, as deep links and the activity feed know it. */
export const teamsAppId = '97acc234-cf68-430e-9aaa-fad351d85a80';
