import type { adminEn } from './admin.en.ts';

export const adminFr = {
  sections: { accounts: 'Personnes' },
  accounts: {
    about:
      'Toutes les personnes qui ont ouvert Docket ou qui font partie de l’une de ses équipes. Les noms et adresses viennent de Microsoft Teams.',
    search: 'Rechercher une personne',
    clearSearch: 'Effacer la recherche',
    which: 'Quelles personnes',
    everybody: 'Tout le monde',
    administrators: 'Administrateurs',
    roleHint:
      'Qui détient le rôle d’application Docket.Administrator dans Microsoft Entra est aussi administrateur, sans être indiqué comme tel ici.',
    administrator: 'Administrateur',
    none: 'Personne ne correspond. Cherchez le début d’un nom ou d’une adresse.',
    noAdministrators:
      'Personne n’a encore été désigné ici. Choisissez «\u00a0Désigner administrateur\u00a0» à côté d’un nom.',
    actions: (name) => `Actions pour ${name}`,
    appoint: 'Désigner administrateur',
    dismiss: 'Retirer le rôle d’administrateur',
    appointed: (name) => `${name} est désormais administrateur.`,
    dismissed: (name) => `${name} n’est plus administrateur.`,
    more: 'Afficher la suite',
  },
} satisfies typeof adminEn;
