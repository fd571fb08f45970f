/** What people and administrators read on bugs, ideas and questions. */
export const feedbackEn = {
  heading: 'Tell us of a bug, an idea or a question',
  about:
    'The administrators of your organisation read it, with your name, and answer here. It is kept for three years.',
  kind: 'What is it?',
  kinds: { bug: 'A bug', idea: 'An idea', question: 'A question' },
  text: 'In your own words',
  needed: 'Write a sentence.',
  withEnvironment: 'Send where I am using Docket',
  environment: 'This is sent along:',
  facts: { page: 'Page', browser: 'Browser', window: 'Window', language: 'Language', theme: 'Theme' },
  send: 'Send',
  sent: 'Thank you. It has been sent.',
  mine: 'What you sent',
  answered: (text: string) => `Answer: ${text}`,
  open: 'Not answered yet',
  admin: {
    about: 'What the people of your organisation tell of Docket. They read your answer under “Settings”.',
    none: 'Nobody has sent anything yet.',
    answer: 'Answer…',
    answerOne: (name: string) => `Answer ${name}`,
    means: 'They read your answer under “Settings”.',
    act: 'Send the answer',
    done: 'The answer is sent.',
    reply: 'Answer',
  },
};
