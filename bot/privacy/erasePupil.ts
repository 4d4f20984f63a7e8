import { schoolYearOf } from '../../services/calendar/period.ts';
import { isAbout } from '../../services/notes/schoolChoice.ts';
import { type Forgotten, forget } from '../../services/privacy/forget.ts';
import type { NameForms } from '../../services/privacy/nameForms.ts';
import { type TextDecision, withDecisions } from '../../services/privacy/ownTexts.ts';
import { isEarlyKeyOf, type PupilRecords } from '../../services/privacy/pupilRecords.ts';
import {
  absencePart,
  casePart,
  gradeThen,
  type Statistic,
} from '../../services/retention/statistic.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { type Records, schemas } from '../core/records.ts';
import type { Unit } from '../core/unitOfWork.ts';
import { cardSubjects } from '../show/cardKinds.ts';
import { aboutPupil } from './aboutPupil.ts';
import { leaveTrace } from './removal.ts';

export type ErasureWish = {
  forgotten: Forgotten;
  texts: TextWish | undefined;
  roster: Roster;
  /** Whether to remove the roster entry too. */
  fromRoster: boolean;
  reason: string;
  /** Names the erasure in the trail. */
  id: string;
  at: string;
};

/** The pupil's names, and the decisions on texts with them, by `textKey`; undefined when no name is known. */
export type TextWish = { forms: NameForms; decisions: ReadonlyMap<string, TextDecision> };

/** Identifies a text across all schools. */
export function textKey(school: string, kind: string, id: string, text: string): string {
  return JSON.stringify([school, kind, id, text]);
}

/** Kinds that can hold a trace of a pupil; audit is the proof and stays, with a pseudonymous id. */
export const searched = [
  'pupil',
  'report',
  'question',
  'conflict',
  'schoolChoice',
  'classReport',
  'registerDay',
  'registerRead',
  'case',
  'handOver',
  'earlySign',
  'absenceReview',
  'meeting',
  'post',
  'outbox',
  'inbox',
  'digest',
  'telling',
  'roster',
  'rosterProposal',
  'rosterRead',
  'file',
  'person',
  'team',
  'tombstone',
  'dryRun',
  'overview',
  'morning',
  'statistic',
  'watch',
  'counter',
  'secret',
] as const satisfies readonly Exclude<keyof Records, 'audit'>[];

export type Searched = (typeof searched)[number];

/** What to look for in a record: the pupil, and cards whose subject goes ("case:LI-2026-0001"). */
export type Looking = { pupilId: string; gone: ReadonlySet<string>; fromRoster: boolean };

/** A record without what is about the pupil; undefined when nothing is left, the same if unchanged. */
type Without<K extends Searched> = (
  value: Records[K],
  id: string,
  looking: Looking,
) => Records[K] | undefined;

/** Kinds that are about no pupil stay whole; the texts people typed there are still checked. */
const whole = <Value>(value: Value): Value => value;

