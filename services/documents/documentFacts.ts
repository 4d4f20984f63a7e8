import type { Mark } from '../absence/mark.ts';
import { marksOf } from '../absence/marksOf.ts';
import type { Actor } from '../access/access.ts';
import { attendanceOn, schoolDaysBefore } from '../cases/attendance.ts';
import type { CaseRecord, CaseStep } from '../cases/caseRecord.ts';
import { effectiveAssignee, isOpen, playbookStepId } from '../cases/caseStep.ts';
import { registerStep } from '../cases/registerCheck.ts';
import { classTitleOf, fullName, type Pupil, type Roster } from '../roster/roster.ts';
import { pupilHint, withHint } from '../roster/tellApart.ts';
import type { Item, KnownFacts, Value, Vocabulary } from './facts.ts';
import type { Counting, Figures } from './figures.ts';

/** Everything a document is filled from. */
export type Filling = Omit<Counting, 'subject' | 'grade'> & {
  subject: CaseRecord;
  pupil: Pupil;
  /** Who makes it. */
  actor: Actor;
  /** When the booked meeting takes place: instant with the municipality's offset. */
  meetingAt: string | undefined;
};

const recentSchoolDays = 20;

/**
 * What is known of a case, as plain values by name (`facts`). What is not known is absent, and a CPR number
 * is never among it: none is stored. O(statements + log).
 * @param figures of the absence and period that the document is about
 */
export function documentFacts(filling: Filling, figures: Figures): KnownFacts {
  const { subject, actor } = filling;
  const single = {
    ...whoItIs(filling),
    ...ofFigures(figures),
    ...recent(filling),
    ...ofMapping(subject),
    ...ofPlan(subject),
    ...ofMeetings(filling),
    ...date('leftOn', subject.left?.on),
  };
  const { roster } = actor;
  return {
    single,
    lists: {
      goals: goals(subject, roster),
      wayBack: wayBack(subject),
      done: done(subject),
      evaluations: evaluations(subject),
      contacts: contacts(subject),
      arrangements: arrangements(subject),
      tasks: subject.steps
        .filter((step) => step.kind === 'task' && isOpen(step))
        .map((step) => task(step, roster)),
      agreements: agreements(subject, roster),
    },
  };
}

function whoItIs({ subject, pupil, actor, today }: Filling) {
  const { member, roster } = actor;
  const holder = subject.holder === undefined ? undefined : roster.member(subject.holder);
  return {
    pupil: name(nameInLetter(pupil, roster)),
    givenName: name(pupil.givenName),
    class: name(classTitleOf(pupil, roster)),
    grade: number(pupil.grade),
    school: name(roster.school.name),
    municipality: name(roster.municipality),
    number: name(subject.id),
    today: day(today.toString()),
    maker: name(fullName(member)),
    makerRole: term('role', member.role),
    openedOn: day(subject.openedOn),
    ...(holder ? { holder: name(fullName(holder)), holderRole: term('role', holder.role) } : {}),
    ...(subject.level === undefined ? {} : { level: term('level', subject.level) }),
  };
}

/** The name; with the middle name or birthday where another pupil of the class has the same. */
function nameInLetter(pupil: Pupil, roster: Roster): string {
  const hint = pupilHint(pupil, roster);
  // What is left of an id says nothing to a home.
  const isKnown = hint !== undefined && [pupil.middleName, pupil.birthday].includes(hint);
  return isKnown ? withHint(fullName(pupil), hint, Number.POSITIVE_INFINITY) : fullName(pupil);
}

function ofFigures({ days, percent, schoolDays, from, to, source }: Figures) {
  const share = percent === undefined ? undefined : ({ is: 'percent', percent } as const);
  return {
    absenceDays: number(days),
    ...(share ? { absencePercent: share } : {}),
    schoolDays: number(schoolDays),
    periodFrom: day(from),
    periodTo: day(to),
    figureSource: term('source', source),
    ...(source === 'noted'
      ? {}
      : {
          registerDays: number(days),
          ...(share ? { registerPercent: share } : {}),
          registerCheckedOn: day(to),
        }),
  };
}

function recent({ absence, pupil, calendar, today }: Filling) {
  const own = calendar.forGrade(pupil.grade);
  const days = schoolDaysBefore(own, today.add({ days: 1 }), recentSchoolDays);
  if (days.length === 0) return {};
  const marks: readonly Mark[] = marksOf(absence, pupil.grade);
  const { absentDays } = attendanceOn(marks, days);
  return { recentDays: number(absentDays), recentSchoolDays: number(days.length) };
}

function ofMapping({ mapping }: CaseRecord) {
  if (!mapping) return {};
  const { functions, school, home, pupilSays, parentsSay } = mapping;
  return {
    ...terms('functions', 'function', functions),
    ...terms('schoolFactors', 'schoolFactor', school),
    ...terms('homeFactors', 'homeFactor', home),
    ...(pupilSays === undefined ? {} : { pupilSays: words(pupilSays) }),
    ...(parentsSay === undefined ? {} : { parentsSay: words(parentsSay) }),
  };
}

function ofPlan({ plan }: CaseRecord) {
  return { ...date('planMadeOn', plan?.madeOn), ...date('planReviewOn', plan?.reviewOn) };
}

