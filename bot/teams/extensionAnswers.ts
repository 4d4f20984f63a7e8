import type {
  MessagingExtensionActionResponse,
  MessagingExtensionResponse,
  TurnContext,
} from 'botbuilder';
import { absenceFormCard } from '../../cards/absenceFormCard.ts';
import { placedCard } from '../../cards/foundPupil.ts';
import type { Locale } from '../../cards/wording/locale.ts';
import { plainText } from '../../cards/wording/plainText.ts';
import { type Wording, wordingOf } from '../../cards/wording/wording.ts';
import { fewestLetters } from '../../services/notes/pupilsNamed.ts';
import type { App } from '../core/app.ts';
import { timed } from '../core/timed.ts';
import { absenceForm } from '../extension/absenceForm.ts';
import { searchPupils } from '../extension/searchPupils.ts';
import { sendAbsenceForm } from '../extension/sendAbsenceForm.ts';
import { type Door, passes, type Turns } from './door.ts';
import {
  dataIn,
  dialogLine,
  dialogOf,
  errorLine,
  lineInstead,
  messageIn,
  refusalLine,
  resultsOf,
  soughtIn,
} from './extensionAnswer.ts';
import { localeOf } from './identify.ts';

type FormTexts = Wording['texts']['extension']['form'];

/** The message extension: Teams' search box, and »Meld fravær« on a message. */
export class ExtensionAnswers {
  readonly #app: App;
  readonly #door: Door;

  constructor(app: App, door: Door) {
    this.#app = app;
    this.#door = door;
  }

  /** A search from Teams' own search box: a line says why where there is nothing to show. */
  async search(context: TurnContext): Promise<MessagingExtensionResponse> {
    const locale = localeOf(context.activity);
    const { search } = wordingOf(locale).texts.extension;
    let answer = lineInstead(search.none);
    const failure = await timed(this.#app, 'search', async () => {
      const sought = soughtIn(context.activity.value) ?? '';
      // Clients ask at every letter.
      const who = await this.#door.asks(context, 'refreshes');
      if ('code' in who) {
        answer = lineInstead(refusalLine(who.code, locale));
        return who.code;
      }
      const found = await searchPupils(this.#app, who.turns, sought);
      if (found.length > 0) answer = resultsOf(found, placedCard(locale));
      else if (plainText(sought).length < fewestLetters) answer = lineInstead(search.few);
      return found.length > 0 ? 'done' : 'none';
    });
    return failure === undefined ? answer : lineInstead(errorLine(failure, locale));
  }

  /** »Meld fravær« on a message: a form of what was read in it, and nothing is stored. */
  form(context: TurnContext): Promise<MessagingExtensionActionResponse> {
    return this.#dialog(context, async (turns, locale, texts) => {
      const message = messageIn(context.activity.value) ?? { text: '', at: undefined };
      const form = absenceForm(this.#app, turns, message);
      if (form === 'nothing') return dialogLine(texts.nothing);
      if ('code' in form) return dialogLine(refusalLine(form.code, locale));
      return dialogOf(absenceFormCard(form, locale), texts.title);
    });
  }

  /** The form was sent. */
  sent(context: TurnContext): Promise<MessagingExtensionActionResponse> {
    return this.#dialog(context, async (turns, locale, texts) => {
      const sent = await sendAbsenceForm(this.#app, turns, dataIn(context.activity.value));
      if ('again' in sent) return dialogOf(absenceFormCard(sent.again, locale), texts.title);
      if ('code' in sent) return dialogLine(refusalLine(sent.code, locale));
      if (sent.outcome === 'none') return dialogLine(texts.none);
      return dialogLine(sent.outcome === 'refused' ? texts.notNoted : texts.noted);
    });
  }

  /** A dialog always shows something: Teams says »unable to reach app« of an empty answer. */
  async #dialog(
    context: TurnContext,
    answerTo: (
      turns: Turns,
      locale: Locale,
      texts: FormTexts,
    ) => Promise<MessagingExtensionActionResponse>,
  ): Promise<MessagingExtensionActionResponse> {
    const locale = localeOf(context.activity);
    const answer: { given?: MessagingExtensionActionResponse } = {};
    const failure = await timed(this.#app, 'form', async () => {
      const who = await this.#door.asks(context, 'turns');
      if ('code' in who) {
        answer.given = dialogLine(refusalLine(who.code, locale));
        return who.code;
      }
      const texts = wordingOf(locale).texts.extension.form;
      answer.given = await answerTo(who.turns, locale, texts).catch((error: unknown) => {
        if (!passes(error)) throw error;
        return dialogLine(refusalLine('cannot_store', locale));
      });
      return 'done';
    });
    if (failure === undefined && answer.given) return answer.given;
    return dialogLine(errorLine(failure ?? '', locale));
  }
}