const without: { readonly [K in Searched]: Without<K> } = {
  pupil: (value, id, { pupilId }) => (id === pupilId ? undefined : value),
  question: (value, id, { gone }) => (gone.has(`question:${id}`) ? undefined : value),
  conflict: (value, id, { gone }) => (gone.has(`conflict:${id}`) ? undefined : value),
  schoolChoice: (value, _, { pupilId }) => (isAbout(value, pupilId) ? undefined : value),
  case: (value, id, { gone }) => (gone.has(`case:${id}`) ? undefined : value),
  handOver: (value, id, { gone }) => (gone.has(`handOver:${id}`) ? undefined : value),
  earlySign: (value, id, { pupilId }) => (id === pupilId ? undefined : value),
  meeting: (value, id, { gone }) => (gone.has(`meeting:${id}`) ? undefined : value),
  post: (value, id, { gone }) => (gone.has(id) ? undefined : value),
  report: (value, id, { pupilId, gone }) => {
    if (gone.has(`receipt:${id}`)) return undefined;
    const lines = value.lines.filter((line) => line.pupilId !== pupilId);
    const caseIds = value.caseIds.filter((one) => !gone.has(`case:${one}`));
    return lines.length === value.lines.length ? value : { ...value, lines, caseIds };
  },
  digest: (value, _, { pupilId, gone }) => {
    const keys = value.keys.filter((key) => {
      const [id] = key.split('/', 1);
      const isGone = gone.has(`case:${id}`) || gone.has(`handOver:${id}`) || id === pupilId;
      return !isGone && !isEarlyKeyOf(key, pupilId);
    });
    return keys.length === value.keys.length ? value : { ...value, keys };
  },
  telling: (value, _, { gone }) => (gone.has(`case:${value.caseId}`) ? undefined : value),
  outbox: (value, _, { gone }) => {
    const { work } = value;
    return aboutOf(work).some((one) => gone.has(one)) ? undefined : value;
  },
  inbox: (value, _, { gone }) => {
    const shown = value.answer?.subject;
    return shown && gone.has(`${shown.card}:${shown.id}`) ? { at: value.at } : value;
  },
  roster: (value, _, { pupilId, fromRoster }) => {
    const pupils = value.pupils.filter(({ id }) => id !== pupilId);
    const former = value.former?.filter(({ id }) => id !== pupilId);
    // The entry of a pupil who left is kept for the case alone, and goes with it.
    const left = former?.length === value.former?.length ? value : { ...value, former };
    if (!fromRoster || pupils.length === value.pupils.length) return left;
    return { ...left, pupils: pupils.map((one) => withoutSibling(one, pupilId)) };
  },
  // Whole again at the next reading of its source, as any import brings back whom the source still has.
  rosterProposal: (value, _, { pupilId, fromRoster }) =>
    fromRoster && value.roster?.pupils.some(({ id }) => id === pupilId) ? undefined : value,
  rosterRead: whole,
  absenceReview: whole,
  classReport: whole,
  registerDay: whole,
  registerRead: whole,
  file: (value, _, { gone }) => {
    const { content } = value;
    return content.about === 'letter' && gone.has(`case:${content.caseId}`) ? undefined : value;
  },
  person: whole,
  team: whole,
  tombstone: whole,
  dryRun: whole,
  overview: whole,
  morning: whole,
  statistic: whole,
  watch: whole,
  counter: whole,
  secret: whole,
};

/** What outbox work shows or is about, as "card:id". */
function aboutOf(work: Records['outbox']['work']): readonly string[] {
  if (work.do === 'show') return [`${work.subject.card}:${work.subject.id}`];
  return [
    ...('meetingId' in work ? [`meeting:${work.meetingId}`] : []),
    ...('caseId' in work ? [`case:${work.caseId}`] : []),
    ...('handOverId' in work ? [`handOver:${work.handOverId}`] : []),
  ];
}

type RosterPupil = Records['roster']['pupils'][number];

/** A pupil whose sibling is forgotten. */
function withoutSibling(pupil: RosterPupil, gone: string): RosterPupil {
  if (!pupil.siblings?.includes(gone)) return pupil;
  const { siblings, ...rest } = pupil;
  const left = siblings.filter((id) => id !== gone);
  return left.length === 0 ? rest : { ...rest, siblings: left };
}

/**
 * Removes or blanks every trace of a pupil in one commit, and leaves tombstones, the pupil's share of the
 * statistic and a trail entry. What a message or a question says about others stays.
 * @returns how many records of each kind were removed or blanked
 */
export async function erasePupil(unit: Unit, wish: ErasureWish): Promise<Map<string, number>> {
  const { pupilId } = wish.forgotten;
  const about = await aboutPupil((kind) => unit.list(kind), pupilId);
  const looking = lookingFor(about, wish);
  const counts = new Map<string, number>();
  for (const kind of searched) {
    const touched = await eraseKind(unit, kind, looking, wish);
    if (touched > 0) counts.set(kind, touched);
  }
  const removed = [...counts].map(([kind, count]) => ({ rule: 'erasure', kind, count }));
  await leaveTrace(unit, removed, countedOf(about, wish), {
    id: `erase/${wish.id}`,
    at: wish.at,
    action: 'erase',
    subjects: [pupilId],
    reason: wish.reason,
  });
  return counts;
}

/**
 * Applies decisions on texts that name the pupil, in a part of the store with nothing else about them:
 * another school, or what belongs to none. Leaves a tombstone and a trail entry.
 */
export async function eraseTexts(unit: Unit, wish: ErasureWish): Promise<number> {
  let touched = 0;
  for (const kind of searched) touched += await textsOfKind(unit, kind, wish.texts);
  if (touched === 0) return 0;
  await leaveTrace(unit, [{ rule: 'erasure', kind: 'text', count: touched }], [], {
    id: `erase/${wish.id}`,
    at: wish.at,
    action: 'erase',
    subjects: [],
    reason: wish.reason,
  });
  return touched;
}

