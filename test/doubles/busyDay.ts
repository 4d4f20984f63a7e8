import type { Verb } from '../../cards/wording/verbs.ts';
import { type Button, buttonsOf } from './cardReading.ts';
import type { RunningSchool } from './runningSchool.ts';
import { chatOf, type Person } from './teams.ts';

/** People of a school after a day about Loke and others. */
export type BusyDay = { teacher: Person; leader: Person; coordinator: Person; secretary: Person };

/** The newest such button in somebody's chat. @throws Error if there is none */
export function newestButton(
  school: RunningSchool,
  person: Person,
  verb: string,
  data: Record<string, unknown> = {},
): Button {
  const cards = school.teams.shown(chatOf(person)).filter(({ content }) => content.startsWith('{'));
  const found = cards
    .flatMap(({ content }) => buttonsOf(content))
    .findLast(
      (one) =>
        one.verb === verb && Object.entries(data).every(([key, value]) => one.data[key] === value),
    );
  if (!found) throw new Error(`${person.name} sees no ${verb}`);
  return found;
}

/**
 * A day on which nearly everything happens: notes about several, a correction, an undo, a question, a
 * case with steps rejected, assigned and done, somebody brought in and released, a meeting, overviews,
 * and contradicting notes.
 */
export async function busyDay(school: RunningSchool): Promise<BusyDay> {
  const { teams } = school;
  const people = {
    teacher: school.person('class_teacher', '7b'),
    leader: school.person('leader'),
    coordinator: school.person('coordinator'),
    secretary: school.person('secretary'),
  };
  const { teacher, leader, coordinator, secretary } = people;
  let minute = 10;
  const settled = async () => {
    await school.bot.delivery.idle();
    minute += 1;
    const clock = Temporal.PlainTime.from('08:00').add({ minutes: minute });
    school.setNow(`2026-11-25T${clock}+01:00`);
  };
  const say = async (person: Person, text: string) => {
    await teams.say(person, text);
    await settled();
  };
  const press = async (
    person: Person,
    verb: string,
    data: Record<string, unknown> = {},
    filled: Record<string, unknown> = {},
  ) => {
    const about = /^(?:step|case)|propose$/.test(verb) ? { case: 'LI-2026-0001' } : {};
    const button = newestButton(school, person, verb, { ...about, ...data });
    await teams.press(person, verb, { ...button.data, ...filled });
    await settled();
  };
  /** Presses something on another screen of the current case. */
  const use = async (
    person: Person,
    verb: Verb,
    filled: Record<string, unknown> = {},
    id = 'LI-2026-0001',
  ) => {
    const subject = await school.bot.app.store.load('linde', 'case', id);
    const data = { case: id, v: subject?.value.revision ?? 0, ...filled };
    await teams.press(person, verb, school.sealed(verb, data));
    await settled();
  };
  /** Presses something that is about no case. */
  const pressOn = async (person: Person, verb: Verb, data: Record<string, unknown>) => {
    await teams.press(person, verb, school.sealed(verb, data));
    await settled();
  };
  for (const person of Object.values(people)) await teams.install(person);
  await settled();
  await say(teacher, 'Loke og Sofie ulovligt fravær 16/11-25/11');
  await say(secretary, 'RET: Loke Christensen 7.b syg 16/11');
  await say(teacher, 'Loke 2 lektioner ulovligt 12/11');
  await say(teacher, 'slet Loke 12/11');
  await say(teacher, 'Aksel syg i dag');
  const { report } = newestButton(school, teacher, 'note.undo').data;
  await teams.press(teacher, 'note.show', school.sealed('note.show', { report, page: 0 }));
  await settled();
  await press(teacher, 'note.change', { change: 'days' });
  await say(teacher, 'Loke for sent 10/11');
  await press(teacher, 'note.undo');
  await say(teacher, 'Philip syg');
  await press(teacher, 'note.choose');
  await say(teacher, 'Loke');
  await say(coordinator, 'status');
  await say(leader, 'status 7b');
  await use(leader, 'case.steps');
  await use(leader, 'case.form', { form: 'reject' });
  await use(leader, 'step.reject', { step: 'make-plan', reason: 'Der er en plan fra i går.' });
  await use(leader, 'step.approve', { step: 'notify' });
  await use(leader, 'case.approveAll');
  const officer = school.person('wellbeing_officer').member.id;
  await use(leader, 'step.assign', { step: 'talk-with-pupil', assignee: officer });
  await use(leader, 'step.done', {
    ...{ step: 'contact-home', on: '2026-11-25', outcome: 'Talt med hjemmet.' },
  });
  await use(leader, 'case.hold', { holder: leader.member.id });
  const ppr = school.person('ppr_psychologist').member.id;
  await use(leader, 'case.involve', { person: ppr, basis: 'consent', why: 'Mor har sagt ja.' });
  await use(leader, 'case.release', { released: ppr });
  await use(leader, 'case.contact', {
    ...{ with: 'mother', on: '2026-11-25', agreed: 'Mor ringer tilbage i morgen.' },
  });
  await use(leader, 'case.comment', { comment: 'Vi har aftalt at mødes ved porten.' });
  await use(leader, 'case.arrange', { arrangement: 'reduced_timetable' });
  await use(leader, 'case.arrangeUntil', {
    ...{ arrangement: 'reduced_timetable', until: '2026-12-18' },
  });
  await use(leader, 'case.arrangeEnd', { arrangement: 'reduced_timetable' });
  await use(leader, 'case.map', { functions: 'avoids_judgement', pupilSays: 'Frikvartererne' });
  await use(leader, 'case.plan', {
    ...{ form: 'goal', goal: 'Kommer om mandagen', measure: 'Mødes ved porten', who: 'parents' },
    ...{ metric: 'days_week', target: '4' },
  });
  const back = { form: 'backStep', backFrom: '2026-11-25', backText: '2 lektioner mandag' };
  await use(leader, 'case.plan', back);
  await use(leader, 'case.wayBack', { how: 'back' });
  await use(leader, 'step.postpone', {
    step: 'talk-with-pupil',
    to: '2026-12-09',
    postponeWhy: 'Hjemmet er bortrejst.',
  });
  await use(leader, 'step.judge', { step: 'follow-up.1', judgement: 'better' });
  await use(leader, 'case.more');
  await use(leader, 'case.timeline');
  await use(leader, 'letter.list');
  await use(leader, 'letter.checkRegister');
  await use(leader, 'letter.make', { letter: 'invitation', language: 'uk' });
  await use(leader, 'digest.show');
  await use(leader, 'digest.approveAll', { steps: 'LI-2026-0002/1/none' });
  await use(leader, 'step.remind', { step: 'contact-home' });
  await teams.press(
    leader,
    'status.export',
    school.sealed('status.export', { scope: 'school', id: 'school', format: 'xlsx' }),
  );
  await settled();
  await use(leader, 'case.close', { ending: 'moved', endingWhy: 'Ny skole.' }, 'LI-2026-0002');
  await use(leader, 'case.reopen', {}, 'LI-2026-0002');
  await use(leader, 'case.visitation', { offer: 'special-education', answered: 'why,effect' });
  // No case ended with another offer long ago, so that this changes nothing.
  await use(leader, 'case.begun', { answer: 'yes' });
  await press(leader, 'meeting.propose');
  const atMeeting = async (person: Person, verb: Verb, data: Record<string, unknown> = {}) => {
    const [subject] = await school.bot.app.store.list('linde', 'meeting');
    const { id, round = 0 } = subject?.value ?? {};
    await teams.press(person, verb, school.sealed(verb, { meeting: id, v: round, ...data }));
    await settled();
  };
  for (const wanted of ['yes', 'no']) await atMeeting(leader, 'meeting.home', { wanted });
  await atMeeting(leader, 'meeting.agenda');
  await atMeeting(leader, 'meeting.choose', { way: 0 });
  for (const itself of ['yes', 'no']) await atMeeting(leader, 'meeting.autoBook', { itself });
  await atMeeting(leader, 'meeting.vote', { vote: 'none' });
  await atMeeting(leader, 'meeting.newTimes');
  await atMeeting(leader, 'meeting.vote', { times: '2a' });
  await atMeeting(teacher, 'meeting.vote', { vote: 'none' });
  await press(leader, 'meeting.book', { slot: '2a' });
  await atMeeting(leader, 'meeting.show');
  await atMeeting(leader, 'meeting.book', { slot: '2a', without: 1 });
  // It is not over yet, so that these change nothing.
  for (const verb of ['meeting.came', 'meeting.held', 'meeting.notHeld'] as const) {
    await use(leader, verb, {
      ...{ meeting: 'LI-2026-0001-M1', answer: 'follow_up', nextOn: '2026-12-09' },
    });
  }
  // Nobody left the roster and no school offers a case, so that these change nothing.
  await use(leader, 'left.show');
  await use(leader, 'left.handOver', { school: 'havn' });
  await use(leader, 'left.wrong');
  await use(leader, 'left.movedAway');
  for (const verb of ['handOver.show', 'handOver.accept', 'handOver.refuse'] as const) {
    await use(leader, verb, { handOver: 'none' });
  }
  await use(leader, 'turnover.show');
  // A colleague of another class contradicts twice: one is decided, one stays open.
  const colleague = school.person('class_teacher', '2a');
  await say(colleague, 'Loke Christensen 7b syg 20/11');
  await press(teacher, 'note.settle', { take: undefined });
  await say(colleague, 'Loke Christensen 7b kom for sent 19/11');
  const stored = await school.bot.app.store.load('linde', 'case', 'LI-2026-0001');
  const pupilId = stored?.value.pupilId ?? '';
  await pressOn(leader, 'known.form', { id: pupilId, from: 'case' });
  const reason = { known: 'agreed_course', to: '2026-12-09' };
  await pressOn(leader, 'known.save', { id: pupilId, v: 0, from: 'case', ...reason });
  await pressOn(leader, 'known.end', { id: pupilId, v: 1, from: 'case' });
  await say(leader, 'månedens overblik');
  await pressOn(leader, 'review.show', {});
  await pressOn(leader, 'review.done', {});
  await pressOn(leader, 'early.show', { id: pupilId, page: 0 });
  const early = async (person: Person, verb: Verb, filled: Record<string, unknown> = {}) => {
    const sign = await school.bot.app.store.load('linde', 'earlySign', pupilId);
    await pressOn(person, verb, { id: pupilId, v: sign?.value.log.length ?? 0, ...filled });
  };
  await early(leader, 'early.talk');
  await early(teacher, 'early.talked', { outcome: 'Han vil gerne sidde ved vinduet.' });
  await early(leader, 'early.follow');
  await early(leader, 'early.unfollow');
  await early(leader, 'early.open');
  await say(teacher, 'morgenopråb til');
  for (const verb of ['rollCall.save', 'rollCall.present'] as const) {
    await teams.press(teacher, verb, school.sealed(verb, { id: 'linde-7b', v: 20261125 }));
    await settled();
  }
  // A single day of unlawful absence is a task, one without a reason a question for the next morning.
  await say(teacher, 'Aksel mangler uden besked 23/11, ulovligt 24/11');
  const aksel = school.roster.pupils.find(
    ({ givenName, classId }) => givenName === 'Aksel' && classId === 'linde-7b',
  );
  const about = async (person: Person, verb: Verb, data: Record<string, unknown>) => {
    await teams.press(person, verb, school.sealed(verb, { pupil: aksel?.id, ...data }));
    await settled();
  };
  await about(leader, 'contact.list', {});
  await about(leader, 'contact.show', {});
  await about(leader, 'contact.done', { task: '1', v: 1, outcome: 'Mor troede, der var fri.' });
  await about(teacher, 'reason.list', {});
  const days = { from: '2026-11-23', to: '2026-11-23' };
  await about(teacher, 'reason.answer', { ...days, answer: 'unknown' });
  await about(leader, 'reason.answer', { ...days, answer: 'illness' });
  for (const text of [
    'har talt med Loke',
    'har talt med Aksel',
    'er Loke noteret syg?',
    'hvem er væk i dag',
    'hjælp',
  ]) {
    await say(teacher, text);
  }
  return people;
}
