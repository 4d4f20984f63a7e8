import type { AuditEntry } from '../../../bot/core/audit.ts';
import type { Random } from '../../../bot/sandbox/random.ts';
import type { CaseRecord } from '../../../services/cases/caseRecord.ts';
import { endOfCase } from '../../../services/cases/endOfCase.ts';
import type { Roster, StaffMember } from '../../../services/roster/roster.ts';
import { chatOf } from './people.ts';

/** An entry of the trail, as the code that writes it would. */
export type Trace = Omit<AuditEntry, 'code' | 'counts'>;

/** A note, and its receipt, which was shown. */
export function noteTrail(note: {
  id: string;
  reportId: string;
  by: string;
  at: string;
  pupilId: string;
}): Trace[] {
  const { id, reportId, by, at, pupilId } = note;
  const basis = 'own_class';
  const card = `receipt:${reportId}`;
  return [
    { turnId: id, at, by, action: 'note', subjects: [pupilId], basis },
    { turnId: shown(at, by, card, basis), at, by, action: 'shown', subjects: [pupilId], basis },
  ];
}

/** How many lists a week somebody with open cases gets. */
const listsAWeek = 3;

/** How often a week the leadership asks for the school's status, and a class teacher for the class's. */
const statusesAWeek = 2;
const ownStatusesAWeek = 1;

/**
 * What a school day leaves in the trail besides notes and roll-calls: morning lists of those with open cases,
 * their looks into cases, and who asked for a status.
 */
export function dayTrail(
  day: Temporal.PlainDate,
  { roster, cases, random }: { roster: Roster; cases: readonly CaseRecord[]; random: Random },
): Trace[] {
  const date = day.toString();
  const at = `${date}T07:40:00.000+01:00`;
  const open = cases.filter(
    (one) => one.openedOn <= date && (one.state !== 'closed' || endOfCase(one) >= date),
  );
  const leaders = roster.staff.filter(({ role }) => role === 'leader' || role === 'coordinator');
  const holders = new Set(open.flatMap(({ holder }) => holder ?? []));
  const lists = [...leaders.map(({ id }) => id), ...holders]
    .filter(() => open.length > 0 && random.chance(listsAWeek / 5))
    .flatMap((by): Trace[] => {
      const own = leaders.some(({ id }) => id === by)
        ? open.slice(0, 8)
        : open.filter(({ holder }) => holder === by);
      const [basis, card] = ['task', `digest:${by}`] as const;
      const subjects = own.map(({ id }) => id);
      const looked = own.filter(() => random.chance(0.3));
      return [
        { turnId: shown(at, by, card, basis), at, by, action: 'shown', subjects, basis },
        ...looked.map(({ id }): Trace => {
          const turnId = `seen/${date}/${by}/${id}`;
          return { turnId, at, by, action: 'case.refresh', subjects: [id], basis };
        }),
      ];
    });
  const statuses = leaders
    .filter(() => random.chance(statusesAWeek / 5))
    .flatMap((leader) => statusTrail(leader, 'school', { at, random }));
  const ownStatuses = roster.staff
    .filter(({ role }) => role === 'class_teacher' && random.chance(ownStatusesAWeek / 5))
    .flatMap((teacher) => statusTrail(teacher, teacher.classIds[0] ?? '', { at, random }));
  return [...lists, ...statuses, ...ownStatuses];
}

function statusTrail(
  reader: StaffMember,
  scope: string,
  { at, random }: { at: string; random: Random },
): Trace[] {
  const basis = scope === 'school' ? 'leads_school' : 'own_class';
  const [by, subjects] = [reader.id, [scope]] as const;
  const turnId = `${chatOf(reader)}/${1_700_000_000_000 + random.below(1e9)}`;
  const card = shown(at, by, `status:${scope}`, basis);
  return [
    { turnId, at, by, action: 'status', subjects, basis },
    { turnId: card, at, by, action: 'shown', subjects, basis },
  ];
}

function shown(at: string, by: string, card: string, basis: string): string {
  return ['shown', at.slice(0, 10), by, card, basis].join('/');
}

/** What people did to a case, a turn an event, and that its card was shown to its holder. */
export function caseTrail({ id, log, holder }: CaseRecord, roster: Roster): Trace[] {
  return log.flatMap((event, index): Trace[] => {
    const member = roster.member(event.by);
    if (!member || holder === undefined) return [];
    const { at, by } = event;
    const basis = 'task';
    const turnId = `${chatOf(member)}/${1_690_000_000_000 + index}/${id}`;
    const card = shown(at, holder, `case:${id}`, `${basis}/${index}`);
    return [
      { turnId, at, by, action: `case.${event.do}`, subjects: [id], basis },
      { turnId: card, at, by: holder, action: 'shown', subjects: [id], basis },
    ];
  });
}
