import { calendarData } from '../../services/calendar/calendarData.ts';
import { type SchoolCalendar, schoolCalendar } from '../../services/calendar/schoolCalendar.ts';

/** The school year 2026/27, with the holidays that differ from one part of the country to another. */
function schoolYear(christmas: string, winter: { from: string; to: string }): SchoolCalendar {
  return schoolCalendar(
    calendarData.parse({
      name: 'Prøvekommune 2026/27',
      timeZone: 'Europe/Copenhagen',
      schoolYear: { first: '2026-08-10', last: '2027-06-25' },
      closed: [
        { from: '2026-10-12', to: '2026-10-16', name: 'Efterårsferie' },
        { from: '2026-12-21', to: christmas, name: 'Juleferie' },
        { ...winter, name: 'Vinterferie' },
        { from: '2027-03-22', to: '2027-03-29', name: 'Påskeferie' },
        { from: '2027-05-06', to: '2027-05-07', name: 'Kristi himmelfart' },
        { from: '2027-05-17', to: '2027-05-17', name: '2. pinsedag' },
      ],
    }),
  );
}

const north = schoolYear('2027-01-04', { from: '2027-02-22', to: '2027-02-26' });
const east = schoolYear('2027-01-01', { from: '2027-02-15', to: '2027-02-19' });

/** Without holidays, ending on 12 May for ninth grade, before its exams. */
const withExams = schoolCalendar(
  calendarData.parse({
    name: 'Prøve',
    schoolYear: { first: '2026-08-10', last: '2027-06-25' },
    closed: [],
    lastByGrade: { '9': '2027-05-12' },
  }),
);

/** Nothing changes a calendar, so that all share one. */
export const aCalendar = (): SchoolCalendar => north;
export const anEasternCalendar = (): SchoolCalendar => east;
export const aCalendarWithExams = (): SchoolCalendar => withExams;
