import type { adminEn } from './admin.en.ts';

export const adminFr = {
  sections: { accounts: 'Personnes', erasures: 'Effacements', audit: 'Journal d’audit' },
  cancel: 'Annuler',
  more: 'Afficher la suite',
  accounts: {
    about:
      'Toutes les personnes qui ont ouvert Docket ou qui font partie de l’une de ses équipes. Les noms et adresses viennent de Microsoft Teams.',
    search: 'Rechercher une personne',
    clearSearch: 'Effacer la recherche',
    which: 'Quelles personnes',
    everybody: 'Tout le monde',
    administrators: 'Administrateurs',
    limited: 'Accès limité',
    roleHint:
      'Qui détient le rôle d’application Docket.Administrator dans Microsoft Entra est aussi administrateur, sans être indiqué comme tel ici.',
    administrator: 'Administrateur',
    corrected: 'Corrigé ici',
    standings: { active: 'Actif', restricted: 'Lecture seule', suspended: 'Suspendu', deactivated: 'Désactivé' },
    none: 'Personne ne correspond. Cherchez le début d’un nom ou d’une adresse.',
    noAdministrators:
      'Personne n’a encore été désigné ici. Choisissez «\u00a0Désigner administrateur\u00a0» à côté d’un nom.',
    noLimited: 'Tous les comptes sont actifs.',
    actions: (name) => `Actions pour ${name}`,
    appoint: 'Désigner administrateur',
    dismiss: 'Retirer le rôle d’administrateur',
    appointed: (name) => `${name} est désormais administrateur.`,
    dismissed: (name) => `${name} n’est plus administrateur.`,
    correct: 'Corriger le nom ou l’adresse…',
    correctHeading: (name) => `Corriger ce que l’on sait de ${name}`,
    correctMeans:
      'Votre saisie prime sur ce qu’indique Microsoft Teams, dans tous les espaces. Laissez un champ vide pour suivre de nouveau Teams.',
    name: 'Nom',
    email: 'Adresse électronique',
    emailWrong: 'Écrivez une adresse de la forme nom@exemple.com.',
    save: 'Enregistrer',
    saved: (name) => `Les informations sur ${name} sont enregistrées.`,
    signOut: 'Déconnecter partout',
    signedOut: (name) => `${name} doit se reconnecter.`,
    reason: 'Motif',
    reasonHint: 'Conservé dans le journal d’audit.',
    limit: {
      active: 'Réactiver…',
      restricted: 'Restreindre à la lecture…',
      suspended: 'Suspendre…',
      deactivated: 'Désactiver…',
    },
    heading: {
      active: (name) => `Réactiver le compte de ${name}\u202f?`,
      restricted: (name) => `Restreindre le compte de ${name} à la lecture\u202f?`,
      suspended: (name) => `Suspendre le compte de ${name}\u202f?`,
      deactivated: (name) => `Désactiver le compte de ${name}\u202f?`,
    },
    means: {
      active: 'La personne retrouve aussitôt Docket, dans les espaces dont elle fait partie.',
      restricted:
        'La personne lit ce qu’elle pouvait lire et ne modifie plus rien, ni dans l’onglet, ni par le bot, ni sur les cartes.',
      suspended:
        'La personne n’accède plus à rien dans Docket, ni dans l’onglet, ni par le bot, ni sur les cartes, et n’est plus avertie de rien, jusqu’à ce que vous réactiviez le compte.',
      deactivated:
        'Son accès et ses notifications prennent fin aussitôt. Rien n’est supprimé\u00a0: ses contributions restent sous son nom.',
    },
    act: { active: 'Réactiver', restricted: 'Restreindre', suspended: 'Suspendre', deactivated: 'Désactiver' },
    acted: {
      active: (name) => `Le compte de ${name} est actif.`,
      restricted: (name) => `${name} ne peut désormais que lire.`,
      suspended: (name) => `Le compte de ${name} est suspendu.`,
      deactivated: (name) => `Le compte de ${name} est désactivé.`,
    },
    export: 'Exporter les données personnelles',
    exported: (name) => `Les données de ${name} sont exportées.`,
    erase: 'Effacer les données personnelles…',
    selfDeactivation: 'Chacun peut désactiver son propre compte',
    settingSaved: 'Enregistré.',
  },
  erasures: {
    about:
      'Une personne dont les données ont été effacées porte partout un pseudonyme : sur les tickets, dans les commentaires et les historiques, dans les noms de fichiers et dans la recherche. Qui elle était n’est conservé nulle part, cette liste comprise.',
    none: 'Aucune donnée n’a été effacée.',
    heading: (name) => `Effacer les données personnelles de ${name} ?`,
    means:
      'Un pseudonyme prend sa place partout ; ses préférences, ses conversations avec le bot et ses notifications sont supprimées. Son accès prend fin définitivement. Cette action ne peut pas être annulée.',
    kept: 'Le contenu même des fichiers n’est pas modifié. Le journal d’audit garde ses entrées, sans le nom.',
    also: 'Autres façons d’écrire le nom',
    alsoHint:
      'Une par ligne, par exemple un nom de naissance ou « Nom, Prénom ». Les prénoms seuls ne sont pas recherchés.',
    preview: 'Voir ce qui changerait',
    looksFor: (names) => `Recherché : ${names}`,
    nothing: 'Rien ne porte son nom.',
    confirm: (name) => `Pour confirmer, écrivez ${name}`,
    act: 'Effacer',
    begun: 'L’effacement a commencé. Suivez-le sous « Effacements ».',
    askedBy: (by) => `Demandé par ${by}`,
    running: 'En cours',
    done: 'Terminé',
    count: (category, count) => `${category} : ${count}`,
    categories: {
      profile: 'Profil',
      tickets: 'Tickets',
      history: 'Commentaires et historique',
      files: 'Noms de fichiers',
      checklists: 'Check-lists',
      settings: 'Paramètres',
      notifications: 'Notifications et conversations',
      audit: 'Journal d’audit',
    },
  },
  audit: {
    about:
      'Ce que les administrateurs ont fait, et qui a consulté des données personnelles. On ne fait qu’ajouter des entrées, et chacune porte l’empreinte de la précédente.',
    none: 'Rien n’a encore été consigné.',
    erased: 'une personne dont les données ont été effacées',
    acts: {
      'administrator.appointed': (by, who) => `${by} a désigné ${who} administrateur`,
      'administrator.dismissed': (by, who) => `${by} a retiré à ${who} le rôle d’administrateur`,
      'account.restricted': (by, who) => `${by} a restreint le compte de ${who} à la lecture`,
      'account.suspended': (by, who) => `${by} a suspendu le compte de ${who}`,
      'account.deactivated': (by, who) => `${by} a désactivé le compte de ${who}`,
      'account.reactivated': (by, who) => `${by} a réactivé le compte de ${who}`,
      'account.deactivated-own': (by) => `${by} a désactivé son propre compte`,
      'account.corrected': (by, who) => `${by} a corrigé ce que l’on sait de ${who}`,
      'account.signed-out': (by, who) => `${by} a déconnecté ${who} partout`,
      'account.read': (by, who) => `${by} a consulté les données de ${who}`,
      'organisation.changed': (by) => `${by} a modifié un paramètre de l’organisation`,
      'erasure.begun': (by) => `${by} a demandé l’effacement des données d’une personne`,
      'erasure.done': (by) => `L’effacement que ${by} a demandé est terminé`,
      'audit.exported': (by) => `${by} a exporté le journal d’audit`,
    },
    export: 'Exporter',
    verify: 'Vérifier la chaîne',
    intact: (entries) =>
      entries === 1
        ? 'La seule entrée est telle qu’elle a été écrite.'
        : `Les ${entries} entrées sont telles qu’elles ont été écrites.`,
    faulty: (seq) =>
      `L’entrée ${seq} n’est pas telle qu’elle a été écrite, ou elle manque. Prévenez l’exploitant du service.`,
    fingerprint: 'Empreinte de la dernière entrée',
  },
} satisfies typeof adminEn;