function ofMeetings({ subject, actor: { roster }, meetingAt }: Filling) {
  const met = newestMeeting(subject);
  const present = (met?.present ?? []).flatMap((id) => nameOf(id, roster) ?? []);
  return {
    ...(meetingAt === undefined ? {} : { nextMeetingAt: { is: 'moment', at: meetingAt } as const }),
    ...date('metOn', met?.on),
    ...date('nextOn', met?.nextOn),
    ...(present.length === 0 ? {} : { present: name(present.join(', ')) }),
    ...(met ? { parentsPresent: presence(met.parents), pupilPresent: presence(met.pupil) } : {}),
  };
}

function newestMeeting({ held = [] }: CaseRecord) {
  return held.findLast((one) => one.held);
}

function goals({ plan }: CaseRecord, roster: Roster): Item[] {
  return (plan?.goals ?? []).map((one) => ({
    goal: words(one.goal),
    aim:
      one.metric === undefined || one.metric.by === 'written'
        ? undefined
        : { is: 'aim', metric: one.metric },
    measure: words(one.measure),
    who: whoDoes(one.who, roster),
  }));
}

function wayBack({ plan }: CaseRecord): Item[] {
  return (plan?.wayBack ?? []).map(({ from, text, went }) => ({
    from: day(from),
    step: words(text),
    went: went && term('went', went.how),
  }));
}

/** To look into the register is no help that was tried. */
function isLookUp({ id }: CaseStep): boolean {
  return playbookStepId(id) === registerStep;
}

function done({ steps }: CaseRecord): Item[] {
  return steps
    .flatMap((step) =>
      step.kind === 'task' && step.done && !isLookUp(step) ? [{ ...step, done: step.done }] : [],
    )
    .map(({ text, done: { on, at, outcome } }) => ({
      when: on ?? at.slice(0, 10),
      item: { step: stepText(text), outcome: optional(outcome) },
    }))
    .toSorted((a, b) => (a.when < b.when ? -1 : 1))
    .map(({ when, item }) => ({ ...item, on: day(when) }));
}

function evaluations({ steps }: CaseRecord): Item[] {
  return steps.flatMap(({ kind, done }) =>
    kind === 'follow_up' && done?.judgement !== undefined
      ? [
          {
            on: day(done.at.slice(0, 10)),
            judgement: term('judgement', done.judgement),
            outcome: optional(done.outcome),
          },
        ]
      : [],
  );
}

function contacts({ contacts: all = [] }: CaseRecord): Item[] {
  return all.map((one) => ({
    on: day(one.on),
    with: term('contactWith', one.with),
    agreed: optional(one.agreed),
  }));
}

function arrangements({ arrangements: all }: CaseRecord): Item[] {
  return all.map(({ kind, from, to, until }) => {
    const last = to ?? until;
    return {
      arrangement: term('arrangement', kind),
      from: day(from),
      to: last === undefined ? undefined : day(last),
    };
  });
}

function agreements(subject: CaseRecord, roster: Roster): Item[] {
  const ids = newestMeeting(subject)?.agreements ?? [];
  return ids.flatMap((id) => {
    const step = subject.steps.find((one) => one.id === id);
    return step ? [task(step, roster)] : [];
  });
}

/** Authority and team alone read these lists, so a step that people made is told in their own words. */
function task(step: CaseStep, roster: Roster): Item {
  const assignee = effectiveAssignee(step);
  const person = assignee === undefined ? undefined : nameOf(assignee, roster);
  return {
    step: optional(step.words) ?? stepText(step.text),
    who: person === undefined ? term('role', step.responsible) : name(person),
    due: day(step.due),
  };
}

/** A step by its first sentence, which says what it is; any further one is for whoever does it. */
function stepText({ da, en }: CaseStep['text']): Value {
  return { is: 'text', da: firstSentence(da), en: firstSentence(en) };
}

function firstSentence(text: string): string {
  const end = text.search(/\. (?=\p{Lu})/u);
  return end === -1 ? text : text.slice(0, end);
}

/** Of the staff by id, else the pupil or the parents. */
function whoDoes(id: string, roster: Roster): Value {
  const person = nameOf(id, roster);
  return person === undefined ? term('who', id) : name(person);
}

function nameOf(staffId: string, roster: Roster): string | undefined {
  const member = roster.member(staffId);
  return member && fullName(member);
}

function words(text: string): Value {
  return { is: 'words', words: text };
}

function optional(text: string | undefined): Value | undefined {
  return text === undefined ? undefined : words(text);
}

function name(text: string): Value {
  return { is: 'name', name: text };
}

function number(value: number): Value {
  return { is: 'number', number: value };
}

function day(on: string): Value {
  return { is: 'date', on };
}

function term(of: Vocabulary, id: string): Value {
  return { is: 'terms', of, ids: [id] };
}

function presence(was: boolean): Value {
  return term('presence', was ? 'yes' : 'no');
}

function terms<Name extends string>(fact: Name, of: Vocabulary, ids: readonly string[]) {
  if (ids.length === 0) return {};
  return { [fact]: { is: 'terms', of, ids } } as Partial<Record<Name, Value>>;
}

function date<Name extends string>(fact: Name, on: string | undefined) {
  if (on === undefined) return {};
  return { [fact]: day(on) } as Partial<Record<Name, Value>>;
}
