import type { NotifyWords } from './notify.en.ts';

const times = (what: string, count: number) => (count === 1 ? what : `${what} (${count} fois)`);

export const notifyFr = {
  told: {
    mentioned: (who, ticket) => `${who} vous a mentionné dans ${ticket}`,
    assigned: (who, ticket) => `${who} vous a attribué ${ticket}`,
    unassigned: (who, ticket) => `${who} vous a retiré de ${ticket}`,
    'status-changed': (who, ticket) => `${who} a changé le statut de ${ticket}`,
    commented: (who, ticket) => `${who} a commenté ${ticket}`,
  },
  did: {
    mentioned: (count) => times('vous a mentionné', count),
    assigned: (count) => times('vous l’a attribué', count),
    unassigned: (count) => times('vous en a retiré', count),
    'status-changed': (count) => times('a changé le statut', count),
    commented: (count) => times('a commenté', count),
  },
  burst: (who, ticket, count) => `${who}\u00a0: ${count} mises à jour sur ${ticket}`,
  several: (count) => `${count} mises à jour sur des tickets que vous suivez`,
  others: (count) => (count === 1 ? 'et une autre' : `et ${count} autres`),
  status: (from, to) => `${from} → ${to}`,
  formerMember: 'Un ancien membre',
  open: 'Ouvrir dans Docket',
  show: 'Voir le ticket',
} satisfies NotifyWords;
