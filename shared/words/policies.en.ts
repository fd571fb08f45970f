/** What administrators read on what their organisation tells of the handling of data. */
export const policiesEn = {
  about:
    'What your organisation tells its people of the handling of their data. Earlier versions stay readable. A material change is announced in the app until each person says that they have read it.',
  publish: 'Publish a version…',
  publishHeading: 'Publish a version',
  publishMeans:
    'It replaces the version before it on the day that you choose. A material change takes effect 30 days from now at the soonest.',
  kind: 'Document',
  effectiveOn: 'In force from',
  material: 'A material change: people are told',
  changesEn: 'What changes, in English',
  changesFr: 'What changes, in French',
  textEn: 'Text in English (Markdown)',
  textFr: 'Text in French (Markdown)',
  needed: 'Fill this in.',
  act: 'Publish',
  published: 'The version is published.',
  acknowledged: (people: number) =>
    people === 1 ? '1 person says that they have read it' : `${people} people say that they have read it`,
  consents: 'Consents',
  noConsents: 'Nobody has agreed to anything.',
  agreed: (day: string) => `agreed on ${day}`,
};
