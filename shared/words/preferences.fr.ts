import type { PreferencesWords } from './preferences.ts';

export const preferencesFr = {
  heading: 'Notifications',
  saved: 'Paramètres enregistrés.',
  usual: 'Comment vous êtes informé d’habitude',
  byKind: 'Selon l’événement',
  asUsual: 'Comme d’habitude',
  kinds: {
    mentioned: 'On me mentionne',
    assigned: 'On m’attribue un ticket',
    unassigned: 'On me retire d’un ticket',
    'status-changed': 'Un ticket que j’ai demandé change de statut',
    commented: 'On commente ce que je suis',
    'run-assigned': 'On me confie une check-list',
    'item-assigned': 'On me confie des points d’une check-list',
    'run-review': 'On me demande une validation',
    'run-returned': 'Une validation me renvoie des points',
    overdue: 'Ce que j’ai à faire est en retard, ou un ticket sans responsable dans un espace que je gère',
    'due-soon': 'Ce que j’ai à faire arrive à échéance',
    'run-completed': 'Une de mes check-lists est terminée',
  },
  ways: {
    feed: 'Flux d’activité Teams',
    card: 'Message du bot Docket',
    email: 'E-mail',
    digest: 'Dans le résumé',
    off: 'Pas du tout',
  },
  emailTo: (address) => `E-mail (${address})`,
  quiet: {
    heading: 'Heures calmes',
    on: 'Respecter des heures calmes',
    about: 'Ce qui se passe entre-temps vous est dit en un seul message à la fin. Rien n’est perdu.',
    from: 'De',
    to: 'À',
    days: 'Calme toute la journée',
    allDays: 'Un jour de la semaine doit rester libre.',
    same: 'Choisissez deux heures différentes.',
  },
  digest: {
    heading: 'Résumé',
    on: 'Envoyer un résumé',
    about:
      'Un seul message récapitule ce que vous lui destinez ci-dessous. Rien n’est envoyé s’il ne s’est rien passé.',
    when: 'Fréquence',
    daily: 'Tous les jours',
    weekly: (day) => `Chaque semaine, le ${day}`,
    at: 'À',
    by: 'Envoyé par',
    chooseKinds:
      'Aucun événement ne va encore dans le résumé\u00a0: choisissez «\u00a0Dans le résumé\u00a0» ci-dessous.',
  },
  defaults: {
    about:
      'Ce dont les personnes de cet espace sont informées, dans les mots que chacune lit. Qui a choisi autre chose pour soi le garde.',
    told: 'Les personnes sont informées quand',
  },
  zone: 'Fuseau horaire',
  zoneHint: 'Pour ces heures et pour les rappels d’échéance, qui arrivent à huit heures du matin.',
  muted: {
    heading: 'En sourdine',
    about:
      'Vous n’êtes informé de rien sur ce qui est en sourdine. Pour mettre un ticket en sourdine, ouvrez-le et choisissez «\u00a0Sourdine\u00a0».',
    none: 'Aucun ticket ni aucune check-list n’est en sourdine.',
    desks: 'Espaces dont vous êtes informé',
    gone: 'Quelque chose que vous ne voyez plus',
    unmute: 'Réactiver',
    unmuteNamed: (what) => `Réactiver ${what}`,
    mute: 'Sourdine',
    done: 'Mis en sourdine. Vous n’en serez plus informé.',
    undone: 'Vous en êtes de nouveau informé.',
  },
} satisfies PreferencesWords;
