import type { termsEn } from './terms.en.ts';

export const termsFr = {
  statuses: { new: 'Nouveau', active: 'En cours', waiting: 'En attente', resolved: 'Résolu', closed: 'Fermé' },
  priorities: { low: 'Basse', normal: 'Normale', high: 'Haute', urgent: 'Urgente' },
  roles: { owner: 'Propriétaire', member: 'Membre', guest: 'Invité' },
  fields: {
    number: 'Numéro',
    title: 'Titre',
    description: 'Description',
    status: 'Statut',
    priority: 'Priorité',
    category: 'Catégorie',
    requester: 'Demandeur',
    assignees: 'Responsables',
    watchers: 'Personnes qui suivent',
    tags: 'Étiquettes',
    due: 'Échéance',
    comments: 'Commentaires',
    created: 'Créé',
    updated: 'Modifié',
  },
  views: {
    open: 'Tickets ouverts',
    mine: 'Qui me sont attribués',
    requested: 'Que j’ai demandés',
    unassigned: 'Sans responsable',
    overdue: 'En retard',
    done: 'Résolus et fermés',
    all: 'Tous les tickets',
  },
} satisfies typeof termsEn;
