import type { tabEn } from './tab.en.ts';

export const tabFr = {
  client: {
    offline: 'Docket est injoignable. Vérifiez votre connexion\u202f; votre saisie est conservée.',
    failed: 'Une erreur s’est produite de notre côté. Réessayez dans un instant.',
    signIn: 'La connexion a échoué. Rouvrez Docket, ou demandez à votre administrateur d’autoriser l’application.',
  },
} satisfies typeof tabEn;
