import type { MailWords } from './mail.en.ts';

export const mailFr = {
  why: 'Vous recevez ce message parce que vous avez choisi l’e-mail dans vos paramètres de notification de Docket.',
  open: 'Ouvrir dans Docket',
  settings: 'Régler les notifications',
  unsubscribe: 'Ne plus recevoir d’e-mails',
  page: {
    ask: 'Ne plus recevoir d’e-mails de Docket\u00a0? Vous serez alors informé dans le flux d’activité de Microsoft Teams.',
    end: 'Ne plus recevoir d’e-mails',
    done: 'Vous ne recevez plus d’e-mails de Docket. Vous êtes informé dans le flux d’activité de Microsoft Teams\u00a0; pour choisir de nouveau l’e-mail, ouvrez Notifications dans Docket.',
    unknown:
      'Ce lien n’est pas complet. Ouvrez-le de nouveau depuis l’e-mail, ou choisissez comment être informé dans Docket, sous Notifications.',
  },
} satisfies MailWords;
