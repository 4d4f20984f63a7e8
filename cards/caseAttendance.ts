import { judgements } from '../services/cases/caseStep.ts';
import type { CaseView, Improvement } from '../services/cases/views.ts';
import { actionRows } from './actionRows.ts';
import type { Element } from './adaptiveCard.ts';
import { box, cell, execute, line, meta, section } from './elements.ts';
import { ruleText } from './wording/measuredLine.ts';
import { absentOf, progressLine } from './wording/progressLine.ts';
import type { Wording } from './wording/wording.ts';

/** For a follow-up: what the bot sees, and a question only a person can answer. */
export function followUp(view: CaseView, wording: Wording): readonly Element[] {
  const { texts } = wording;
  if (!view.followUp) return [];
  const { step, canJudge } = view.followUp;
  const press = { case: view.caseId, v: view.version, step };
  return [
    box(
      [
        line(texts.followUp.heading, { weight: 'Bolder' }),
        ...improves(view, wording),
        ...(view.readyToClose ? [line(texts.followUp.ready, { spacing: 'Small' })] : []),
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

function improves({ progress }: CaseView, wording: Wording): readonly Element[] {
  return progress ? [line(progressLine(progress, wording), { spacing: 'None' })] : [];
}

/** Whether it helps: absence by week, and before and after each thing done. */
export function attendance(view: CaseView, wording: Wording): readonly Element[] {
  const { texts } = wording;
  if (view.state === 'proposed' || view.weeks.length === 0) return [];
  return [
    section(texts.followUp.chart),
    chart(view, wording),
    ...(view.followUp ? [] : improves(view, wording)),
    ...view.improvement.map((one) => meta(sinceStep(one, wording), 'Small')),
  ];
}

/** The figures alone: whether it helped is said once. */
function sinceStep({ text, on, before, after }: Improvement, wording: Wording): string {
  const what = ruleText(text, wording, 60);
  const day = wording.date(on);
  if (before.schoolDays === 0 || after.schoolDays === 0) return `${what} (${day})`;
  const { step } = wording.texts.improvement;
  return step(what, day, absentOf(after, wording), absentOf(before, wording));
}

/** A Teams chart; other clients show the table. */
function chart({ weeks }: CaseView, wording: Wording): Element {
  const { followUp: texts } = wording.texts;
  return {
    type: 'Chart.VerticalBar',
    title: texts.chartTitle,
    xAxisTitle: texts.week,
    yAxisTitle: texts.days,
    color: 'categoricalBlue',
    showBarValues: true,
    yMin: 0,
    yMax: 5,
    data: weeks.map(({ week, attendance: { absentDays } }) => ({ x: String(week), y: absentDays })),
    fallback: {
      type: 'Table',
      firstRowAsHeaders: true,
      showGridLines: true,
      columns: [{ width: 1 }, { width: 2, horizontalCellContentAlignment: 'Right' }],
      rows: [
        { type: 'TableRow', cells: [cell(texts.week), cell(texts.days)] },
        ...weeks.map(({ week, attendance: { absentDays, schoolDays } }) => ({
          type: 'TableRow' as const,
          cells: [
            cell(String(week)),
            cell(texts.of(wording.number(absentDays), wording.schoolDays(schoolDays))),
          ],
        })),
      ],
    },
  };
}
