import { type Actor, caseAccess } from '../access/access.ts';
import { RefusedError } from '../errors/errors.ts';
import { fullName } from '../roster/roster.ts';
import { pupilName } from '../roster/tellApart.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord } from './caseRecord.ts';
import type { TimelineEntry, TimelineView } from './views.ts';

/** Longest list on a card; older ones are counted. */
const listed = 25;

/** Bookkeeping events that tell a reader nothing. */
const silent: ReadonlySet<CaseEvent['do']> = new Set(['due']);

/**
 * What happened to a case, oldest first, without people's free text: that is on the case.
 * @throws RefusedError `not_allowed` if the viewer may not see all of the case, `gone`
 */
export function timelineView(subject: CaseRecord, actor: Actor): TimelineView {
  const { roster } = actor;
  const pupil = roster.pupil(subject.pupilId);
  if (!pupil) throw new RefusedError('gone');
  const scope = caseAccess(actor, subject)?.scope;
  if (scope === undefined || scope === 'own_steps') throw new RefusedError('not_allowed');
  const named = scope === 'full';
  const told = gathered(
    subject.log.filter(({ do: kind }) => !silent.has(kind) && (named || kind !== 'standIn')),
  );
  return {
    kind: 'timeline',
    caseId: subject.id,
    number: subject.id,
    pupil: named ? pupilName(pupil, roster) : undefined,
    classTitle: named ? roster.classById(pupil.classId)?.title : undefined,
    grade: pupil.grade,
    entries: told
      .slice(-listed)
      .map(({ event, count }) => ({ ...entryOf(event, subject, actor), ...several(count) }))
      .map((entry) => (named ? entry : { ...entry, by: undefined, person: undefined })),
    earlier: Math.max(0, told.length - listed),
  };
}

/**
 * Done by the bot for many steps in one morning: shown in one line, so that people's own actions stand out.
 */
const inOneLine: ReadonlySet<CaseEvent['do']> = new Set(['remind', 'escalate']);

function gathered(events: readonly CaseEvent[]): { event: CaseEvent; count: number }[] {
  const lines: { event: CaseEvent; count: number }[] = [];
  const known = new Map<string, { event: CaseEvent; count: number }>();
  for (const event of events) {
    const key = `${event.at.slice(0, 10)}/${event.do}`;
    const before = inOneLine.has(event.do) ? known.get(key) : undefined;
    if (before) {
      before.count += 1;
      continue;
    }
    const line = { event, count: 1 };
    known.set(key, line);
    lines.push(line);
  }
  return lines;
}

function several(count: number): Pick<TimelineEntry, 'count'> & { step?: undefined } {
  return count === 1 ? { count } : { count, step: undefined };
}

function entryOf(
  event: CaseEvent,
  { steps }: CaseRecord,
  { roster }: Actor,
): Omit<TimelineEntry, 'count'> {
  const nameOf = (id: string | undefined) => {
    const member = id === undefined ? undefined : roster.member(id);
    return member && fullName(member);
  };
  const stepId = 'step' in event ? event.step : undefined;
  return {
    on: event.at.slice(0, 10),
    do: event.do,
    by: nameOf(event.by),
    step: steps.find(({ id }) => id === stepId)?.text,
    person: nameOf(personOf(event)),
    level: event.do === 'assess' ? event.level : undefined,
    outcome: event.do === 'close' ? event.outcome : undefined,
    judgement: event.do === 'judge' ? event.judgement : undefined,
    arrangement: 'arrangement' in event ? event.arrangement : undefined,
    to: 'to' in event && event.do !== 'escalate' ? event.to : undefined,
  };
}

function personOf(event: CaseEvent): string | undefined {
  switch (event.do) {
    case 'assign':
      return event.assignee;
    case 'hold':
      return event.holder;
    case 'involve':
      return event.involvement.staffId;
    case 'release':
    case 'standIn':
    case 'nudge':
      return event.person;
    default:
      return undefined;
  }
}
