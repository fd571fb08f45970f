import type { retentionEn } from './retention.en.ts';

const lastChange = 'Compté à partir de leur dernière modification.';

export const retentionFr = {
  about:
    'Combien de temps votre organisation conserve quoi. Ce qui est échu est supprimé une fois par jour, définitivement\u202f; une modification s’applique pour la première fois un jour plus tard.',
  categories: {
    tickets: 'Tickets fermés, avec leurs commentaires, leur historique et leurs fichiers',
    checklists: 'Check-lists terminées ou annulées, avec leur historique et leurs fichiers',
    files: 'Fichiers joints à des tickets fermés',
    accounts: 'Comptes désactivés, après quoi un pseudonyme remplace la personne',
    requests: 'Demandes sur les données qui ont reçu une réponse, comme preuve de celle-ci',
  },
  counted: {
    tickets: lastChange,
    checklists: lastChange,
    files: 'Compté à partir du jour où ils ont été joints. Les commentaires restent.',
    accounts: 'Compté à partir de la désactivation. Jusque-là, le compte peut être réactivé.',
    requests: 'Compté à partir de la réponse. La loi permet d’agir en justice pendant 3 à 5 ans.',
  },
  endless: 'Tant que Docket est utilisé',
  days: (days) => `${days} jours`,
  years: (years) => (years > 1 ? `${years} ans` : `${years} an`),
  preview: 'Voir ce qui serait supprimé',
  nothing: 'Rien ne serait supprimé maintenant.',
  would: 'Serait supprimé maintenant\u00a0:',
  kept: (count) =>
    count > 1
      ? `${count} autres éléments sont conservés, car des données sont gelées.`
      : 'Un autre élément est conservé, car des données sont gelées.',
  save: 'Enregistrer',
  saved: 'Les durées sont enregistrées.',
  next: 'Prochaine application\u00a0:',
  counts: {
    tickets: (count) => (count > 1 ? `${count} tickets` : `${count} ticket`),
    checklists: (count) => (count > 1 ? `${count} check-lists` : `${count} check-list`),
    files: (count) => (count > 1 ? `${count} fichiers` : `${count} fichier`),
    accounts: (count) => (count > 1 ? `${count} comptes` : `${count} compte`),
    requests: (count) => (count > 1 ? `${count} demandes` : `${count} demande`),
  },
  reports: 'Ce qui a été supprimé',
  none: 'Rien n’était échu.',
  noReports: 'Les durées n’ont pas encore été appliquées.',
  fixed: 'Durées identiques pour tous',
  fixedFacts: [
    ['Notifications', '90 jours'],
    ['Fichiers qu’aucun commentaire n’a pris', '1 heure'],
    ['Adresses réseau et navigateurs des requêtes', '10 jours'],
    ['Journal d’audit', 'Tant que Docket est utilisé\u202f; sans le nom d’une personne une fois ses données effacées'],
  ],
  hold: {
    hold: 'Geler les données…',
    release: 'Lever le gel des données',
    heading: (name) => `Geler les données de ${name}\u202f?`,
    means:
      'Pour un litige ou une autorité. Tant que vous ne levez pas le gel, ces données ne peuvent pas être effacées, et tout ce qui nomme la personne est conservé quelle que soit sa durée.',
    reason: 'Motif',
    reasonHint: 'Conservé dans le journal d’audit.',
    needed: 'Écrivez pourquoi.',
    act: 'Geler',
    acted: (name) => `Les données de ${name} sont gelées.`,
    released: (name) => `Les données de ${name} ne sont plus gelées.`,
    badge: 'Gelé',
  },
  freeze: {
    freeze: 'Limiter l’usage des données…',
    thaw: 'Utiliser de nouveau les données',
    heading: (name) => `Limiter l’usage des données de ${name}\u202f?`,
    means:
      'Tant qu’un différend porte sur ces données\u00a0: les tickets que la personne a demandés quittent les listes, la recherche et les rapports, ses commentaires quittent la recherche, elle n’est plus avertie de rien et n’accède plus qu’à «\u00a0Mes données\u00a0». Les administrateurs accèdent à ce qui est conservé par l’export. Prévenez la personne avant d’utiliser de nouveau ses données.',
    reason: 'Motif',
    reasonHint: 'Conservé dans le journal d’audit.',
    needed: 'Écrivez pourquoi.',
    act: 'Limiter',
    acted: (name) => `L’usage des données de ${name} est limité.`,
    thawed: (name) => `Les données de ${name} sont de nouveau utilisées.`,
    badge: 'Usage limité',
  },
} satisfies typeof retentionEn;
