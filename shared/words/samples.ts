import type { Priority } from '../tickets/ticket.ts';
import type { Language } from './language.ts';

/** A ticket that shows what tickets are like, on a desk that has none yet. */
export interface SampleWords {
  readonly title: string;
  readonly description: string;
  readonly priority: Priority;
  /** In how many days it is due; null for never. */
  readonly dueIn: number | null;
}

/** On each of them, so that everybody sees what it is. */
export const sampleTag: Readonly<Record<Language, string>> = { en: 'sample', fr: 'exemple' };

export const sampleTickets: Readonly<Record<Language, readonly SampleWords[]>> = {
  en: [
    {
      title: 'Printer on the second floor jams on every page',
      description:
        'It began **this morning**. Paper and toner are new.\n\n- [x] Switched off and on\n- [ ] Tray 2 checked',
      priority: 'high',
      dueIn: 1,
    },
    {
      title: 'Access to the shared folder for a new colleague',
      description: 'She starts on Monday and needs to read the folder of the quarter.',
      priority: 'normal',
      dueIn: 3,
    },
    {
      title: 'Meeting room 4 has no sound',
      description: 'The screen works, the speakers do not. Try it: assign this ticket to yourself, then reply below.',
      priority: 'normal',
      dueIn: null,
    },
    {
      title: 'The visitors’ Wi-Fi is down',
      description: 'A customer arrives at two o’clock.',
      priority: 'urgent',
      dueIn: 0,
    },
    {
      title: 'A second screen would help in accounting',
      description: 'No hurry. Try it: open the board and drag this ticket to another column.',
      priority: 'low',
      dueIn: null,
    },
  ],
  fr: [
    {
      title: 'L’imprimante du deuxième étage bourre à chaque page',
      description:
        'Depuis **ce matin**. Le papier et l’encre sont neufs.\n\n- [x] Éteinte et rallumée\n- [ ] Bac 2 vérifié',
      priority: 'high',
      dueIn: 1,
    },
    {
      title: 'Accès au dossier partagé pour une nouvelle collègue',
      description: 'Elle arrive lundi et doit pouvoir lire le dossier du trimestre.',
      priority: 'normal',
      dueIn: 3,
    },
    {
      title: 'Pas de son dans la salle de réunion 4',
      description:
        'L’écran fonctionne, les haut-parleurs non. Essayez\u00a0: attribuez-vous ce ticket, puis répondez ci-dessous.',
      priority: 'normal',
      dueIn: null,
    },
    {
      title: 'Le Wi-Fi des visiteurs est en panne',
      description: 'Un client arrive à quatorze heures.',
      priority: 'urgent',
      dueIn: 0,
    },
    {
      title: 'Un deuxième écran serait utile à la comptabilité',
      description:
        'Rien d’urgent. Essayez\u00a0: ouvrez le tableau et faites glisser ce ticket dans une autre colonne.',
      priority: 'low',
      dueIn: null,
    },
  ],
};
