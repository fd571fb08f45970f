import { pick, pickUneven, type Random } from './random.ts';

const list = (text: string) => text.trim().split(/\s+/);

/** The commonest first: they are drawn unevenly. */
const french = list(`
  de la le imprimante réseau ordinateur portable accès écran badge courriel compte depuis bureau message mot passe connexion
  erreur lent demande nouvelle salle réunion téléphone clavier souris dossier partagé fichier serveur mise jour logiciel licence
  facture commande livraison chauffage lumière porte serrure clé étage bâtiment caisse magasin imprimé papier toner câble
  station accueil visiteur stationnement congé paie contrat formation agenda calendrier caméra microphone haut-parleur batterie
  chargeur adaptateur moniteur casque tablette application mobile sauvegarde restauration antivirus pare-feu certificat signature
  document modèle tableau rapport export colonne filtre lien adresse domaine groupe équipe canal invité droit permission mandat
  fournisseur entrepôt inventaire étiquette balance terminal paiement remboursement client plainte retour garantie pièce
  réparation entretien nettoyage fenêtre climatisation fuite plafond ascenseur extincteur alarme sécurité premier secours trousse
  ergonomie chaise lampe armoire casier uniforme gant échelle chariot élévateur quai camion tournée colis retard
`);
const english = list(`
  the and printer network laptop computer access screen badge email account since office message password login error slow
  request new meeting room phone keyboard mouse shared folder file server update software licence invoice order delivery heating
  light door lock key floor building till store printed paper toner cable docking station front desk visitor parking leave
  payroll contract training calendar camera microphone speaker battery charger adapter monitor headset tablet mobile app backup
  restore antivirus firewall certificate signature document template spreadsheet report export column filter link address domain
  group team channel guest rights permission purchase supplier warehouse inventory label scale terminal payment refund customer
  complaint return warranty part repair maintenance cleaning window cooling leak ceiling lift extinguisher alarm safety first aid
  kit ergonomics chair lamp cupboard locker uniform glove ladder forklift dock truck round parcel delay
`);

/** Each stands in about one ticket of two thousand. */
export const rareWords = list('astrolabe baobab clepsydre dulcimer escarboucle gyroscope heliotrope kaleidoscope');
export const commonWords = list('imprimante réseau printer network badge laptop');
export const wordPairs = ['imprimante réseau', 'ordinateur écran', 'printer network', 'laptop screen'] as const;

/** A line of text in one of the two languages. */
export function sentence(random: Random, words: number): string {
  const language = random() < 0.5 ? french : english;
  const said = Array.from({ length: words }, () => pickUneven(random, language));
  if (random() < words / 10_000) said.push(pick(random, rareWords));
  const text = said.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
