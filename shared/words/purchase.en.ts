const plans: Readonly<Record<string, string>> = {
  free: 'Free',
  team: 'Team',
  organisation: 'Organisation',
  'per-person': 'Per person',
};
const terms: Readonly<Record<string, string>> = { P1M: 'One month', P1Y: 'One year' };

export const purchaseEn = {
  heading: 'Set up your Docket subscription',
  about: 'Check what was bought, then activate it. Billing begins with the activation, and Microsoft does the billing.',
  managing: 'Your Docket subscription',
  facts: {
    plan: 'Plan',
    seats: 'People',
    term: 'Term',
    termEnds: 'Renews or ends on',
    state: 'State',
    purchaser: 'Bought by',
    beneficiary: 'Bought for',
  },
  plans,
  terms,
  trial: 'Free trial',
  states: {
    PendingFulfillmentStart: 'Waiting for activation',
    Subscribed: 'Active',
    Suspended: 'Suspended: a payment failed',
    Unsubscribed: 'Cancelled',
  },
  who: {
    heading: 'Who administers Docket?',
    means: 'Administrators see the people known to Docket, the audit log and what is kept for how long.',
    me: (name: string) => `I do (${name})`,
    beneficiary: (email: string) => `The person whom it was bought for (${email})`,
    nobody: 'Only those who have the administrator role of Docket in Microsoft Entra',
  },
  settled: 'Your organisation has administrators of Docket already; they stay.',
  activate: 'Activate the subscription',
  activated: 'The subscription is active.',
  next: 'Add Docket to a team',
  suspended:
    'Microsoft could not collect a payment. Correct the payment method where you bought Docket; after 30 days the subscription ends.',
  change:
    'Change or cancel the subscription where you bought it: in the Microsoft 365 admin center or the Azure portal.',
  reseller: 'Your reseller changes or cancels this subscription.',
  problems: {
    'purchase.expired': 'This link is over',
    'purchase.other-offer': 'This is another product',
    'purchase.wrong-account': 'This is another organisation’s purchase',
    'purchase.ended': 'This subscription was cancelled',
  },
};
