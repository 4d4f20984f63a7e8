import type { Conflict } from '../absence/conflict.ts';
import { type HomeContact, homeContacts } from '../absence/homeContact.ts';
import type { KnownReasonEvent } from '../absence/knownReason.ts';
import type { Statement } from '../absence/pupilAbsence.ts';
import { type Basis, classBasis } from '../access/access.ts';
import type { CaseRecord } from '../cases/caseRecord.ts';
import type { EarlySignEvent } from '../cases/earlySign.ts';
import type { HandOver } from '../cases/handOver.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { OpenQuestion } from '../notes/openQuestion.ts';
import type { Retention } from '../retention/retention.ts';
import { schoolYearTitle } from '../retention/statistic.ts';
import { classTitleOf, fullName, type Pupil, type Role, type Roster } from '../roster/roster.ts';
import type { AskedFile, AuditEntry, PupilRecords, SchoolRecords, Told } from './pupilRecords.ts';

/** Somebody by name and role; without these if the id is no longer at the school. */
export type Who = { id: string; name: string | undefined; role: Role | undefined };

/** A statement, and what stood on the same days before. */
export type Noted = Omit<Statement, 'by'> & { by: Who; before: Statement['category'] };

/** A list that somebody asked for as a file; it may include the pupil. */
export type Listed = Pick<AskedFile, 'at' | 'format' | 'state'> & { by: Who };

/** A trail entry, with the ground recorded then. */
export type Seen = {
  at: string;
  by: Who;
  action: string;
  /** The pupil, a case by number, or a list of the class or school that includes the pupil. */
  about: 'pupil' | 'class' | 'school' | { caseId: string };
  outcome: AuditEntry['outcome'];
  basis: Basis | undefined;
};

/** What a roster says of a pupil. */
export type RosterEntry = {
  id: string;
  name: string;
  classTitle: string;
  grade: number;
  /** What is kept to tell the pupil from a namesake in the class. */
  toldApartBy: readonly string[];
  /** What the school's register calls the pupil. */
  registerKeys: readonly string[];
  /** How many siblings the roster knows of at the school, and whether of others elsewhere. */
  siblings: number;
  siblingElsewhere: boolean;
};

/** Everything stored about a pupil, for the pupil and parents. */
export type AccessView = {
  on: string;
  school: string;
  municipality: string;
  /** The entry in the school's roster; `leftOn` when the pupil left it, if they did. */
  pupil: (RosterEntry & { leftOn: string | undefined }) | undefined;
  /** The entry in a new roster that waits for somebody to look at it, and since when. */
  proposed: (RosterEntry & { since: string }) | undefined;
  pupilId: string;
  /** By school year, newest first. */
  years: readonly { schoolYear: string; noted: readonly Noted[] }[];
  /** That the absence had a known reason: who said so, until when, and who ended it. */
  knownReasons: readonly { event: KnownReasonEvent; by: Who }[];
  /** What was done before there was a case, in order. */
  earlySigns: readonly EarlySignEvent[];
  questions: readonly { asked: OpenQuestion; by: Who }[];
  /** Contradicting notes: who was asked which one holds, and how it ended. */
  conflicts: readonly {
    askedAt: string;
    asked: readonly Who[];
    state: Conflict['state'];
    dates: readonly string[];
    settled: { by: Who; at: string } | undefined;
  }[];
  /** Tasks of contacting the home about unlawful days. */
  contacts: readonly {
    raisedAt: string;
    dates: readonly string[];
    state: HomeContact['state'];
    done: { by: Who; at: string; note: string | undefined } | undefined;
  }[];
  /** Who was asked why the pupil was away, and did not know. */
  unknown: readonly { at: string; by: Who; dates: readonly string[] }[];
  cases: readonly { subject: CaseRecord; meetings: readonly Meeting[] }[];
  /** Who sees the pupil's absence as part of their work. */
  seeing: readonly { who: Who; basis: Basis }[];
  /** Whose chats show cards about the pupil; `undefined` for the school's team. */
  shownTo: readonly (Who | undefined)[];
  /** Whose morning list last told of a case, and when. */
  onLists: readonly { who: Who; on: string }[];
  lists: readonly Listed[];
  /** Drafts about the pupil that somebody asked for as files. */
  letters: readonly (Pick<Listed, 'at' | 'state' | 'by'> & { letter: string; language: string })[];
  /** What those answering for the cases were told of their cards; `to` is undefined for a team. */
  told: readonly {
    at: string;
    caseId: string;
    /** Whom a card did not reach; `team` when it is not shown in one. */
    missed: Who | 'team';
    /** Adults who kept it out of a team. */
    barred: readonly string[];
  }[];
  /** Cases that other schools offered: from where, when, and what came of it. */
  offers: readonly {
    from: string;
    at: string;
    state: HandOver['state'];
    answeredBy: Who | undefined;
    /** What was told, while nobody has answered. */
    told: NonNullable<HandOver['offer']>['facts'] | undefined;
  }[];
  /** Cards waiting to be sent. */
  waiting: number;
  seen: readonly Seen[];
  retention: Retention;
};

