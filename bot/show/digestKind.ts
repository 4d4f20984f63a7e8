import { digestCard } from '../../cards/digestCard.ts';
import { type Actor, schoolBasis } from '../../services/access/access.ts';
import { type Listed, morningList } from '../casework/morningList.ts';
import type { App } from '../core/app.ts';
import { subjectKey } from '../core/outboxItem.ts';
import { type RecordReader, storedRecords } from '../core/recordReader.ts';
import { everySchoolOf } from '../core/schools.ts';
import type { Seen } from '../core/seen.ts';
import type { CardKind } from './cardKind.ts';
import { seenCase, seenPupil } from './seen.ts';

/** What a person has to do in all their schools; only their own. O(cases). */
export const digestKind: CardKind<'digest'> = {
  readers: 'person',
  shows: 'staff',
  show: async ({ app, records, locale }, subject, { actor }) => {
    const { id, page, approved, left, asked } = subject;
    if (id !== actor.member.id) return undefined;
    const { view, here, elsewhere } = await morningList(app, actor, records);
    const isFirst = !(await hadOne(app, actor, records));
    return {
      message: digestCard(view, locale, {
        page,
        isFirst: isFirst && !asked,
        approved,
        left,
      }),
      seen: seenIn(here),
      elsewhere: elsewhere.map((list) => ({
        school: list.actor.roster.school.id,
        by: list.actor.member.id,
        seen: seenIn(list),
      })),
    };
  },
};

/** Whether a list was sent before, in any of their schools: where is kept while they are on the staff. */
async function hadOne(app: App, actor: Actor, records: RecordReader): Promise<boolean> {
  const posts = await Promise.all(
    everySchoolOf(app.schools, actor).map(({ member, roster }) => {
      const { id } = roster.school;
      const own = id === actor.roster.school.id ? records : storedRecords(app, id);
      return own.load('post', subjectKey({ card: 'digest', id: member.id }));
    }),
  );
  return posts.some((one) => one !== undefined);
}

function seenIn({ actor, cases, offers, pupils, view }: Listed): Seen[] {
  const basis = schoolBasis(actor);
  return [
    ...cases.flatMap((subject) => seenCase(subject, actor)),
    ...offers.map((subject) => ({ subject, basis })),
    ...pupils.map((pupilId) => seenPupil(pupilId, actor)),
    ...view.contacts.map(({ pupilId }) => seenPupil(pupilId, actor)),
  ];
}
