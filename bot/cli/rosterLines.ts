import { amount } from '../../cards/texts/amount.ts';
import type { RosterNotice } from '../../services/roster/rosterOf.ts';
import type { RosterChange } from '../people/takeRosters.ts';

/** A school's change in a line: "Lindeskolen: 380 pupils (+3 -1), 45 staff (+0 -0)". */
export function changeLine({ name, first, pupils, staff, openCases, total }: RosterChange): string {
  const moved = pupils.moved.length > 0 ? `, ${pupils.moved.length} in another class` : '';
  const role = staff.changedRole.length > 0 ? `, ${staff.changedRole.length} in another role` : '';
  const cases =
    openCases.length > 0 ? `; open cases of those who leave: ${openCases.join(', ')}` : '';
  return (
    `${name}${first ? ' (first import)' : ''}: ` +
    `${amount(total.pupils, 'pupil', 'pupils')} (+${pupils.in.length} -${pupils.out.length}${moved}), ` +
    `${total.staff} staff (+${staff.in.length} -${staff.out.length}${role})${cases}`
  );
}

/** Nobody reads a longer list of ids. */
const mostIds = 10;

/** The first of the ids. */
export function idList(ids: readonly string[]): string {
  const some = ids.slice(0, mostIds).join(', ');
  return ids.length > mostIds ? `${some} …` : some;
}

/** Something odd that was taken. */
export function noticeLine(one: RosterNotice): string {
  const ids = idList(one.ids);
  const count = one.ids.length;
  switch (one.notice) {
    case 'unknown_title':
      return `warning: ${one.school}: title "${one.title}" is in no role of the titles file, ${amount(count, 'person', 'people')} without any right: ${ids}`;
    case 'no_class':
      return `warning: ${one.school}: ${amount(count, 'pupil is', 'pupils are')} enrolled in no class and left out: ${ids}`;
    case 'home_class_guessed':
      return `warning: ${one.school}: ${amount(count, 'pupil is', 'pupils are')} in several classes and nothing tells the home class; the largest was taken: ${ids}`;
    case 'no_entra_id':
      return `warning: ${one.school}: ${amount(count, 'person has', 'people have')} no activeDirectoryMatchId and cannot use the bot: ${ids}`;
  }
}
