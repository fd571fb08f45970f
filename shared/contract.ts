import { accountEndpoints } from './accounts/contract.ts';
import { auditEndpoints } from './audit/contract.ts';
import { billingEndpoints } from './billing/contract.ts';
import { subscriptionEndpoints } from './billing/subscription-contract.ts';
import { evidenceEndpoints } from './checklists/evidence-contract.ts';
import { reportEndpoints } from './checklists/report-contract.ts';
import { runCommentEndpoints } from './checklists/run-comment-contract.ts';
import { runEndpoints } from './checklists/run-contract.ts';
import { scheduleEndpoints } from './checklists/schedule-contract.ts';
import { templateEndpoints } from './checklists/template-contract.ts';
import { deskEndpoints } from './desks/contract.ts';
import { fileEndpoints } from './files/contract.ts';
import { keyEndpoints } from './keys/contract.ts';
import { meEndpoints } from './members/contract.ts';
import { mineEndpoints } from './members/mine-contract.ts';
import { notificationEndpoints } from './notifications/contract.ts';
import { preferencesEndpoints } from './notifications/preferences-contract.ts';
import { privacyEndpoints } from './privacy/contract.ts';
import { feedbackEndpoints } from './privacy/feedback-contract.ts';
import { policyEndpoints } from './privacy/policy-contract.ts';
import { requestEndpoints } from './privacy/request-contract.ts';
import { retentionEndpoints } from './privacy/retention-contract.ts';
import { bulkEndpoints } from './tickets/bulk-contract.ts';
import { commentEndpoints } from './tickets/comment-contract.ts';
import { ticketEndpoints } from './tickets/contract.ts';
import { groupEndpoints } from './tickets/group-contract.ts';
import { linkEndpoints } from './tickets/link-contract.ts';
import { ticketListEndpoints } from './tickets/list-contract.ts';
import { moveEndpoints } from './tickets/move-contract.ts';
import { sampleEndpoints } from './tickets/sample-contract.ts';
import { viewEndpoints } from './views/contract.ts';
import { searchEndpoints } from './views/search-contract.ts';
import { webhookEndpoints } from './webhooks/contract.ts';

/** Every operation of the HTTP API. */
export const endpoints = [
  ...meEndpoints,
  ...mineEndpoints,
  ...deskEndpoints,
  ...ticketListEndpoints,
  ...ticketEndpoints,
  ...commentEndpoints,
  ...bulkEndpoints,
  ...groupEndpoints,
  ...linkEndpoints,
  ...moveEndpoints,
  ...viewEndpoints,
  ...searchEndpoints,
  ...sampleEndpoints,
  ...fileEndpoints,
  ...notificationEndpoints,
  ...preferencesEndpoints,
  ...templateEndpoints,
  ...scheduleEndpoints,
  ...evidenceEndpoints,
  ...runCommentEndpoints,
  ...reportEndpoints,
  ...runEndpoints,
  ...keyEndpoints,
  ...webhookEndpoints,
  ...accountEndpoints,
  ...auditEndpoints,
  ...privacyEndpoints,
  ...requestEndpoints,
  ...retentionEndpoints,
  ...policyEndpoints,
  ...feedbackEndpoints,
  ...billingEndpoints,
  ...subscriptionEndpoints,
] as const;
