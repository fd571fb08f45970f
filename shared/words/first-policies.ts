import type { Policy } from '../privacy/policy.ts';

const since = '2026-11-23T00:00:00.000Z';
const first = {
  version: 1,
  publishedAt: since,
  effectiveAt: since,
  material: false,
  changes: { en: 'The first version.', fr: 'La première version.' },
} as const;

const privacyEn = `Docket keeps tickets and checklists for your organisation, inside Microsoft Teams.

## Who is responsible

Your organisation decides what Docket is used for and is the controller of your data. Whoever runs Docket for it is its processor, and acts on its instructions only. Your data are not sold, not used for advertising, and not used for anybody else’s purposes.

## What is kept, what for, and for how long

**My data**, in the personal app, lists every category with its purpose, its legal basis and how long it is kept, and lets you take a copy. In short: who you are in Microsoft Entra, with your name and address; the tickets, comments, checklists and files that you work on; your settings; the notifications that you were sent; and what administrators did about your account. Your organisation decides how long closed work is kept, within legal limits.

## Who receives it

Your colleagues, as far as the rights of each desk go; and the sub-processors on their list. Links in comments lead to other sites, which have policies of their own. Data are given to an authority only where the law compels it, and your organisation is told unless the law forbids it.

## Your rights

Under *My data* you ask for a copy, a correction, erasure, restriction, portability or an end to a use, withdraw a consent, or leave directives for after your death. Your organisation answers within 30 days, which it may extend once by 60, and says why where it refuses. You may complain to the supervisory authority: in France the CNIL, in Quebec the Commission d’accès à l’information.

## Cookies and tracking

There are no cookies, and no tracking by third parties. Statistics on your use, and news of the product, need your consent, which is off until you give it.

## Age

Docket is for people at work of at least 16 years. Whoever learns that it holds data of somebody younger tells an administrator, who erases them.

## Security

Connections and stored data are encrypted. Access is decided at each request, and what administrators do is kept in a log that cannot be changed unnoticed.
`;

const privacyFr = `Docket tient les tickets et les check-lists de votre organisation, dans Microsoft Teams.

## Qui est responsable

Votre organisation décide de l’usage de Docket et est responsable du traitement de vos données. L’exploitant de Docket est son sous-traitant et n’agit que sur ses instructions. Vos données ne sont ni vendues, ni utilisées pour de la publicité, ni employées aux fins de qui que ce soit d’autre.

## Ce qui est conservé, pourquoi et combien de temps

**Mes données**, dans l’application personnelle, indique chaque catégorie avec sa finalité, sa base légale et sa durée de conservation, et vous permet d’en prendre une copie. En bref : qui vous êtes dans Microsoft Entra, avec votre nom et votre adresse ; les tickets, commentaires, check-lists et fichiers sur lesquels vous travaillez ; vos réglages ; les notifications que vous avez reçues ; ce que les administrateurs ont fait de votre compte. Votre organisation décide, dans les limites de la loi, combien de temps le travail terminé est conservé.

## Qui les reçoit

Vos collègues, selon les droits de chaque espace, et les sous-traitants ultérieurs de la liste. Les liens dans les commentaires mènent à d’autres sites, qui ont leurs propres politiques. Des données ne sont communiquées à une autorité que si la loi l’impose, et votre organisation en est informée sauf si la loi l’interdit.

## Vos droits

Sous *Mes données*, vous demandez une copie, une rectification, l’effacement, la limitation, la portabilité ou la fin d’un usage, retirez un consentement ou laissez des directives pour après votre décès. Votre organisation répond dans les 30 jours, délai qu’elle peut prolonger une fois de 60 jours, et motive tout refus. Vous pouvez saisir l’autorité de contrôle : en France la CNIL, au Québec la Commission d’accès à l’information.

## Témoins et suivi

Il n’y a ni témoins (cookies) ni suivi par des tiers. Les statistiques sur votre usage et les nouvelles du produit supposent votre consentement, désactivé tant que vous ne le donnez pas.

## Âge

Docket s’adresse à des personnes au travail d’au moins 16 ans. Qui apprend que Docket contient des données d’une personne plus jeune le signale à un administrateur, qui les efface.

## Sécurité

Les connexions et les données stockées sont chiffrées. L’accès se décide à chaque requête, et les actes des administrateurs sont consignés dans un journal que l’on ne peut modifier sans que cela se voie.
`;

const processorsEn = `Whom your data are entrusted to, and what for. Each acts on instruction only.

| Who | What for | Where | Safeguard |
|---|---|---|---|
| Microsoft (Azure) | Hosting, database, files, backups, technical measurements | The Azure region that Docket was installed in | Microsoft’s data protection addendum, with the EU’s standard contractual clauses |
| Microsoft (Teams, Entra, Graph) | Sign-in, rosters, messages of the bot, notifications | As your organisation’s Microsoft 365 | Your organisation’s own contract with Microsoft |
| The mail server that the operator has configured, if any | Notifications by e-mail, for those who chose them | As the operator tells your organisation | As the operator tells your organisation |
`;

const processorsFr = `À qui vos données sont confiées, et à quelle fin. Chacun n’agit que sur instruction.

| Qui | Finalité | Lieu | Garantie |
|---|---|---|---|
| Microsoft (Azure) | Hébergement, base de données, fichiers, sauvegardes, mesures techniques | La région Azure où Docket est installé | L’avenant de Microsoft sur la protection des données, avec les clauses contractuelles types de l’UE |
| Microsoft (Teams, Entra, Graph) | Connexion, listes des membres, messages du bot, notifications | Comme le Microsoft 365 de votre organisation | Le contrat de votre organisation avec Microsoft |
| Le serveur de messagerie que l’exploitant a configuré, s’il y en a un | Notifications par courriel, pour qui les a choisies | Selon ce que l’exploitant indique à votre organisation | Selon ce que l’exploitant indique à votre organisation |
`;

/** What holds until an organisation publishes versions of its own. */
export const firstPolicies: readonly Policy[] = [
  { kind: 'privacy', ...first, text: { en: privacyEn, fr: privacyFr } },
  { kind: 'processors', ...first, text: { en: processorsEn, fr: processorsFr } },
];
