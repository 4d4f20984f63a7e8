import type { HomeContactLine } from '../services/cases/digestViews.ts';
import { actionRows } from './actionRows.ts';
import type { Container, Element, ExecuteAction } from './adaptiveCard.ts';
import { box, execute, group, line } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import { capitalised, pupilInClass } from './wording/names.ts';
import type { Wording } from './wording/wording.ts';

/** Whose home, about which days, and by when; a press on the lines opens the task. */
export function contactBox(
  one: HomeContactLine,
  from: { from: 'digest' } | Record<string, never>,
  wording: Wording,
): Container {
  const { texts } = wording;
  const lines: Container = {
    ...group(contactLinesOf(one, wording), 'None'),
    selectAction: execute(texts.pupilTasks.contact.heading, 'contact.show', {
      pupil: one.pupilId,
      ...inSchool(one),
    }),
  };
  const data = { pupil: one.pupilId, task: one.taskId, v: one.version, ...inSchool(one), ...from };
  const done = execute(texts.pupilTasks.contact.done, 'contact.done', data, {
    associatedInputs: 'none',
  });
  return box([lines, ...actionRows([done])], 'emphasis', 'Small');
}

/** Who, and when it is due: overdue in word and colour. */
export function contactLinesOf(one: HomeContactLine, wording: Wording): readonly Element[] {
  const { contact } = wording.texts.pupilTasks;
  const overdue = one.over > 0;
  const when = overdue ? contact.over(wording.schoolDays(one.over)) : contact.dueToday;
  return [
    line(whoOf(one)),
    line(`${capitalised(contact.days(wording.dates(one.dates)))} · ${when}`, {
      ...{ spacing: 'None', size: 'Small' },
      ...(overdue ? { color: 'Attention' } : { isSubtle: true }),
    }),
  ];
}

/** "**Loke Christensen**, 7.b", with the school if the reader works at several. */
export function whoOf({
  pupil,
  classTitle,
  school,
}: Pick<HomeContactLine, 'pupil' | 'classTitle' | 'school'>): string {
  return [
    `**${pupilInClass({ pupil, classTitle }, 36)}**`,
    ...(school === undefined ? [] : [escapeMarkdown(school.name, 18)]),
  ].join(' · ');
}

/** The school for a button, if the reader works at several. */
export function inSchool({ school }: Pick<HomeContactLine, 'school'>): { schoolId?: string } {
  return school === undefined ? {} : { schoolId: school.id };
}

/** Back to the morning's list. */
export function toList(title: string): ExecuteAction {
  return execute(title, 'digest.show', { from: 'digest' }, { associatedInputs: 'none' });
}
