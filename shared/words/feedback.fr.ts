import type { feedbackEn } from './feedback.en.ts';

export const feedbackFr = {
  heading: 'Signaler un bogue, proposer une idée, poser une question',
  about:
    'Les administrateurs de votre organisation le lisent, avec votre nom, et répondent ici. C’est conservé trois ans.',
  kind: 'De quoi s’agit-il\u202f?',
  kinds: { bug: 'Un bogue', idea: 'Une idée', question: 'Une question' },
  text: 'Avec vos mots',
  needed: 'Écrivez une phrase.',
  withEnvironment: 'Indiquer où j’utilise Docket',
  environment: 'Ceci est joint\u00a0:',
  facts: { page: 'Page', browser: 'Navigateur', window: 'Fenêtre', language: 'Langue', theme: 'Thème' },
  send: 'Envoyer',
  sent: 'Merci. C’est envoyé.',
  mine: 'Ce que vous avez envoyé',
  answered: (text) => `Réponse\u00a0: ${text}`,
  open: 'Pas encore de réponse',
  admin: {
    about:
      'Ce que les personnes de votre organisation disent de Docket. Elles lisent votre réponse sous «\u00a0Paramètres\u00a0».',
    none: 'Personne n’a encore rien envoyé.',
    answer: 'Répondre…',
    answerOne: (name) => `Répondre à ${name}`,
    means: 'La personne lit votre réponse sous «\u00a0Paramètres\u00a0».',
    act: 'Envoyer la réponse',
    done: 'La réponse est envoyée.',
    reply: 'Réponse',
  },
} satisfies typeof feedbackEn;
