import type { subscriptionEn } from './subscription.en.ts';

export const subscriptionFr: typeof subscriptionEn = {
  about:
    'Ce dont dispose votre organisation, et ce qu’elle en utilise. C’est Microsoft qui facture\u202f; les factures sont dans son centre d’administration.',
  notSold: 'Ce Docket n’est pas vendu sur la place de marché\u00a0: il n’a pas d’abonnement.',
  free: 'Votre organisation a la formule gratuite.',
  plan: (name) => `Formule\u00a0: ${name}`,
  subscriptions: 'Abonnements',
  manage: 'Gérer dans le Centre d’administration Microsoft 365',
  reseller: 'C’est votre revendeur qui le modifie ou le résilie.',
  suspended:
    'Un paiement a échoué. Docket est en lecture seule jusqu’à ce que le moyen de paiement soit corrigé là où Docket a été acheté.',
  suspendedOnPhone: 'Docket est en lecture seule. Ouvrez cette page sur un ordinateur pour voir que faire.',
  ended: 'L’abonnement a pris fin et Docket est en lecture seule. Exportez ce que votre organisation conserve.',
  used: (used, included, since) =>
    `Depuis le ${since}\u00a0: ${used} des ${included} tickets et checklists compris dans un mois.`,
  unlimited: (used, since) => `Depuis le ${since}\u00a0: ${used} tickets et checklists. Leur nombre n’est pas limité.`,
  over: 'C’est plus que ce que comprend la formule. Tout continue de fonctionner.',
  usage: 'Utilisation par mois',
  usageAbout: 'Tickets créés et checklists démarrées, par jours en UTC.',
  countedAt: 'Compté',
  noUsage: 'Rien n’a encore été compté. Le premier ticket ou la première checklist apparaît ici en quelques minutes.',
  month: 'Mois',
  tickets: 'Tickets',
  runs: 'Checklists',
};