/**
 * Everything stored about one pupil, with staff names instead of ids. Other pupils are left out, even if a
 * message or a question was about several.
 * @param records.about see `recordsAbout`
 * @param records.trail of the whole school: who viewed a list that includes the pupil
 */
export function accessView(
  pupilId: string,
  { about, trail }: { about: PupilRecords; trail: SchoolRecords['audit'] },
  roster: Roster,
  retention: Retention,
  today: Temporal.PlainDate,
): AccessView {
  const pupil = roster.pupil(pupilId);
  const { proposed } = about;
  const years = Map.groupBy(notedOf(pupilId, about, roster), ({ dates }) =>
    schoolYearTitle(Temporal.PlainDate.from(dates[0] ?? today.toString())),
  );
  return {
    on: today.toString(),
    school: roster.school.name,
    municipality: roster.municipality,
    pupil: pupil && {
      ...entryOf(pupil, classTitleOf(pupil, roster)),
      leftOn: roster.formerPupil(pupilId)?.leftOn,
    },
    proposed: proposed && {
      ...entryOf(proposed.pupil, proposed.classTitle),
      since: proposed.at,
    },
    pupilId,
    years: [...years]
      .map(([schoolYear, noted]) => ({ schoolYear, noted }))
      .toSorted((a, b) => (a.schoolYear > b.schoolYear ? -1 : 1)),
    knownReasons: (about.absence?.knownReasons ?? []).map((event) => ({
      event,
      by: whoIs(event.by, roster),
    })),
    earlySigns: about.earlySign?.log ?? [],
    questions: about.question.map(({ value }) => ({ asked: value, by: whoIs(value.by, roster) })),
    conflicts: about.conflict.map(({ value: { askedAt, asked, state, dates, settled } }) => ({
      ...{ askedAt, state, dates },
      asked: asked.map((id) => whoIs(id, roster)),
      settled: settled && { by: whoIs(settled.by, roster), at: settled.at },
    })),
    contacts: homeContacts(about.absence?.homeContact).tasks.map(
      ({ raisedAt, dates, state, done }) => ({
        ...{ raisedAt, dates, state },
        done: done && { by: whoIs(done.by, roster), at: done.at, note: done.note },
      }),
    ),
    unknown: (about.absence?.reasonUnknown ?? []).map(({ at, by, dates }) => ({
      ...{ at, dates },
      by: whoIs(by, roster),
    })),
    cases: about.case.map(({ value }) => ({
      subject: value,
      meetings: about.meeting.map((one) => one.value).filter(({ caseId }) => caseId === value.id),
    })),
    seeing: roster.staff.flatMap((member) => {
      const basis = pupil && classBasis({ member, roster }, pupil.classId);
      return basis ? [{ who: whoIs(member.id, roster), basis }] : [];
    }),
    shownTo: shownTo(about, roster),
    onLists: about.digest.map(({ id, value }) => ({ who: whoIs(id, roster), on: value.on })),
    lists: about.file.flatMap(({ value: { by, at, format, state, content } }) =>
      content.letter === undefined ? [{ by: whoIs(by, roster), at, format, state }] : [],
    ),
    letters: about.file.flatMap(({ value: { by, at, state, content } }) => {
      const { letter, language = 'da' } = content;
      return letter === undefined ? [] : [{ by: whoIs(by, roster), at, state, letter, language }];
    }),
    told: about.telling.map(({ value }) => toldOf(value, roster)),
    offers: (about.handOver ?? []).map(({ value: { from, at, state, answered, offer } }) => ({
      from: offer?.facts.from.name ?? from.school,
      ...{ at, state },
      answeredBy: answered && whoIs(answered.by, roster),
      told: offer?.facts,
    })),
    waiting: about.outbox.length,
    seen: seenOf(pupilId, trail, about, roster),
    retention,
  };
}

