import { judgements } from '../services/cases/caseStep.ts';
import { closingWaitsFor } from '../services/cases/nextStep.ts';
import type { CaseView, Improvement } from '../services/cases/views.ts';
import { rowsInBox } from './actionRows.ts';
import type { Element } from './adaptiveCard.ts';
import { box, execute, line, meta, section } from './elements.ts';
import { standingLine } from './goalLines.ts';
import { ruleText } from './wording/measuredLine.ts';
import { wholeWords } from './wording/plainText.ts';
import { absentOf, progressLine } from './wording/progressLine.ts';
import type { Wording } from './wording/wording.ts';

/** For a follow-up: what the bot sees, and a question only a person can answer. */
export function followUp(view: CaseView, wording: Wording): readonly Element[] {
  const { texts } = wording;
  if (!view.followUp) return [];
  const { step, canJudge } = view.followUp;
  const press = { case: view.caseId, v: view.version, step };
  const canBeClosed = view.readyToClose && closingWaitsFor(view.steps).length === 0;
  return [
    box(
      [
        line(texts.followUp.heading, { weight: 'Bolder' }),
        ...improves(view, wording),
        ...standingLine(view.help?.plan, wording),
        ...(canBeClosed ? [line(texts.followUp.ready, { spacing: 'Small' })] : []),
        ...(canJudge
          ? [
              line(texts.followUp.question, { spacing: 'Small' }),
              ...rowsInBox(
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

function improves({ progress }: CaseView, wording: Wording): readonly Element[] {
  return progress ? [line(progressLine(progress, wording), { spacing: 'None' })] : [];
}

/** Whether it helps: absence before and after each thing done. */
export function effects(view: CaseView, wording: Wording): readonly Element[] {
  const { texts } = wording;
  if (view.improvement.length === 0 && (!view.progress || view.followUp)) return [];
  return [
    section(texts.screens.effect),
    ...(view.followUp ? [] : improves(view, wording)),
    ...view.improvement.map((one) => meta(sinceStep(one, wording), 'Small')),
  ];
}

/** The figures alone: whether it helped is said once. */
function sinceStep({ text, on, before, after }: Improvement, wording: Wording): string {
  const what = ruleText(text, wording, 120, wholeWords);
  const day = wording.dateWithYear(on);
  if (before.schoolDays === 0 || after.schoolDays === 0) return `${what} (${day})`;
  const { improvement, followUp } = wording.texts;
  const since = followUp.of(wording.number(after.absentDays), wording.number(after.schoolDays));
  return improvement.step(what, day, absentOf(before, wording), since);
}
