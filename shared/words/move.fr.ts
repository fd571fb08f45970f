import type { MoveWords } from './move.ts';

export const moveFr: MoveWords = {
  more: 'Autres actions',
  action: 'Déplacer vers un autre espace…',
  heading: (key) => `Déplacer ${key} vers un autre espace`,
  to: 'Espace',
  choose: 'Choisir un espace',
  means: (desk) =>
    `Il part avec son historique, ses commentaires et ses fichiers, et reçoit un numéro de ${desk}. Les personnes qui y voient les tickets pourront le lire.`,
  changes: 'Ce qui n’y a pas sa place',
  change: (field, values) => `${field} : ${values}`,
  fits: 'Tout ce qu’il contient y a sa place.',
  unseen: (names, count) => (count === 1 ? `${names} ne l’y verra pas.` : `${names} ne l’y verront pas.`),
  links: (count) =>
    count === 1 ? 'Sa relation avec un autre ticket prend fin.' : `Ses relations avec ${count} tickets prennent fin.`,
  runs: (count) =>
    count === 1 ? 'Sa check-list reste dans cet espace.' : `Ses ${count} check-lists restent dans cet espace.`,
  act: 'Déplacer',
  cancel: 'Annuler',
  failed: (why) => `Le ticket n’a pas été déplacé. ${why}`,
  done: (desk, key) => `Déplacé vers ${desk} sous ${key}.`,
  open: (desk) => `L’ouvrir dans ${desk}`,
};
