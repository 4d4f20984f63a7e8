import { dutyName, levelName } from '../../cards/wording/names.ts';
import type { Wording } from '../../cards/wording/wording.ts';
import type { CaseLine, StatusView } from '../../services/status/views.ts';
import { incompleteNote } from './countSheets.ts';
import type { Sheet } from './sheet.ts';

/** A school's open cases with names, for those who may see the school. */
export function statusSheet(view: StatusView, wording: Wording): Sheet {
  const { exports } = wording.texts;
  const on = wording.dateWithYear(view.on);
  return {
    fileName: exports.statusFile(view.title, view.on),
    title: exports.statusTitle(view.title, on),
    heading: Object.values(exports.columns),
    rows: view.cases.map((one) => rowOf(one, wording)),
    notes: [
      exports.confidential,
      ...incompleteNote(view.coverage.incomplete, 'incomplete', wording),
      exports.made(on),
      ...exports.statusNotes.slice(0, 1),
    ],
  };
}

/** In the order of the column texts. */
function rowOf(one: CaseLine, wording: Wording): (string | number)[] {
  const { exports, roles, texts, day } = {
    ...wording.texts,
    texts: wording.texts,
    day: dayIn(wording),
  };
  const { progress, waitsFor } = one;
  const cells: Record<keyof typeof exports.columns, string | number> = {
    pupil: one.pupil,
    class: one.classTitle,
    number: one.number,
    level: one.level === undefined ? '' : levelName(one.level, wording),
    duties: one.duties.map((duty) => dutyName(duty, wording)).join(', '),
    state: exports.states[one.state],
    opened: day(one.openedOn),
    plan: day(one.planSince),
    overdue: one.overdueSteps,
    before: progress.before.absentDays,
    beforeOf: progress.before.schoolDays,
    after: progress.after.absentDays,
    afterOf: progress.after.schoolDays,
    change: exports.changes[progress.change],
    waitsFor: waitsFor
      ? waitsFor.name === undefined
        ? roles[waitsFor.role]
        : texts.case.person(waitsFor.name, roles[waitsFor.role])
      : '',
    due: day(waitsFor?.due),
    followUp: day(one.nextFollowUp),
    meeting: one.nextMeeting === undefined ? '' : wording.time(one.nextMeeting, texts.clock.at),
  };
  return Object.keys(exports.columns).map((name) => cells[name as keyof typeof cells]);
}

function dayIn({ dateWithYear }: Wording) {
  return (iso: string | undefined) => (iso === undefined ? '' : dateWithYear(iso));
}
