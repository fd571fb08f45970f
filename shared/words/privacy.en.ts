/** What people read on the data that are kept of them. */
export const privacyEn = {
  heading: 'My data',
  about:
    'Everything that Docket keeps of you in your organisation, what for, on which legal basis and for how long. Your organisation is responsible for it; Docket processes it for your organisation.',
  profile: { name: 'Name', email: 'E-mail address', language: 'Language', notifyBy: 'Notifications', unset: 'Not set' },
  count: (count: number) => (count === 1 ? '1 record' : `${count} records`),
  purpose: 'What for',
  basis: 'Legal basis',
  kept: 'Kept',
  download: 'Download a copy',
  downloadHint:
    'A ZIP with your data as JSON and CSV, the files that you attached, and a page to read it all. What is others’ is made unrecognisable.',
  complaint:
    'You may ask your organisation to correct or erase your data, or to restrict or stop using them, and complain to the supervisory authority: in France the CNIL (cnil.fr), in Quebec the Commission d’accès à l’information (cai.gouv.qc.ca).',
  other: 'another person',
  categories: {
    profile: {
      name: 'Profile',
      purpose: 'To know who you are and what you may do, and to speak your language',
      basis: 'Performance of the contract with your organisation',
      kept: 'While your organisation uses Docket, or until your data are erased',
    },
    tickets: {
      name: 'Tickets that you requested, are assigned to or watch',
      purpose: 'To handle requests',
      basis: 'Legitimate interest of your organisation in organising its work',
      kept: 'While your organisation uses Docket, or until your data are erased',
    },
    history: {
      name: 'Comments that you wrote and changes that you made',
      purpose: 'To show who said and did what',
      basis: 'Legitimate interest of your organisation in organising its work',
      kept: 'While your organisation uses Docket, or until your data are erased',
    },
    files: {
      name: 'Files that you attached',
      purpose: 'To handle requests',
      basis: 'Legitimate interest of your organisation in organising its work',
      kept: 'As long as the comment that they belong to',
    },
    checklists: {
      name: 'Checklists that you are to do or review',
      purpose: 'To carry out recurring work',
      basis: 'Legitimate interest of your organisation in organising its work',
      kept: 'While your organisation uses Docket, or until your data are erased',
    },
    settings: {
      name: 'Settings that you changed as an owner',
      purpose: 'To show who changed a desk’s settings',
      basis: 'Legitimate interest of your organisation in accountability',
      kept: 'While your organisation uses Docket, or until your data are erased',
    },
    notifications: {
      name: 'Notifications and your chat with the bot',
      purpose: 'To tell you what concerns you, once',
      basis: 'Performance of the contract with your organisation',
      kept: '90 days; where the bot reaches you, until you remove it',
    },
    audit: {
      name: 'What administrators did about your account',
      purpose: 'To be able to show that your data were treated lawfully',
      basis: 'Legal obligation to account for it',
      kept: 'While your organisation uses Docket; without your name once your data are erased',
    },
  },
};
