import { feedbackFr } from './feedback.fr.ts';
import type { privacyEn } from './privacy.en.ts';

const contract = 'Exécution du contrat avec votre organisation';
const work = 'Intérêt légitime de votre organisation à organiser son travail';
const inUse = 'Tant que votre organisation utilise Docket, ou jusqu’à l’effacement de vos données';

export const privacyFr = {
  heading: 'Mes données',
  about:
    'Tout ce que Docket conserve sur vous dans votre organisation, à quelle fin, sur quelle base légale et pour combien de temps. Votre organisation en est responsable\u202f; Docket traite ces données pour elle.',
  profile: {
    name: 'Nom',
    email: 'Adresse électronique',
    language: 'Langue',
    notifyBy: 'Notifications',
    unset: 'Non renseigné',
  },
  count: (count) => (count > 1 ? `${count} enregistrements` : `${count} enregistrement`),
  purpose: 'Finalité',
  basis: 'Base légale',
  kept: 'Conservation',
  download: 'Télécharger une copie',
  downloadHint:
    'Un ZIP avec vos données en JSON et en CSV, les fichiers que vous avez joints et une page pour tout lire. Ce qui concerne autrui y est rendu méconnaissable.',
  complaint:
    'Vous pouvez demander à votre organisation de corriger ou d’effacer vos données, ou d’en limiter ou d’en cesser l’usage, et saisir l’autorité de contrôle\u00a0: en France la CNIL (cnil.fr), au Québec la Commission d’accès à l’information (cai.gouv.qc.ca).',
  requests: {
    heading: 'Mes demandes',
    about:
      'Adressez à votre organisation une demande sur vos données. Elle a 30 jours pour répondre, délai qu’elle peut prolonger une fois de 60 jours.',
    kind: 'Votre demande',
    kinds: {
      access: 'Une copie de mes données',
      portability: 'Mes données sous une forme portable',
      rectification: 'La rectification de mes données',
      erasure: 'L’effacement de mes données',
      restriction: 'La limitation de l’usage de mes données',
      objection: 'La fin d’un usage de mes données',
      withdrawal: 'Le retrait d’un consentement',
      directives: 'Des directives pour après mon décès',
    },
    text: 'Avec vos mots',
    ask: 'Envoyer la demande',
    asked: 'Votre demande est envoyée.',
    none: 'Vous n’avez encore rien demandé.',
    received: (day) => `Reçue le ${day}`,
    due: (day) => `Réponse attendue le ${day} au plus tard`,
    overdue: 'En retard',
    extended: (why) => `Délai prolongé : ${why}`,
    outcomes: { open: 'Ouverte', granted: 'Acceptée', partial: 'Acceptée en partie', refused: 'Refusée' },
  },
  feedback: feedbackFr,
  consents: {
    heading: 'Mes consentements',
    about: 'Rien de cela n’est fait sans votre accord. Vous pouvez changer d’avis à tout moment, avec effet immédiat.',
    purposes: {
      'usage-analytics': 'Statistiques sur mon usage de Docket, pour l’améliorer',
      'product-news': 'Nouvelles de Docket par courriel',
    },
    since: (day) => `Accordé le ${day}\u202f; expire au bout de trois ans`,
    given: 'Votre consentement est consigné.',
    withdrawn: 'Votre consentement est retiré.',
  },
  policies: {
    heading: 'Politique de confidentialité et sous-traitants',
    age: 'Docket s’adresse à des personnes au travail d’au moins 16 ans.',
    kinds: { privacy: 'Politique de confidentialité', processors: 'Sous-traitants ultérieurs' },
    version: (version) => `Version ${version}`,
    since: (day) => `En vigueur à partir du ${day}`,
    read: 'Lire',
    readOne: (kind, version) => `Lire\u00a0: ${kind}, version ${version}`,
    close: 'Fermer',
    changes: {
      privacy: (day) => `La politique de confidentialité change le ${day}.`,
      processors: (day) => `La liste des sous-traitants change le ${day}.`,
    },
    acknowledge: 'J’en ai pris connaissance',
  },
  records:
    'Chaque enregistrement qui vous nomme, y compris ceux que d’autres ont écrits et dont les mots sont les leurs\u00a0:',
  other: 'une autre personne',
  categories: {
    profile: {
      name: 'Profil',
      purpose: 'Savoir qui vous êtes et ce que vous pouvez faire, et vous parler dans votre langue',
      basis: contract,
      kept: inUse,
    },
    tickets: {
      name: 'Tickets que vous avez demandés, qui vous sont attribués ou que vous suivez',
      purpose: 'Traiter les demandes',
      basis: work,
      kept: inUse,
    },
    history: {
      name: 'Commentaires que vous avez écrits et modifications que vous avez faites',
      purpose: 'Montrer qui a dit et fait quoi',
      basis: work,
      kept: inUse,
    },
    files: {
      name: 'Fichiers que vous avez joints',
      purpose: 'Traiter les demandes',
      basis: work,
      kept: 'Aussi longtemps que le commentaire auquel ils appartiennent',
    },
    checklists: {
      name: 'Check-lists que vous avez à faire ou à valider',
      purpose: 'Exécuter le travail récurrent',
      basis: work,
      kept: inUse,
    },
    settings: {
      name: 'Vues que vous avez enregistrées, retours que vous avez envoyés et paramètres que vous avez modifiés en tant que propriétaire',
      purpose: 'Retrouver votre travail et montrer qui a modifié les paramètres d’un espace',
      basis: 'Intérêt légitime de votre organisation à pouvoir rendre compte',
      kept: inUse,
    },
    notifications: {
      name: 'Notifications et votre conversation avec le bot',
      purpose: 'Vous avertir, une seule fois, de ce qui vous concerne',
      basis: contract,
      kept: '90 jours\u202f; l’adresse à laquelle le bot vous joint, jusqu’à ce que vous le retiriez',
    },
    recent: {
      name: 'Vos recherches récentes',
      purpose: 'Vous proposer ce que vous avez cherché, pour ne pas avoir à le retaper',
      basis: contract,
      kept: '1 heure',
    },
    audit: {
      name: 'Ce que les administrateurs ont fait de votre compte',
      purpose: 'Pouvoir montrer que vos données ont été traitées licitement',
      basis: 'Obligation légale d’en rendre compte',
      kept: 'Tant que votre organisation utilise Docket\u202f; sans votre nom une fois vos données effacées',
    },
  },
} satisfies typeof privacyEn;
