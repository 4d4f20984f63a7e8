import { letters as danish } from '../../cards/texts/letters.da.ts';
import { levelName } from '../../cards/wording/names.ts';
import { plainText } from '../../cards/wording/plainText.ts';
import { type Wording, wordingOf } from '../../cards/wording/wording.ts';
import type { Vocabulary } from '../../services/documents/facts.ts';
import type { Phrases } from '../../services/documents/fillLetter.ts';
import { plain } from './plain.ts';

/** The words of closed lists as the cards have them: English in an English letter, else Danish. */
export const letterPhrases: Phrases = {
  term: (of, id, language) => {
    const wording = wordingFor(language);
    return { text: termIn(of, id, wording), language: wording.locale };
  },
  aim: ({ by, target }, language) => {
    const { locale, texts } = wordingFor(language);
    return { text: texts.letters.aims[by](target), language: locale };
  },
  blank: (language) => {
    const { locale, texts } = wordingFor(language);
    return { text: texts.letters.blank, language: locale };
  },
  unreviewed: danish.notReviewed,
};

function wordingFor(language: string): Wording {
  return wordingOf(language === 'en' ? 'en' : 'da');
}

function termIn(of: Vocabulary, id: string, wording: Wording): string {
  if (of === 'level') return plainText(plain(levelName(id, wording)), 100);
  const words = wordsOf(of, wording);
  return Object.hasOwn(words, id) ? (words[id] ?? id) : id;
}

function wordsOf(
  of: Exclude<Vocabulary, 'level'>,
  { texts }: Wording,
): Readonly<Record<string, string>> {
  const { letters, roles, case: ofCase } = texts;
  switch (of) {
    case 'role':
      return roles;
    case 'source':
      return letters.sources;
    case 'function':
      return letters.functions;
    case 'schoolFactor':
      return letters.schoolFactors;
    case 'homeFactor':
      return letters.homeFactors;
    case 'contactWith':
      return letters.contactWith;
    case 'went':
      return letters.went;
    case 'judgement':
      return ofCase.judgements;
    case 'arrangement':
      return ofCase.arrangements;
    case 'presence':
      return letters.presence;
    case 'who':
      return letters.who;
  }
}
