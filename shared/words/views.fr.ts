import type { ViewsWords } from './views.ts';

export const viewsFr: ViewsWords = {
  save: {
    heading: 'Enregistrer cette vue',
    means: 'Garde ce qui est affiché\u00a0: filtres, tri et disposition.',
    name: 'Nom',
    nameNeeded: 'Donnez un nom à la vue.',
    everyone: 'Toutes les personnes de l’espace la voient',
    columns: 'Avec les colonnes telles qu’elles sont',
    act: 'Enregistrer',
  },
  manage: {
    heading: 'Vues enregistrées',
    none: 'Il n’y a pas encore de vue enregistrée que vous pouvez modifier.',
    shared: 'Partagée avec tous',
    own: 'Pour vous',
    name: (name) => `Nom de la vue ${name}`,
    everyone: (name) => `Toutes les personnes de l’espace voient ${name}`,
    replace: 'Remplacer par les filtres actuels',
    replaceOf: (name) => `Remplacer par les filtres actuels\u00a0: ${name}`,
    remove: 'Supprimer',
    removeOf: (name) => `Supprimer la vue ${name}`,
    saved: 'Enregistré',
    removed: (name) => `La vue ${name} est supprimée.`,
  },
  cancel: 'Annuler',
  close: 'Fermer',
};
