import type { Decided, RefusalGround, RequestKind } from '../privacy/request.ts';
import type { Language } from './language.ts';

interface LetterWords {
  readonly dear: (name: string) => string;
  readonly asked: (day: string, kind: string) => string;
  readonly kinds: Readonly<Record<RequestKind, string>>;
  readonly outcomes: Readonly<Record<Decided, string>>;
  readonly ground: (ground: string) => string;
  readonly grounds: Readonly<Record<RefusalGround, string>>;
  readonly complaint: string;
}

const en: LetterWords = {
  dear: (name) => `Dear ${name},`,
  asked: (day, kind) => `On ${day} you asked for ${kind}.`,
  kinds: {
    access: 'access to your personal data',
    portability: 'your personal data in a portable form',
    rectification: 'the correction of your personal data',
    erasure: 'the erasure of your personal data',
    restriction: 'the restriction of the use of your personal data',
    objection: 'an end to a use of your personal data',
    withdrawal: 'the withdrawal of a consent',
    directives: 'your directives for after your death to be recorded',
  },
  outcomes: {
    granted: 'Your request is granted.',
    partial: 'Your request is granted in part.',
    refused: 'Your request is refused.',
  },
  ground: (ground) => `The ground for what is not granted: ${ground}.`,
  grounds: {
    'others-data': 'it would affect the data of others',
    'legal-duty': 'a legal duty',
    'legitimate-interest': 'a legitimate interest that outweighs yours',
  },
  complaint:
    'If you do not agree, you may turn to the supervisory authority: in France the CNIL (www.cnil.fr), in Quebec the Commission d’accès à l’information (www.cai.gouv.qc.ca).',
};

const fr: LetterWords = {
  dear: (name) => `Bonjour ${name},`,
  asked: (day, kind) => `Le ${day}, vous avez demandé ${kind}.`,
  kinds: {
    access: 'l’accès à vos données personnelles',
    portability: 'vos données personnelles sous une forme portable',
    rectification: 'la rectification de vos données personnelles',
    erasure: 'l’effacement de vos données personnelles',
    restriction: 'la limitation de l’usage de vos données personnelles',
    objection: 'la fin d’un usage de vos données personnelles',
    withdrawal: 'le retrait d’un consentement',
    directives: 'l’enregistrement de vos directives pour après votre décès',
  },
  outcomes: {
    granted: 'Votre demande est acceptée.',
    partial: 'Votre demande est acceptée en partie.',
    refused: 'Votre demande est refusée.',
  },
  ground: (ground) => `Motif de ce qui n’est pas accepté\u00a0: ${ground}.`,
  grounds: {
    'others-data': 'elle toucherait aux données d’autrui',
    'legal-duty': 'une obligation légale',
    'legitimate-interest': 'un intérêt légitime qui prévaut sur le vôtre',
  },
  complaint:
    'Si vous n’êtes pas d’accord, vous pouvez saisir l’autorité de contrôle\u00a0: en France la CNIL (www.cnil.fr), au Québec la Commission d’accès à l’information (www.cai.gouv.qc.ca).',
};

export const letterWords: Readonly<Record<Language, LetterWords>> = { en, fr };

interface Answered {
  readonly name: string;
  readonly kind: RequestKind;
  /** As the language writes it. */
  readonly day: string;
  readonly outcome: Decided;
  readonly reason: string;
  readonly ground: RefusalGround | null;
}

/** The answer as the person reads it, paragraph by paragraph. */
export function letterOf({ name, kind, day, outcome, reason, ground }: Answered, language: Language): string {
  const words = letterWords[language];
  return [
    words.dear(name),
    words.asked(day, words.kinds[kind]),
    `${words.outcomes[outcome]} ${reason}`,
    ...(ground === null ? [] : [words.ground(words.grounds[ground])]),
    words.complaint,
  ].join('\n\n');
}
