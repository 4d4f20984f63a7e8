import { wordingOf } from '../../cards/wording/wording.ts';
import type { Actor } from '../../services/access/access.ts';
import { documentFacts } from '../../services/documents/documentFacts.ts';
import { figuresFor } from '../../services/documents/figures.ts';
import { fillLetter } from '../../services/documents/fillLetter.ts';
import type { Letter, LetterVersion } from '../../services/documents/letter.ts';
import { checkLetter, dutyOf } from '../../services/documents/lettersOf.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { App } from '../core/app.ts';
import type { FileContent } from '../core/fileRecord.ts';
import type { RecordReader } from '../core/recordReader.ts';
import { letterFilling } from './letterFilling.ts';
import { letterPhrases } from './letterPhrases.ts';

export type LetterContent = Extract<FileContent, { about: 'letter' }>;

type LetterApp = Pick<App, 'letters' | 'calendar' | 'rulesets' | 'kinds' | 'now'>;

/** A letter in one of its languages. @throws RefusedError `letter_unsuited`, `letter_language` */
function found(
  { letters }: Pick<App, 'letters'>,
  { letter: id, language }: LetterContent,
): { letter: Letter; version: LetterVersion } {
  const letter = letters.find((one) => one.id === id);
  if (!letter) throw new RefusedError('letter_unsuited');
  const version = letter.versions.get(language);
  if (!version) throw new RefusedError('letter_language');
  return { letter, version };
}

/**
 * Everything a letter is made of, if this person may make it now.
 * @throws RefusedError `gone`, `not_allowed`, `letter_unsuited`, `letter_language`, `register_unchecked`
 */
export async function letterFor(
  app: LetterApp,
  actor: Actor,
  content: LetterContent,
  records: RecordReader,
) {
  const filling = await letterFilling(app, actor, content.caseId, records);
  const { letter, version } = found(app, content);
  const figures = figuresFor(dutyOf(letter), { ...filling, grade: filling.pupil.grade });
  const known = documentFacts(filling, figures);
  checkLetter(letter, filling.subject, actor, { known, figures });
  return { letter, version, known, number: filling.subject.id };
}

/**
 * The draft as a Word file, from what is true now. Its name holds no pupil's: it is shown in chats, and
 * OneDrive keeps it. The writer is loaded on demand, as few people need it.
 * @throws RefusedError as `letterFor`
 */
export async function letterFile(
  app: LetterApp,
  actor: Actor,
  content: LetterContent,
  records: RecordReader,
): Promise<{ name: string; bytes: Uint8Array }> {
  const { version, known, number } = await letterFor(app, actor, content, records);
  const { language } = content;
  const filled = fillLetter(version, language, known, letterPhrases);
  const { footer, fileName } = wordingOf('da').texts.letters;
  const inEnglish = wordingOf('en').texts.letters.footer;
  const told = language === 'en' ? `${footer} · ${inEnglish}` : footer;
  const { letterDocx } = await import('./letterDocx.ts');
  return {
    name: fileName(version.text.name, number),
    bytes: await letterDocx(filled, { text: told, language: 'da' }),
  };
}
