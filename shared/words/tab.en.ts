/** What the tab's frame, list, board and settings say. */
export const tabEn = {
  client: {
    offline: 'Docket cannot be reached. Check your connection; nothing you typed is lost.',
    failed: 'Something went wrong on our side. Try again in a moment.',
    signIn: 'You could not be signed in. Open Docket again, or ask your administrator to allow the app.',
  },
};
