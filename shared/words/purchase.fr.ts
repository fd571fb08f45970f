import type { PurchaseWords } from './purchase.ts';

export const purchaseFr: PurchaseWords = {
  heading: 'Configurer votre abonnement à Docket',
  about:
    'Vérifiez ce qui a été acheté, puis activez-le. La facturation commence à l’activation, et c’est Microsoft qui facture.',
  managing: 'Votre abonnement à Docket',
  facts: {
    plan: 'Formule',
    seats: 'Personnes',
    term: 'Durée',
    termEnds: 'Renouvellement ou fin le',
    state: 'État',
    purchaser: 'Acheté par',
    beneficiary: 'Acheté pour',
  },
  plans: { free: 'Gratuite', team: 'Équipe', organisation: 'Organisation', 'per-person': 'Par personne' },
  terms: { P1M: 'Un mois', P1Y: 'Un an' },
  trial: 'Essai gratuit',
  states: {
    PendingFulfillmentStart: 'En attente d’activation',
    Subscribed: 'Actif',
    Suspended: 'Suspendu\u00a0: un paiement a échoué',
    Unsubscribed: 'Résilié',
  },
  who: {
    heading: 'Qui administre Docket\u202f?',
    means:
      'Les administrateurs voient les personnes connues de Docket, le journal d’audit et les durées de conservation.',
    me: (name) => `Moi (${name})`,
    beneficiary: (email) => `La personne pour qui l’achat a été fait (${email})`,
    nobody: 'Seulement les personnes qui ont le rôle d’administrateur de Docket dans Microsoft Entra',
  },
  settled: 'Votre organisation a déjà des administrateurs de Docket\u202f; ils le restent.',
  activate: 'Activer l’abonnement',
  activated: 'L’abonnement est actif.',
  next: 'Ajouter Docket à une équipe',
  suspended:
    'Microsoft n’a pas pu encaisser un paiement. Corrigez le moyen de paiement là où vous avez acheté Docket\u202f; après 30 jours, l’abonnement prend fin.',
  change:
    'Modifiez ou résiliez l’abonnement là où vous l’avez acheté\u00a0: dans le Centre d’administration Microsoft 365 ou le portail Azure.',
  reseller: 'C’est votre revendeur qui modifie ou résilie cet abonnement.',
  problems: {
    'purchase.expired': 'Ce lien n’est plus valable',
    'purchase.other-offer': 'Il s’agit d’un autre produit',
    'purchase.wrong-account': 'Cet achat est celui d’une autre organisation',
    'purchase.ended': 'Cet abonnement a été résilié',
  },
};
