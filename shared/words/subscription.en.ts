/** What administrators read of the subscription; a part of what the administration says. */
export const subscriptionEn = {
  about:
    'What your organisation has, and how much it uses. Microsoft does the billing; invoices are in its admin center.',
  notSold: 'This Docket is not sold through the commercial marketplace: there is no subscription to it.',
  free: 'Your organisation is on the free plan.',
  plan: (name: string) => `Plan: ${name}`,
  subscriptions: 'Subscriptions',
  manage: 'Manage in the Microsoft 365 admin center',
  reseller: 'Your reseller changes or cancels it.',
  suspended: 'A payment failed. Docket is read-only until the payment method is corrected where Docket was bought.',
  suspendedOnPhone: 'Docket is read-only. Open this page on a computer to see what to do.',
  ended: 'The subscription is over, and Docket is read-only. Export what your organisation keeps.',
  used: (used: string, included: string, since: string) =>
    `Since ${since}: ${used} of the ${included} tickets and checklists that a month includes.`,
  unlimited: (used: string, since: string) => `Since ${since}: ${used} tickets and checklists. Any number is included.`,
  over: 'That is more than the plan includes. Everything goes on working.',
  usage: 'Usage by month',
  usageAbout: 'Tickets that were filed and checklists that were started, on days in UTC.',
  countedAt: 'Counted',
  noUsage: 'Nothing has been counted yet. The first ticket or checklist appears here within a few minutes.',
  month: 'Month',
  tickets: 'Tickets',
  runs: 'Checklists',
};
