import type { Attendance } from '../services/cases/attendance.ts';
import { judgements } from '../services/cases/caseStep.ts';
import { closingWaitsFor } from '../services/cases/nextStep.ts';
import type { CaseView } from '../services/cases/views.ts';
import { actionRows } from './actionRows.ts';
import type { Element } from './adaptiveCard.ts';
import { box, execute, line, meta, section } from './elements.ts';
import { ruleText } from './wording/measuredLine.ts';
import type { Wording } from './wording/wording.ts';

/** School days before a change can be more than chance. */
const soonest = 5;

/** For a follow-up: what the bot sees, and a question only a person can answer. */
export function followUp(view: CaseView, wording: Wording): readonly Element[] {
  const { texts } = wording;
  if (!view.followUp) return [];
  const { step, before, after, canJudge } = view.followUp;
  const press = { case: view.caseId, v: view.version, step };
  const canBeClosed = view.readyToClose && !closingWaitsFor(view.steps);
  return [
    box(
      [
        line(texts.followUp.heading, { weight: 'Bolder' }),
        line(compared(before, after, wording), { spacing: 'None' }),
        ...(canBeClosed ? [line(texts.followUp.ready, { spacing: 'Small' })] : []),
        ...(canJudge
          ? [
              line(texts.followUp.question, { spacing: 'Small' }),
              ...actionRows(
                judgements.map((judgement) =>
                  execute(texts.followUp.answers[judgement], 'step.judge', { ...press, judgement }),
                ),
              ),
            ]
          : []),
      ],
      'accent',
      'Medium',
    ),
  ];
}

/** "Fraværet er faldet: 3 af 20 skoledage mod 8 af 20 før." As shares, since the periods differ. */
function compared(before: Attendance, after: Attendance, wording: Wording): string {
  const { followUp: texts } = wording.texts;
  if (before.schoolDays === 0 || after.schoolDays < soonest) return texts.tooEarly;
  const [then, now] = [before, after].map((one) => one.absentDays / one.schoolDays);
  const change = (now ?? 0) - (then ?? 0);
  const words = Math.abs(change) < 0.02 ? texts.same : change < 0 ? texts.better : texts.worse;
  return words(
    texts.of(wording.number(after.absentDays), wording.schoolDays(after.schoolDays)),
    texts.of(wording.number(before.absentDays), wording.number(before.schoolDays)),
  );
}

/** Whether it helps: absence before and after each thing done. */
export function effects(view: CaseView, wording: Wording): readonly Element[] {
  const { texts } = wording;
  if (view.improvement.length === 0) return [];
  return [
    section(texts.screens.effect),
    ...view.improvement.map((one) =>
      meta(
        texts.followUp.step(
          ruleText(one.text, wording, 60),
          wording.date(one.on),
          compared(one.before, one.after, wording),
        ),
        'Small',
      ),
    ),
  ];
}
