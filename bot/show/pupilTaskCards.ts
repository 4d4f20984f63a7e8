import { type HomeContactView, homeContactCard } from '../../cards/homeContactCard.ts';
import { homeContactsCard } from '../../cards/homeContactsCard.ts';
import { type ReasonsView, reasonsCard } from '../../cards/reasonsCard.ts';
import { homeContacts } from '../../services/absence/homeContact.ts';
import { type Actor, mayAnswerFor } from '../../services/access/access.ts';
import { contactStep } from '../../services/cases/homeContactDays.ts';
import { pupilTasks } from '../../services/cases/pupilTasks.ts';
import { contactLine } from '../../services/cases/taskLines.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { fullName } from '../../services/roster/roster.ts';
import { pupilName } from '../../services/roster/tellApart.ts';
import { type Listed, morningList } from '../casework/morningList.ts';
import { morningOf } from '../casework/morningOf.ts';
import { caseContextOf } from '../core/app.ts';
import type { Seen, SeenElsewhere } from '../core/seen.ts';
import type { CardKind } from './cardKind.ts';
import { seenPupil } from './seen.ts';

type Shown = 'contacts' | 'reasons';

/** The homes that the reader is asked to contact, in all their schools; only their own list. O(pupils). */
export const homeContactsKind: CardKind<'homeContacts'> = {
  readers: 'person',
  shows: 'staff',
  show: async ({ app, records, locale }, { id, page, news }, { actor }) => {
    if (id !== actor.member.id) return undefined;
    const { view, here, elsewhere } = await morningList(app, actor, records);
    if (news && view.contacts.length === 0) return undefined;
    const message = homeContactsCard(
      { kind: 'homeContacts', lines: view.contacts },
      page ?? 0,
      locale,
    );
    return { message, ...seenOf('contacts', here, elsewhere) };
  },
};

/** The pupils whose reason the reader is asked for, in all their schools; only their own list. O(pupils). */
export const reasonsKind: CardKind<'reasons'> = {
  readers: 'person',
  shows: 'staff',
  show: async ({ app, school, records, locale }, { id, page, nextId }, { actor }) => {
    if (id !== actor.member.id) return undefined;
    const { view, here, elsewhere } = await morningList(app, actor, records);
    const next = nextId === undefined ? undefined : actor.roster.member(nextId);
    const again = caseContextOf(app, school).playbook.unexplained.leaderAfterSchoolDays;
    const told: ReasonsView['stands'] =
      nextId === undefined ? undefined : next ? { next: fullName(next) } : { again };
    const lines = view.reasons;
    const message = reasonsCard({ kind: 'reasons', lines, stands: told }, page ?? 0, locale);
    return { message, ...seenOf('reasons', here, elsewhere) };
  },
};

/** The task of contacting one pupil's home, for those who may say that it was done. */
export const homeContactKind: CardKind<'homeContact'> = {
  readers: 'person',
  shows: 'pupil',
  show: async ({ app, school, records, locale }, { id }, { actor }) => {
    const caseContext = caseContextOf(app, school);
    const pupil = actor.roster.pupil(id);
    if (!pupil || !mayAnswerFor(actor, pupil)) throw new RefusedError('not_allowed');
    const absence = await records.load('pupil', id);
    const day = await morningOf(app, records);
    const [open] = absence ? pupilTasks([absence], caseContext, day).contacts : [];
    const view: HomeContactView = {
      kind: 'homeContact',
      pupilId: id,
      pupil: pupilName(pupil, actor.roster),
      text: contactStep(caseContext.playbook)?.text,
      open: open && contactLine(open, actor.roster),
      last: lastOf(homeContacts(absence?.homeContact).tasks.at(-1), actor),
    };
    return { message: homeContactCard(view, locale), seen: [seenPupil(id, actor)] };
  },
};

function lastOf(
  task: ReturnType<typeof homeContacts>['tasks'][number] | undefined,
  { roster }: Actor,
): HomeContactView['last'] {
  if (!task || task.state === 'open') return undefined;
  if (task.state !== 'done' || !task.done) {
    return { state: task.state === 'moved' ? 'moved' : 'withdrawn' };
  }
  const { by, at, note } = task.done;
  const member = roster.member(by);
  return { state: 'done', by: member ? fullName(member) : by, on: at.slice(0, 10), note };
}

/** Whom a list of tasks tells its reader of, here and in their other schools. */
function seenOf(
  what: Shown,
  here: Listed,
  elsewhere: readonly Listed[],
): { seen: readonly Seen[]; elsewhere: readonly SeenElsewhere[] } {
  const seenIn = ({ actor, view }: Listed) =>
    view[what].map(({ pupilId }) => seenPupil(pupilId, actor));
  return {
    seen: seenIn(here),
    elsewhere: elsewhere.map((list) => ({
      school: list.actor.roster.school.id,
      by: list.actor.member.id,
      seen: seenIn(list),
    })),
  };
}
