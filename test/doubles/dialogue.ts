import assert from 'node:assert/strict';
import { standingAbsence } from '../../services/absence/marksOf.ts';
import { buttonsOf } from './cardReading.ts';
import { type RunningSchool, startSchool } from './runningSchool.ts';
import { chatOf, type Person } from './teams.ts';

/** One turn of a chat: what is said or pressed, what is answered, and what then stands noted. */
export type Exchange = {
  says?: string;
  /** The title of a button, on the newest card that has it. */
  presses?: string;
  /** Words of the newest message, as it is shown. */
  answers?: RegExp;
  /** "Loke illness 2026-11-25": all that stands. */
  stands?: readonly string[];
  /** How many questions wait for an answer. */
  open?: number;
};

/** Holds a chat turn by turn. @throws AssertionError where the bot answers or stores something else */
export async function talk(
  school: RunningSchool,
  person: Person,
  exchanges: readonly Exchange[],
): Promise<void> {
  for (const exchange of exchanges) {
    const { says, presses, answers, stands, open } = exchange;
    if (says !== undefined) await school.teams.say(person, says);
    if (presses !== undefined) await press(school, person, presses);
    await school.bot.delivery.idle();
    const what = says ?? presses ?? '';
    if (answers) assert.match(newest(school, person), answers, what);
    if (stands) assert.deepEqual(await standing(school), [...stands].toSorted(), what);
    if (open !== undefined) assert.equal(await openQuestions(school), open, what);
  }
}

/** Chats of the class teacher of 7.b, each in a school of its own, as a suite: a test for each. */
export function describeChats(
  title: string,
  chats: Readonly<Record<string, readonly Exchange[]>>,
): void {
  describe(title, () => {
    let school: RunningSchool;
    let teacher: Person;

    beforeEach(async () => {
      school = await startSchool({ schools: 1 });
      teacher = school.person('class_teacher', '7b');
      await school.teams.install(teacher);
    });
    afterEach(() => school.close());

    for (const [says, exchanges] of Object.entries(chats)) {
      it(says, () => talk(school, teacher, exchanges));
    }
  });
}

/** The newest message of somebody's chat, as it is shown now. */
export function newest(school: RunningSchool, person: Person): string {
  return school.teams.shown(chatOf(person)).at(-1)?.content ?? '';
}

async function press(school: RunningSchool, person: Person, title: string): Promise<void> {
  const cards = school.teams.shown(chatOf(person)).map(({ content }) => content);
  const buttons = cards.flatMap((card) => (card.startsWith('{') ? buttonsOf(card) : []));
  const button = buttons.findLast((one) => one.title === title);
  assert.ok(button, `no button »${title}« in ${cards.at(-1)}`);
  await school.teams.press(person, button.verb, button.data);
}

/** Who stands noted for what on which days. */
export async function standing(school: RunningSchool): Promise<readonly string[]> {
  const pupils = await school.bot.app.store.list('linde', 'pupil');
  return pupils
    .flatMap(({ value }) => {
      const name = school.roster.pupil(value.pupilId)?.givenName;
      return standingAbsence(value).map(({ date, category }) => `${name} ${category} ${date}`);
    })
    .toSorted();
}

async function openQuestions(school: RunningSchool): Promise<number> {
  const all = await school.bot.app.store.list('linde', 'question');
  return all.filter(({ value }) => value.state === 'open').length;
}
