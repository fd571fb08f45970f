import type { policiesEn } from './policies.en.ts';

export const policiesFr = {
  about:
    'Ce que votre organisation indique aux personnes du traitement de leurs données. Les versions antérieures restent lisibles. Une modification importante est annoncée dans l’application jusqu’à ce que chacun indique en avoir pris connaissance.',
  publish: 'Publier une version…',
  publishHeading: 'Publier une version',
  publishMeans:
    'Elle remplace la version précédente le jour que vous choisissez. Une modification importante prend effet au plus tôt dans 30 jours.',
  kind: 'Document',
  effectiveOn: 'En vigueur à partir du',
  material: 'Modification importante\u00a0: les personnes en sont averties',
  changesEn: 'Ce qui change, en anglais',
  changesFr: 'Ce qui change, en français',
  textEn: 'Texte en anglais (Markdown)',
  textFr: 'Texte en français (Markdown)',
  needed: 'Remplissez ce champ.',
  act: 'Publier',
  published: 'La version est publiée.',
  acknowledged: (people) =>
    people > 1 ? `${people} personnes en ont pris connaissance` : `${people} personne en a pris connaissance`,
  consents: 'Consentements',
  noConsents: 'Personne n’a donné de consentement.',
  agreed: (day) => `accordé le ${day}`,
} satisfies typeof policiesEn;
