import { type Random, randomFor } from '../../bot/sandbox/random.ts';
import type { SchoolCalendar } from '../../services/calendar/schoolCalendar.ts';
import { fullName, type Pupil, type Roster } from '../../services/roster/roster.ts';
import type { Absence, Chosen } from './courses.ts';
import type { Noted } from './ledger.ts';

/** A line that somebody of a class writes, and what stands afterwards. */
export type Saying = {
  /** Local date and time. */
  on: string;
  time: string;
  classId: string;
  text: string;
  noted: readonly Noted[];
  /** It is taken back on its receipt a moment later. */
  undone?: true;
};

/**
 * What teachers write in a year: most of it in the morning of the day, some the next day, some in the
 * evening or on a Sunday, some wrong at first, some taken back again.
 */
export function sayingsOf(
  roster: Roster,
  calendar: SchoolCalendar,
  absences: readonly Absence[],
  chosen: Chosen,
): Saying[] {
  const random = randomFor(`year/${roster.school.id}/sayings`);
  const said = absences.flatMap((absence) => written(absence, calendar, random));
  return [...together(said), ...worries(roster, chosen), ...slips(roster, calendar, random)];
}

function written(absence: Absence, calendar: SchoolCalendar, random: Random): Saying[] {
  const { pupil, dates, category } = absence;
  const day = (category === 'leave' ? dates[0] : dates.at(-1)) ?? '';
  const { classId } = pupil;
  const noted = notedOf(absence);
  const morning = `08:${String(5 + random.below(50)).padStart(2, '0')}`;
  const drawn = random.next();
  if (drawn < 0.06) {
    const next = Temporal.PlainDate.from(day).add({ days: 1 });
    const on = calendar.onOrAfter(next)?.toString();
    if (on) return [{ on, time: '09:05', classId, text: sentence(absence, true), noted }];
  }
  if (drawn < 0.09)
    return [{ on: day, time: '20:15', classId, text: sentence(absence, true), noted }];
  if (drawn < 0.11 && category !== 'leave') {
    const sunday = Temporal.PlainDate.from(day);
    const on = sunday.add({ days: 7 - sunday.dayOfWeek }).toString();
    return [{ on, time: '19:40', classId, text: sentence(absence, true), noted }];
  }
  if (drawn < 0.16 && category === 'illness' && dates.length === 1) {
    const first = { ...absence, category: 'unexplained' } as const;
    const text = `ret: ${fullName(pupil)} var syg ${dayMonth(day)}, mor har ringet`;
    return [
      {
        on: day,
        time: morning,
        classId,
        text: sentence(first, false),
        noted: notedOf(first),
      },
      { on: day, time: '13:10', classId, text, noted },
    ];
  }
  return [{ on: day, time: morning, classId, text: sentence(absence, dates.length > 1), noted }];
}

function notedOf({ pupil, dates, category, extent }: Absence): Noted[] {
  return [{ pupilId: pupil.id, dates, category, extent }];
}

/** "Sofie Lyngsø syg i dag", "Loke Christensen ulovligt fravær 16/11-25/11". */
function sentence({ pupil, dates, category }: Absence, dated: boolean): string {
  const name = fullName(pupil);
  const when = dated ? span(dates) : 'i dag';
  switch (category) {
    case 'illness':
      return `${name} syg ${when}`;
    case 'leave':
      return `${name} har fået fri ${when}, bevilget`;
    case 'unlawful':
      return `${name} ulovligt fravær ${when}`;
    case 'unexplained':
      return `${name} mangler ${when}, vi har ikke hørt noget`;
    case 'late':
      return `${name} kom for sent ${when}`;
    case 'left_early':
      return `${name} gik tidligt ${when}`;
  }
}

function span(dates: readonly string[]): string {
  const [from, to] = [dates[0] ?? '', dates.at(-1) ?? ''];
  return from === to ? dayMonth(from) : `${dayMonth(from)}-${dayMonth(to)}`;
}

function dayMonth(date: string): string {
  const { day, month } = Temporal.PlainDate.from(date);
  return `${day}/${month}`;
}

/** Those of a class who are ill on the same morning stand in one line, as people write. */
function together(said: readonly Saying[]): Saying[] {
  const plain = / syg i dag$/;
  const ill = said.filter(({ text }) => plain.test(text));
  const merged = [...Map.groupBy(ill, ({ on, classId }) => `${on}/${classId}`).values()].map(
    (some) => {
      const names = some.map(({ text }) => text.replace(plain, ''));
      const last = names.pop() ?? '';
      const text =
        names.length === 0 ? `${last} syg i dag` : `${names.join(', ')} og ${last} syge i dag`;
      const [{ on, time, classId }] = some as [Saying, ...Saying[]];
      return { on, time, classId, text, noted: some.flatMap(({ noted }) => noted) };
    },
  );
  return [...said.filter(({ text }) => !plain.test(text)), ...merged];
}

/** A teacher is worried about somebody who is never away. */
function worries(roster: Roster, chosen: Chosen): Saying[] {
  const pupil = roster.pupils.find(({ id }) => chosen.get(id) === 'worry');
  if (!pupil) return [];
  const text = `Jeg er bekymret for ${fullName(pupil)}`;
  const { classId } = pupil;
  return [
    { on: '2026-11-03', time: '14:20', classId, text, noted: [] },
    { on: '2026-11-03', time: '14:21', classId, text: 'ja', noted: [] },
  ];
}

/** A wrong name now and then: taken back in words, or on the receipt. */
function slips(roster: Roster, calendar: SchoolCalendar, random: Random): Saying[] {
  const first = Temporal.PlainDate.from('2026-08-17');
  return calendar.between(first, first.add({ days: 300 })).flatMap((date): Saying[] => {
    if (!random.chance(0.12)) return [];
    const pupil: Pupil = random.pick(roster.pupils);
    if (!calendar.forGrade(pupil.grade).isSchoolDay(date)) return [];
    const on = date.toString();
    const { classId } = pupil;
    const name = fullName(pupil);
    const absence = { pupil, dates: [on], category: 'late', extent: 'late' } as const;
    const noted = notedOf({ ...absence, dates: [on] });
    const text = `${name} kom for sent i dag`;
    if (random.chance(0.5)) return [{ on, time: '09:20', classId, text, noted, undone: true }];
    const taken = { pupilId: pupil.id, dates: [on], category: undefined, extent: 'day' } as const;
    return [
      { on, time: '09:20', classId, text, noted },
      {
        on,
        time: '09:50',
        classId,
        text: `slet ${name} i dag, forkert klasse`,
        noted: [{ ...taken, dates: [on] }],
      },
    ];
  });
}
