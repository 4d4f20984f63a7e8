import { type HomeContactView, homeContactCard } from '../../cards/homeContactCard.ts';
import { homeContactsCard } from '../../cards/homeContactsCard.ts';
import { type ReasonsView, reasonsCard } from '../../cards/reasonsCard.ts';
import { homeContacts } from '../../services/absence/homeContact.ts';
import { type Actor, caseAccess, mayAnswerFor } from '../../services/access/access.ts';
import { contactStep } from '../../services/cases/homeContactDays.ts';
import { pupilTasks } from '../../services/cases/pupilTasks.ts';
import { contactLine } from '../../services/cases/taskLines.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { classTitleOf, fullName, type Pupil } from '../../services/roster/roster.ts';
import { pupilName } from '../../services/roster/tellApart.ts';
import { type Listed, morningList } from '../casework/morningList.ts';
import { morningOf } from '../casework/morningOf.ts';
import { caseContextOf } from '../core/app.ts';
import type { RecordReader } from '../core/recordReader.ts';
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
    const again = caseContextOf(app, school).playbook.unexplained.leaderAfterSchoolDays;
    const pupil = nextId === undefined ? undefined : await lastNotKnown(records, actor);
    const lines = view.reasons;
    const stands = pupil && standsFor(pupil, nextId, again, actor);
    const message = reasonsCard({ kind: 'reasons', lines, stands }, page ?? 0, locale);
    const shown = seenOf('reasons', here, elsewhere);
    const seen = pupil ? [...shown.seen, seenPupil(pupil.id, actor)] : shown.seen;
    return { message, ...shown, seen };
  },
};

/** The pupil whose reason the reader last said that they do not know. O(pupils). */
async function lastNotKnown(records: RecordReader, actor: Actor): Promise<Pupil | undefined> {
  const said = (await records.list('pupil')).flatMap(({ id, value }) =>
    (value.reasonUnknown ?? []).flatMap(({ by, at }) =>
      by === actor.member.id ? [{ id, at: Date.parse(at) }] : [],
    ),
  );
  const last = said.reduce<(typeof said)[number] | undefined>(
    (newest, one) => (newest && newest.at > one.at ? newest : one),
    undefined,
  );
  const pupil = last && actor.roster.pupil(last.id);
  return pupil && mayAnswerFor(actor, pupil) ? pupil : undefined;
}

/** Whose question stays open, and who is asked next: somebody else, or the reader again. */
function standsFor(
  pupil: Pupil,
  nextId: string | undefined,
  again: number,
  { roster }: Actor,
): ReasonsView['stands'] {
  const next = nextId === undefined ? undefined : roster.member(nextId);
  const name = pupilName(pupil, roster);
  return next ? { pupil: name, next: fullName(next) } : { pupil: name, again };
}

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
      classTitle: classTitleOf(pupil, actor.roster),
      text: contactStep(caseContext.playbook)?.text,
      open: open && contactLine(open, actor.roster),
      last: lastOf(homeContacts(absence?.homeContact).tasks.at(-1), actor),
      caseId: await caseSeen(absence?.openCaseId, actor, records),
    };
    return { message: homeContactCard(view, locale), seen: [seenPupil(id, actor)] };
  },
};

/** The pupil's open case, if the reader sees it with the pupil's name. */
async function caseSeen(
  id: string | undefined,
  actor: Actor,
  records: RecordReader,
): Promise<string | undefined> {
  const subject = id === undefined ? undefined : await records.load('case', id);
  const scope = subject && caseAccess(actor, subject)?.scope;
  return scope === undefined || scope === 'anonymous' ? undefined : subject?.id;
}

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
  return { state: 'done', by: member && fullName(member), on: at.slice(0, 10), note };
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
