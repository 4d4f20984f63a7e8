import assert from 'node:assert/strict';
import { contextOf, understand } from '../../../bot/messages/understood.ts';
import { en } from '../../../cards/texts/en.ts';
import { notices } from '../../../cards/texts/notices.en.ts';
import { aTurn } from '../../builders/turns.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';

/** Begins what the bot is told about pupils; other quotes name buttons, documents and people's words. */
const told =
  /^(?:correct:|delete |all are present|[A-Z]\p{L}+ (?:sick|unlawful|is here|was late))/u;

/** What English texts say that one can write, as far as they are about pupils. */
function examples(): readonly string[] {
  const texts = [
    ...Object.values(en.refusal.texts).map((text) => text({}).next),
    ...Object.values(notices).map(({ next }) => next),
    ...Object.values(en.question.confirm.orWrite),
    en.unreported.note,
    ...en.welcome.examples.map((line) => `“${line}”`),
  ];
  return texts
    .flatMap((text) => [...text.matchAll(/“([^”]+)”/g)].map(([, line = '']) => line))
    .filter((line) => told.test(line) && line !== 'correct:');
}

describe('what English texts say that one can write', () => {
  let school: RunningSchool;

  before(async () => {
    school = await startSchool({ schools: 1 });
  });

  after(() => school.close());

  it('is read, with names of the class, as what it is an example of', () => {
    const { member } = school.person('class_teacher', '7b');
    const turn = aTurn({ member, roster: school.roster });
    const own = school.roster.pupilsOf(school.roster.classByCode('7b')?.id ?? '');
    const alone = own.filter(
      ({ givenName }) => own.filter((one) => one.givenName === givenName).length === 1,
    );
    const [first, second] = alone.map(({ givenName }) => givenName);
    assert.ok(first && second);
    assert.ok(examples().length >= 10, 'there are examples');
    for (const example of examples()) {
      const line: string = example
        .replace(/\b(?:Philip|Sofie|Aksel|Luna)\b/, first)
        .replace(/\bAli\b/, second);
      const understood = understand(line, contextOf(school.bot.app, turn));
      assert.notEqual(understood.intent, 'other', line);
      if ('questions' in understood) assert.deepEqual(understood.questions, [], line);
    }
  });

  it('is English', () => {
    const danish = /“[^”]*\b(?:syg|mødt|ret|slet|lektion|bekymret|ulovligt|fri)\b[^”]*”/;
    assert.doesNotMatch(JSON.stringify([en.welcome, en.unreported, en.question]), danish);
    for (const { next } of Object.values(notices)) assert.doesNotMatch(next, danish);
  });
});
