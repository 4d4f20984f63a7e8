import type { CaseForm } from '../../services/cases/caseForms.ts';
import { type Button, buttonOf } from './cardReading.ts';
import type { RunningSchool } from './runningSchool.ts';
import type { Person } from './teams.ts';

/** Opens a form of the case as it stands now, and gives the button that sends it. */
export async function buttonInForm(
  school: RunningSchool,
  person: Person,
  form: CaseForm,
  verb: string,
  id = 'LI-2026-0001',
): Promise<Button> {
  const subject = await school.bot.app.store.load(school.roster.school.id, 'case', id);
  const data = { case: id, v: subject?.value.revision ?? 0, form };
  const answer = await school.teams.press(person, 'case.form', school.sealed('case.form', data));
  return buttonOf(JSON.stringify(answer), verb);
}
