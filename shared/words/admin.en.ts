/** What the administration of an organisation says. */
export const adminEn = {
  sections: { accounts: 'People' },
  accounts: {
    about:
      'Everybody who has opened Docket or is on the roster of one of its teams. Names and addresses come from Microsoft Teams.',
    search: 'Search people',
    clearSearch: 'Clear the search',
    which: 'Which people',
    everybody: 'Everybody',
    administrators: 'Administrators',
    roleHint:
      'Whoever holds the app role Docket.Administrator in Microsoft Entra is an administrator too, and is not listed for it here.',
    administrator: 'Administrator',
    none: 'Nobody matches. Search for the beginning of a name or an address.',
    noAdministrators: 'Nobody has been appointed here yet. Choose “Make administrator” beside a person’s name.',
    actions: (name: string) => `Actions for ${name}`,
    appoint: 'Make administrator',
    dismiss: 'No longer an administrator',
    appointed: (name: string) => `${name} is an administrator now.`,
    dismissed: (name: string) => `${name} is no longer an administrator.`,
    more: 'Show more',
  },
};
