/**
 * Said where the tab cannot start: at the least its words could not be loaded, and whose language it is may not be known.
 * So these come with the page, in all languages.
 */
export const failedStart = {
  fr: { message: 'Docket n’a pas pu démarrer. Vérifiez votre connexion, puis rechargez.', reload: 'Recharger' },
  en: { message: 'Docket could not start. Check your connection, then load it again.', reload: 'Load again' },
} as const;
