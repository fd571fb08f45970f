import type { NotifyWords } from './notify.en.ts';

const times = (what: string, count: number) => (count === 1 ? what : `${what} (${count} fois)`);

export const notifyFr = {
  told: {
    mentioned: (who, ticket) => `${who} vous a mentionné dans ${ticket}`,
    assigned: (who, ticket) => `${who} vous a attribué ${ticket}`,
    unassigned: (who, ticket) => `${who} vous a retiré de ${ticket}`,
    'status-changed': (who, ticket) => `${who} a changé le statut de ${ticket}`,
    commented: (who, ticket) => `${who} a commenté ${ticket}`,
    'run-assigned': (who, list) => `${who} vous a confié la check-list ${list}`,
    'item-assigned': (who, list) => `${who} vous a confié des points de la check-list ${list}`,
    'run-review': (who, list) => `${who} vous demande de valider ${list}`,
    'run-returned': (who, list) => `${who} a renvoyé des points de ${list}`,
    'run-completed': (who, list) => `${who} a terminé ${list}`,
    overdue: (_, what) => `${what} est en retard`,
    'due-soon': (_, what) => `${what} arrive à échéance`,
  },
  did: {
    mentioned: (count) => times('vous a mentionné', count),
    assigned: (count) => times('vous l’a attribué', count),
    unassigned: (count) => times('vous en a retiré', count),
    'status-changed': (count) => times('a changé le statut', count),
    commented: (count) => times('a commenté', count),
    'run-assigned': (count) => times('vous l’a confiée', count),
    'item-assigned': (count) => times('vous en a confié des points', count),
    'run-review': (count) => times('vous a demandé de valider', count),
    'run-returned': (count) => times('a renvoyé des points', count),
    'run-completed': (count) => times('l’a terminée', count),
    overdue: () => 'en retard',
    'due-soon': () => 'arrive à échéance',
  },
  burst: (who, ticket, count) => `${who}\u00a0: ${count} mises à jour sur ${ticket}`,
  several: (count) => `${count} mises à jour sur ce que vous suivez`,
  held: {
    digest: (count) => `Votre résumé\u00a0: ${count} mises à jour`,
    quiet: (count) => `${count} mises à jour pendant vos heures calmes`,
  },
  didBy: (who, did) => `${who} ${did}`,
  others: (count) => (count === 1 ? 'et une autre' : `et ${count} autres`),
  dueOn: (when) => `Échéance\u00a0: ${when}`,
  status: (from, to) => `${from} → ${to}`,
  formerMember: 'Un ancien membre',
  open: 'Ouvrir dans Docket',
  show: 'Voir le ticket',
  mute: 'Sourdine',
  settings: 'Régler les notifications',
} satisfies NotifyWords;