async function textsOfKind<K extends Searched>(
  unit: Unit,
  kind: K,
  texts: TextWish | undefined,
): Promise<number> {
  let touched = 0;
  for (const { id, value } of await unit.list(kind)) {
    const next = withTexts(unit.school, kind, id, value, texts);
    if (next === value) continue;
    touched += 1;
    unit.put(kind, id, next);
  }
  return touched;
}

/**
 * Drops messages in another school that wait for their writer to choose a school, if they name the pupil.
 * @returns how many were dropped
 */
export async function dropChoices(unit: Unit, pupilId: string): Promise<number> {
  const about = (await unit.list('schoolChoice')).filter(({ value }) => isAbout(value, pupilId));
  for (const { id } of about) unit.remove('schoolChoice', id);
  return about.length;
}

async function eraseKind<K extends Searched>(
  unit: Unit,
  kind: K,
  looking: Looking,
  { forgotten, texts }: ErasureWish,
): Promise<number> {
  let touched = 0;
  for (const { id, value } of await unit.list(kind)) {
    const left = leftOf(kind, id, value, looking);
    const decided = left && withTexts(unit.school, kind, id, left, texts);
    // A roster keeps its entry whole or not at all.
    const [nextId, next]: readonly [string, Records[K] | undefined] =
      kind === 'roster' || kind === 'rosterProposal'
        ? [id, decided]
        : forget([id, decided] as const, forgotten);
    if (next === value && nextId === id) continue;
    touched += 1;
    if (next === undefined || nextId !== id) unit.remove(kind, id);
    if (next !== undefined) unit.put(kind, nextId, next);
  }
  return touched;
}

/** What is left of a record without what is about the pupil; undefined if nothing. */
export function leftOf<K extends Searched>(
  kind: K,
  id: string,
  value: Records[K],
  looking: Looking,
): Records[K] | undefined {
  const trim: Without<K> = without[kind];
  return trim(value, id, looking);
}

function withTexts<K extends Searched>(
  school: string,
  kind: K,
  id: string,
  value: Records[K],
  texts: TextWish | undefined,
): Records[K] {
  if (!texts) return value;
  const { forms, decisions } = texts;
  return withDecisions(
    schemas[kind],
    value,
    forms,
    (text) => decisions.get(textKey(school, kind, id, text)) ?? 'keep',
  );
}

/** What to look for in records. */
export function lookingFor(
  about: PupilRecords,
  { forgotten: { pupilId }, fromRoster }: Pick<ErasureWish, 'forgotten' | 'fromRoster'>,
): Looking {
  return { pupilId, gone: goneSubjects(pupilId, about), fromRoster };
}

/** Cards whose subject goes, by what each shows; a message about several loses only the pupil's lines. */
function goneSubjects(pupilId: string, about: PupilRecords): ReadonlySet<string> {
  const own = about.report.filter(({ value }) =>
    value.lines.every((line) => line.pupilId === pupilId),
  );
  const { question, conflict, handOver = [], telling, outbox, meeting } = about;
  const gone = { case: about.case, report: own, question, conflict, handOver, telling, outbox };
  const ids = new Map<string, readonly string[]>(
    Object.entries({ ...gone, meeting }).map(([kind, all]) => [kind, all.map(({ id }) => id)]),
  );
  return new Set(
    Object.entries(cardSubjects).flatMap(([card, shows]) => {
      if (shows === 'pupil') return [`${card}:${pupilId}`];
      if (typeof shows === 'string') return [];
      return shows.records.flatMap((kind) => (ids.get(kind) ?? []).map((id) => `${card}:${id}`));
    }),
  );
}

/** What the statistic keeps: numbers by the pupil's school years and grades. */
function countedOf(
  { absence, case: cases }: PupilRecords,
  { roster, forgotten: { pupilId }, at }: ErasureWish,
): Statistic[] {
  const today = Temporal.PlainDate.from(at.slice(0, 10));
  const pupil = roster.pupil(pupilId);
  const years = Map.groupBy(absence?.statements ?? [], ({ dates }) =>
    schoolYearOf(Temporal.PlainDate.from(dates.toSorted().at(-1) ?? today)).to.toString(),
  );
  return [
    ...[...years].map(([end, statements]) => {
      const year = schoolYearOf(Temporal.PlainDate.from(end));
      return absencePart({ pupilId, statements }, year, gradeThen(pupil, year.to, today));
    }),
    ...cases.map(({ value }) =>
      casePart(value, gradeThen(pupil, Temporal.PlainDate.from(value.openedOn), today)),
    ),
  ];
}