function entryOf(pupil: Pupil, classTitle: string): RosterEntry {
  return {
    id: pupil.id,
    name: fullName(pupil),
    classTitle,
    grade: pupil.grade,
    siblings: pupil.siblings?.length ?? 0,
    siblingElsewhere: pupil.siblingElsewhere ?? false,
    toldApartBy: [pupil.middleName, pupil.birthday].flatMap((one) => one ?? []),
    registerKeys: Object.values(pupil.registerKeys ?? {}),
  };
}

/** @param id a staff id, or the trail's name for other actors */
export function whoIs(id: string, roster: Roster): Who {
  const member = roster.member(id);
  return { id, name: member && fullName(member), role: member?.role };
}

function notedOf(pupilId: string, { absence, report }: PupilRecords, roster: Roster): Noted[] {
  const reports = new Map(report.map(({ id, value }) => [id, value]));
  return (absence?.statements ?? [])
    .map(({ by, ...statement }) => {
      const line = reports
        .get(statement.reportId)
        ?.lines.find(
          (one) => one.pupilId === pupilId && one.dates.join() === statement.dates.join(),
        );
      return { ...statement, by: whoIs(by, roster), before: line?.before };
    })
    .toSorted((a, b) => ((a.dates[0] ?? '') < (b.dates[0] ?? '') ? -1 : 1));
}

function shownTo({ post }: PupilRecords, roster: Roster): (Who | undefined)[] {
  const places = post.flatMap(({ value }) => Object.values(value.places));
  const people = new Set(places.flatMap(({ recipient }) => recipient.staffId ?? []));
  const inTeam = places.some(({ recipient }) => recipient.to === 'team');
  return [...[...people].map((id) => whoIs(id, roster)), ...(inTeam ? [undefined] : [])];
}

function toldOf({ at, caseId, what }: Told, roster: Roster): AccessView['told'][number] {
  if (what.kind === 'hidden') {
    const barred = what.barred.flatMap(({ name }) => name ?? []);
    return { at, caseId, missed: 'team', barred };
  }
  const { staffId } = what.recipient;
  return {
    at,
    caseId,
    missed: staffId === undefined ? 'team' : whoIs(staffId, roster),
    barred: [],
  };
}

/** Includes who viewed a list with the pupil: of today's class, or of the school. */
function seenOf(
  pupilId: string,
  trail: SchoolRecords['audit'],
  about: PupilRecords,
  roster: Roster,
): Seen[] {
  const classId = roster.pupil(pupilId)?.classId ?? '';
  const own = new Set(about.audit.map(({ id }) => id));
  return trail.flatMap(({ id, value }): Seen[] => {
    const list = value.subjects.includes('school')
      ? 'school'
      : value.subjects.includes(classId)
        ? 'class'
        : undefined;
    if (!own.has(id) && list === undefined) return [];
    const { at, by, action, outcome, basis } = value;
    const subject = about.case.find(({ id: caseId }) =>
      value.subjects.some((one) => one === caseId || one.includes(caseId)),
    )?.value;
    return [
      {
        at,
        by: whoIs(by, roster),
        action,
        outcome,
        about: own.has(id) ? (subject ? { caseId: subject.id } : 'pupil') : (list ?? 'pupil'),
        basis,
      },
    ];
  });
}
