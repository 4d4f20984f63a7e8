import { type CardMessage, cardMessage, type Locale } from './cardMessage.ts';
import { line } from './elements.ts';
import { wordingOf } from './wording.ts';

/** In a channel or group: the answer about a pupil went to the asker's own chat. */
export function privateAnswerNotice(_view: { kind: 'privateAnswer' }, locale: Locale): CardMessage {
  const { privateAnswer } = wordingOf(locale).texts;
  return cardMessage({ locale, summary: privateAnswer.summary, body: [line(privateAnswer.text)] });
}
