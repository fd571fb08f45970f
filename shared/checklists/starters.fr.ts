import {
  check,
  choose,
  date,
  number,
  optional,
  photo,
  type Starter,
  sign,
  starter,
  text,
  tick,
  where,
  within,
} from './starter.ts';

const conforme = ['Conforme', 'Non conforme'] as const;

/** Des modèles pour de vrais métiers, à adapter. */
export const startersFr: readonly Starter[] = [
  starter(
    { key: 'opening', name: 'Ouverture du magasin', description: 'Avant l’arrivée des premiers clients.', hours: 2 },
    [
      [
        'Arrivée',
        [
          tick('Désactiver l’alarme'),
          tick(
            'Faire le tour du magasin',
            'Portes, vitrines, traces d’effraction ou de fuite. En cas de doute, ne touchez à rien et appelez le responsable.',
          ),
          tick('Allumer les lumières et l’enseigne'),
        ],
      ],
      [
        'Froid',
        [number('Température du réfrigérateur', '°C', 0, 4), number('Température du congélateur', '°C', null, -18)],
      ],
      [
        'Caisse',
        [
          check('Fonds de caisse', ['Le montant convenu', 'Un autre montant'], 'Comptez-le avant la première vente.'),
          check('Terminal de paiement', ['Fonctionne', 'En panne'], 'Faites une transaction d’essai, puis annulez-la.'),
        ],
      ],
      [
        'Surface de vente',
        [
          check('Propreté des sols et des vitrines', conforme),
          tick('Vérifier les étiquettes de prix du rayon en promotion'),
          tick('Dégager les issues de secours'),
          optional(text('Remarques pour l’équipe du jour')),
        ],
      ],
    ],
  ),
  starter(
    { key: 'closing', name: 'Fermeture du magasin', description: 'Après le départ du dernier client.', hours: 2 },
    [
      [
        'Caisse',
        [
          number('Espèces comptées', '€', 0, null),
          check('Écart de caisse', ['Aucun ou moins de 5\u00a0€', '5\u00a0€ ou plus']),
          where(2, 'o2', text('Expliquer l’écart')),
          tick('Mettre la recette au coffre'),
        ],
      ],
      ['Produits', [tick('Retirer les produits à date dépassée'), number('Température du réfrigérateur', '°C', 0, 4)]],
      [
        'Locaux',
        [
          tick('Sortir les poubelles'),
          tick('Éteindre les appareils', 'Sauf les réfrigérateurs, le serveur et l’éclairage de sécurité.'),
          tick('Vérifier que personne n’est resté dans les réserves et les toilettes'),
          tick('Fermer les portes et les fenêtres'),
          tick('Activer l’alarme'),
          sign('Fermé par'),
        ],
      ],
    ],
  ),
  starter(
    {
      key: 'onboarding',
      name: 'Accueil d’un nouveau collaborateur',
      description: 'Des préparatifs au bilan du premier mois.',
      hours: 24 * 45,
    },
    [
      [
        'Avant l’arrivée',
        [
          date('Date d’arrivée'),
          tick('Contrat signé et déclaration d’embauche faite'),
          tick('Commander l’ordinateur et le téléphone'),
          tick('Créer le compte et l’adresse électronique'),
          tick('Prévoir le poste de travail et le badge'),
          tick('Prévenir l’équipe et nommer un parrain'),
        ],
      ],
      [
        'Premier jour',
        [
          tick('Accueillir à l’entrée et faire visiter'),
          tick('Remettre le matériel et faire signer le reçu'),
          tick('Expliquer les consignes de sécurité et d’évacuation'),
          tick('Présenter les outils, la messagerie et les règles d’usage'),
          optional(tick('Déjeuner avec l’équipe')),
        ],
      ],
      [
        'Premier mois',
        [
          within(24 * 7, tick('Point à la fin de la première semaine')),
          within(24 * 30, tick('Formations obligatoires suivies')),
          within(24 * 35, text('Bilan du premier mois')),
        ],
      ],
    ],
  ),
  starter(
    {
      key: 'incident',
      name: 'Incident informatique majeur',
      description: 'Mener un incident de l’alerte au retour d’expérience.',
      hours: 8,
      review: true,
    },
    [
      [
        'Qualifier',
        [
          text('Que constate-t-on, depuis quand\u202f?'),
          choose('Gravité', [
            'Critique\u00a0: service arrêté',
            'Haute\u00a0: service dégradé',
            'Modérée\u00a0: contournement possible',
          ]),
          number('Utilisateurs touchés', '', 0, null),
          tick('Nommer un responsable de l’incident'),
          choose('Soupçon d’attaque', ['Non', 'Oui']),
          where(5, 'o2', tick('Isoler les machines touchées sans les éteindre')),
          where(5, 'o2', tick('Prévenir le responsable de la sécurité')),
        ],
      ],
      [
        'Rétablir',
        [
          within(1, tick('Prévenir les utilisateurs\u00a0: constat, effet, prochain point')),
          text('Cause probable'),
          text('Actions menées, avec l’heure'),
          tick('Vérifier le rétablissement avec un utilisateur'),
          tick('Annoncer la fin de l’incident'),
        ],
      ],
      [
        'Tirer les leçons',
        [
          text('Cause racine'),
          text('Mesures pour que cela ne se reproduise pas'),
          tick('Fixer la date du retour d’expérience'),
        ],
      ],
    ],
  ),
  starter(
    {
      key: 'change',
      name: 'Changement en production',
      description: 'Préparer, réaliser et vérifier un changement.',
      hours: 24 * 7,
      review: true,
    },
    [
      [
        'Préparer',
        [
          text('Quoi, pourquoi, sur quels systèmes\u202f?'),
          date('Date prévue'),
          choose('Risque', ['Faible', 'Moyen', 'Élevé']),
          where(3, 'o3', tick('Accord écrit du comité des changements')),
          tick('Essai réussi hors production'),
          text('Retour arrière', 'Étapes, durée et moment à partir duquel il n’est plus possible.'),
          tick('Sauvegarde vérifiée'),
          tick('Utilisateurs prévenus'),
        ],
      ],
      [
        'Réaliser',
        [
          tick('Surveillance en place'),
          tick('Changement appliqué'),
          check('Contrôles après changement', ['Réussis', 'Échoués']),
          where(11, 'o2', tick('Retour arrière effectué')),
        ],
      ],
      ['Clore', [tick('Documentation et inventaire à jour'), optional(text('Ce qu’il faut retenir'))]],
    ],
  ),
  starter(
    {
      key: 'month-end',
      name: 'Clôture mensuelle',
      description: 'Des rapprochements à l’envoi des états.',
      hours: 24 * 7,
      review: true,
    },
    [
      [
        'Banque et caisse',
        [
          tick('Rapprocher tous les comptes bancaires'),
          number('Écart de rapprochement', '€', 0, 0),
          tick('Contrôler la caisse et les notes de frais'),
        ],
      ],
      [
        'Clients et fournisseurs',
        [
          tick('Émettre toutes les factures du mois'),
          tick('Saisir les factures fournisseurs reçues'),
          tick('Relancer les créances de plus de 30 jours'),
          optional(text('Créances douteuses')),
        ],
      ],
      [
        'Écritures',
        [
          tick('Passer les charges à payer et les produits constatés d’avance'),
          tick('Comptabiliser les salaires et les charges'),
          tick('Passer les amortissements'),
          tick('Déclarer la TVA'),
        ],
      ],
      [
        'États',
        [
          tick('Revoir le compte de résultat et expliquer les écarts au budget'),
          tick('Verrouiller la période'),
          sign('Clôture arrêtée par'),
        ],
      ],
    ],
  ),
  starter(
    { key: 'safety', name: 'Visite de sécurité', description: 'Le tour mensuel des locaux.', hours: 8, review: true },
    [
      [
        'Évacuation',
        [
          check('Issues de secours dégagées et déverrouillées', conforme),
          check('Éclairage de sécurité', ['Tous les blocs s’allument', 'Un bloc au moins est en panne']),
          check('Plans d’évacuation affichés et à jour', conforme),
        ],
      ],
      [
        'Incendie',
        [
          check('Extincteurs en place, plombés, contrôlés dans l’année', conforme),
          check('Portes coupe-feu', ['Se ferment seules', 'Bloquées ou abîmées']),
        ],
      ],
      [
        'Travail',
        [
          check('Sols secs, sans câble ni obstacle', conforme),
          check('Équipements de protection disponibles et portés', conforme),
          check('Produits dangereux étiquetés et rangés', conforme),
          check('Trousse de secours complète', conforme),
          optional(text('Situations dangereuses relevées')),
          optional(photo('Photos de ce qui est à réparer')),
        ],
      ],
      ['Signature', [sign('Visite faite par')]],
    ],
  ),
  starter(
    {
      key: 'patching',
      name: 'Mise à jour des serveurs',
      description: 'Une fenêtre de maintenance, serveur par serveur.',
      hours: 12,
    },
    [
      [
        'Avant',
        [
          text('Serveurs concernés'),
          tick('Fenêtre annoncée aux utilisateurs'),
          tick('Lire les notes de version et les problèmes connus'),
          check('Sauvegardes de moins de 24 heures, restauration essayée', ['Oui', 'Non']),
          number('Espace disque libre', 'Go', 20, null),
        ],
      ],
      [
        'Pendant',
        [
          tick('Mettre la supervision en maintenance'),
          tick('Mettre à jour le serveur de préproduction et le contrôler'),
          tick('Mettre à jour les serveurs de production, un par un'),
          tick('Redémarrer et attendre les services'),
        ],
      ],
      [
        'Après',
        [
          check('Contrôles applicatifs', ['Réussis', 'Échoués']),
          where(10, 'o2', text('Ce qui a échoué, et le retour arrière fait')),
          tick('Sortir la supervision de la maintenance'),
          number('Mises à jour en attente', '', 0, 0),
        ],
      ],
    ],
  ),
  starter(
    {
      key: 'event',
      name: 'Organisation d’un événement',
      description: 'Une journée avec du public ou des clients.',
      hours: 24 * 60,
    },
    [
      [
        'Six semaines avant',
        [
          text('Objectif et public attendu'),
          date('Date de l’événement'),
          number('Budget', '€', 0, null),
          tick('Réserver le lieu et vérifier sa capacité et son accessibilité'),
          tick('Confirmer les intervenants'),
        ],
      ],
      [
        'Deux semaines avant',
        [
          tick('Envoyer les invitations et ouvrir les inscriptions'),
          tick('Commander le traiteur, régimes alimentaires compris'),
          tick('Réserver le matériel\u00a0: son, écran, micro'),
          tick('Déclarer l’événement et vérifier l’assurance'),
        ],
      ],
      [
        'Le jour même',
        [
          tick('Essayer le son, l’écran et le réseau'),
          check('Accueil et signalétique', ['En place', 'Incomplets']),
          tick('Rappeler à l’équipe les rôles et les issues de secours'),
          number('Participants présents', '', 0, null),
        ],
      ],
      [
        'Après',
        [
          tick('Remercier et envoyer le questionnaire'),
          text('Bilan'),
          optional(number('Dépense finale', '€', 0, null)),
        ],
      ],
    ],
  ),
];
