/** What stands around a notification in an e-mail, and the page on which one ends them. */
export const mailEn = {
  why: 'You receive this because you chose e-mail in your notification settings in Docket.',
  open: 'Open in Docket',
  settings: 'Notification settings',
  unsubscribe: 'No more e-mails',
  page: {
    ask: 'Do you want no more e-mails from Docket? You are then told in the activity feed of Microsoft Teams.',
    end: 'No more e-mails',
    done: 'You receive no more e-mails from Docket. You are told in the activity feed of Microsoft Teams; to choose e-mail again, open Notifications in Docket.',
    unknown:
      'This link is not complete. Open it from the e-mail again, or choose how you are told in Docket, under Notifications.',
  },
};
export type MailWords = typeof mailEn;
