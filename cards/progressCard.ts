import { canUse, contactStepsFor } from '../services/cases/caseForms.ts';
import { isOpen } from '../services/cases/caseStep.ts';
import { fits } from '../services/cases/fittingSteps.ts';
import type { CaseView, StepView } from '../services/cases/views.ts';
import type { ContactTold } from '../services/talk/contactTold.ts';
import type { Deed } from '../services/talk/deed.ts';
import type { Action, Element } from './adaptiveCard.ts';
import { type CardMessage, cardMessage } from './cardMessage.ts';
import { formButton, openForm } from './caseForms.ts';
import { whoIsIt } from './caseParts.ts';
import { execute, heading, line, meta, textInput } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Locale } from './wording/locale.ts';
import { ruleText } from './wording/measuredLine.ts';
import { plainText } from './wording/plainText.ts';
import { type Wording, wordingOf } from './wording/wording.ts';

/** With whom a contact was, and which day, as far as it was said. */
type Told = { [Key in keyof ContactTold]?: ContactTold[Key] | undefined };

type Offer = { body: readonly Element[]; actions: readonly Action[] };

/** What somebody told of a pupil, with the step of the open case that it fits, to confirm with one press. */
export function progressCard(
  view: CaseView,
  deed: Deed,
  locale: Locale,
  told: Told = {},
): CardMessage {
  const wording = wordingOf(locale);
  const { texts } = wording;
  const log = contactOffer(view, deed, told, wording);
  const { body, actions } = offer(view, deed, log.actions.length > 0, wording);
  return cardMessage({
    locale,
    summary: texts.progress.summary,
    body: [
      heading(whoIsIt(view, wording)),
      meta(texts.case.number(escapeMarkdown(view.number, 30))),
      meta(texts.progress.foot, 'Small'),
      ...log.body,
      ...body,
    ],
    actions: [
      ...log.actions,
      ...actions,
      execute(texts.pupil.openCase(plainText(view.number, 22)), 'case.show', { case: view.caseId }),
    ],
  });
}

/** A contact read back, and the form in which it is written down, with the step it does; nothing is kept before that is sent. */
function contactOffer(view: CaseView, deed: Deed, told: Told, wording: Wording): Offer {
  const { contactLog, progress } = wording.texts;
  if ((deed !== 'home' && deed !== 'pupil') || !canUse(view, 'contact')) {
    return { body: [], actions: [] };
  }
  const { with: who, on } = told;
  const step = contactStepsFor(view).find((one) => fits(one, deed))?.id;
  const filled = {
    ...(who === undefined ? {} : { with: who }),
    ...(on === undefined ? {} : { on }),
    ...(step === undefined ? {} : { step }),
  };
  const day = on === undefined ? '' : wording.date(on);
  return {
    body:
      who === undefined
        ? []
        : [line(contactLog.heard(contactLog.with[who], day), { spacing: 'Medium' })],
    actions: [
      openForm(
        view,
        'contact',
        step === undefined ? contactLog.note : progress.noteAndDo(numberOf(view, step)),
        filled,
      ),
    ],
  };
}

/** @param beside whether another button notes the contact */
function offer(view: CaseView, deed: Deed, beside: boolean, wording: Wording): Offer {
  const { progress, case: words } = wording.texts;
  if (deed === 'meeting') {
    return view.canProposeMeeting
      ? {
          body: [line(progress.meeting, { spacing: 'Medium' })],
          actions: [
            execute(words.propose, 'meeting.propose', { case: view.caseId, v: view.version }),
          ],
        }
      : only(progress.meetingUnderWay);
  }
  if (deed === 'closing') {
    const actions = formButton(view, 'close', wording);
    return actions.length > 0
      ? { body: [line(progress.closing, { spacing: 'Medium' })], actions }
      : only(progress.closingByOthers);
  }
  const open = view.steps.filter((step) => isOpen(step) && fits(step, deed));
  const mine = open.filter(({ actions }) => actions.includes('done'));
  if (mine.length === 0) return only(open.length > 0 ? progress.notYours : progress.noStep);
  return {
    body: [
      line(progress.did[deed], { spacing: 'Medium' }),
      ...mine.map(stepLine(wording)),
      ...outcome(mine, wording),
    ],
    actions: mine.map(({ id }) =>
      execute((beside ? progress.onlyDo : progress.done)(numberOf(view, id)), 'step.done', {
        case: view.caseId,
        v: view.version,
        step: id,
      }),
    ),
  };

  function stepLine({ texts }: Wording) {
    return ({ id, text }: StepView): Element =>
      line(texts.case.step(numberOf(view, id), ruleText(text, wording, 120)), {
        weight: 'Bolder',
        spacing: 'Small',
      });
  }
}

/** How it went, where the playbook asks for it. */
function outcome(steps: readonly StepView[], { texts }: Wording): readonly Element[] {
  if (!steps.some(({ asks }) => asks.includes('outcome'))) return [];
  return [textInput('outcome', texts.progress.outcome), meta(texts.tools.hint, 'Small')];
}

function numberOf({ steps }: CaseView, stepId: string): number {
  return steps.findIndex(({ id }) => id === stepId) + 1;
}

function only(text: string): Offer {
  return { body: [line(text, { spacing: 'Medium' })], actions: [] };
}
