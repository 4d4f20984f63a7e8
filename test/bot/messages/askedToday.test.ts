import assert from 'node:assert/strict';
import { fullName, roster as rosterWith } from '../../../services/roster/roster.ts';
import { invented } from '../../builders/invented.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

describe('questions about today', () => {
  let school: RunningSchool;
  let teacher: Person & { name: string };
  let other: Person;
  let leader: Person;
  let office: Person;

  before(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    other = school.person('class_teacher', '5a');
    leader = school.person('leader');
    office = school.person('secretary');
    for (const person of [teacher, other, leader, office]) await school.teams.install(person);
    await say(teacher, 'Loke syg 23/11-25/11');
    await say(teacher, 'Aksel kom for sent i dag');
  });

  after(() => school.close());

  async function say(person: Person, text: string, locale = 'da-DK'): Promise<string> {
    await school.teams.say(person, text, { locale });
    await school.bot.delivery.idle();
    return school.teams.shown(chatOf(person)).at(-1)?.content ?? '';
  }
  const noted = async () =>
    (await school.bot.app.store.list('linde', 'pupil')).flatMap(({ value }) => value.statements)
      .length;

  for (const [text, locale, words] of [
    ['Er Loke noteret syg?', 'da-DK', /Ja\. Noteret af NAME: syg 23\.–25\. nov\./],
    ['er Loke syg i dag', 'da-DK', /Ja\. Noteret af .*: syg/],
    ['er Loke egentlig syg?', 'da-DK', /Ja\. Noteret af .*: syg/],
    ['var Loke syg i går?', 'da-DK', /Ja\. Noteret af NAME: syg 23\.–25\. nov\./],
    ['er Loke noteret syg i morgen?', 'da-DK', /Nej, ikke noteret syg\. .* torsdag d\. 26\. nov\./],
    ['is Loke ill on Friday?', 'en-GB', /No, not noted as ill\. No absence is noted for Friday/],
    ['was Loke ill on Monday?', 'en-GB', /Yes\. Noted by NAME: ill/],
    ['Er Aksel noteret syg?', 'da-DK', /Nej, ikke syg i dag\. Noteret af NAME: kom for sent/],
    ['is Aksel ill?', 'en-GB', /No, not ill today\. Noted by .*: arrived late/],
    ['har du noteret Aksel?', 'da-DK', /Ja\. Noteret af NAME: kom for sent onsdag/],
    ['Er Sofie noteret syg?', 'da-DK', /Nej, ikke noteret syg\. Der er ikke noteret fravær i dag/],
    ['er Sofie væk?', 'da-DK', /Nej\. Der er ikke noteret fravær i dag/],
    ['is Loke marked absent today?', 'en-GB', /Yes\. Noted by NAME: ill/],
    ['Is Sofie ill?', 'en-GB', /No absence is noted today/],
  ] as const) {
    it(`»${text}« gets yes or no, and notes nothing`, async () => {
      const before = await noted();
      const answer = await say(teacher, text, locale);
      assert.match(answer, new RegExp(words.source.replace('NAME', teacher.name)));
      assert.equal(await noted(), before);
    });
  }

  it('»hvad skrev jeg sidst?« shows the note again, and changes nothing', async () => {
    assert.match(await say(office, 'hvad skrev jeg sidst?'), /ikke noteret noget i dag/);
    const before = await noted();
    assert.match(await say(teacher, 'hvad skrev jeg sidst?'), /Aksel.*Kom for sent/);
    assert.match(await say(teacher, 'what did I write last?', 'en-GB'), /Aksel/);
    assert.equal(await noted(), before);
  });

  for (const text of ['hvad skal jeg gøre nu?', 'what do I need to do now?']) {
    it(`»${text}« is the person's own list`, async () =>
      assert.match(await say(teacher, text), /digest\.show/));
  }

  it('two at once are answered each', async () => {
    const before = school.teams.shown(chatOf(teacher)).length;
    await say(teacher, 'er Sofie og Loke noteret?');
    const cards = school.teams.shown(chatOf(teacher)).slice(before);
    assert.equal(cards.length, 2);
    assert.match(cards[0]?.content ?? '', /Sofie .*Nej\./);
    assert.match(cards[1]?.content ?? '', /Loke .*Ja\./);
  });

  it('a leader names a pupil without the class', async () => {
    assert.match(await say(leader, 'er Loke syg?'), /Ja\. Noteret af .*: syg/);
  });

  it('whoever may not see the pupil is refused, whether something is noted or not', async () => {
    for (const person of [other, office]) {
      const answers = [
        await say(person, 'Er Loke 7b noteret syg?'),
        await say(person, 'Er Sofie 7b noteret syg?'),
      ];
      assert.equal(answers[0], answers[1]);
      assert.doesNotMatch(String(answers[0]), /Noteret af|Nej\./);
    }
  });

  for (const text of ['hvem er væk i dag', 'hvem mangler?', 'hvem er væk i 7.b']) {
    it(`»${text}« is a list with reason and since when, for the class teacher`, async () => {
      const answer = await say(teacher, text);
      assert.match(answer, /Væk i dag: 7\.b/);
      assert.match(answer, /Loke Christensen, 7\.b: syg \(siden mandag d\. 23\. nov\.\)/);
      assert.match(answer, /Aksel Haddad, 7\.b"/);
    });
  }

  for (const text of ['hvem var væk i går', 'who was away yesterday', 'hvem manglede i mandags?']) {
    it(`»${text}« is about that day`, async () => {
      const answer = await say(teacher, text);
      assert.match(answer, /Noteret fravær: 7\.b.*(tirsdag d\. 24|mandag d\. 23)\. nov\./i);
      assert.match(answer, /Loke Christensen, 7\.b: syg/);
      assert.doesNotMatch(answer, /Aksel|i dag/);
    });
  }

  it('several days are asked for one by one', async () => {
    assert.match(await say(teacher, 'hvem var væk i sidste uge'), /Én dag ad gangen/);
  });

  it('»hvem har ikke meldt ind« is the classes that told nothing today, without a name', async () => {
    const answer = await say(leader, 'hvem har ikke meldt ind?');
    assert.match(answer, /Har ikke meldt ind endnu: .*5\.a.*alle er mødt/);
    assert.doesNotMatch(answer, /7\.b|Loke|Aksel/);
    await say(other, 'alle er mødt i 5.a');
    assert.doesNotMatch(await say(leader, 'which classes have not reported today'), /5\.a/);
    assert.match(await say(teacher, 'hvem har ikke meldt ind'), /Alle klasser har meldt ind/);
    assert.match(await say(office, 'hvem har ikke meldt ind'), /ikke adgang/);
  });

  it('»who is absent today?« is the whole school for its leader, in the trail', async () => {
    const before = (await school.bot.app.store.list('linde', 'audit')).length;
    const answer = await say(leader, 'who is absent today?', 'en-GB');
    assert.match(answer, /Away today: .*Loke Christensen, 7\.b: .*\(since/);
    const entries = (await school.bot.app.store.list('linde', 'audit')).slice(before);
    const pupil = school.roster.pupils.find(({ givenName }) => givenName === 'Loke');
    assert.ok(
      entries.some(
        ({ value }) => value.action === 'status' && value.subjects.includes(pupil?.id ?? ''),
      ),
    );
  });

  it('a class where nobody is noted says so', async () => {
    assert.match(await say(other, 'hvem er væk'), /Ingen er noteret væk i dag/);
  });

  it('another’s class, and the office’s question, are refused as a status is', async () => {
    for (const [person, text] of [
      [other, 'hvem er væk i 7.b'],
      [office, 'hvem er væk i dag'],
    ] as const) {
      const answer = await say(person, text);
      assert.match(answer, /ikke adgang/);
      assert.doesNotMatch(answer, /Loke/);
    }
  });

  it('»hvem mangler en plan« is still about the cases', async () => {
    assert.doesNotMatch(await say(leader, 'hvem mangler en plan'), /Væk i dag/);
  });
});

describe('questions about today of somebody at two schools', () => {
  it('are answered by the school whose class or pupil they name', async () => {
    const [first, second] = invented;
    if (!first || !second) throw new Error('no schools');
    const leader = first.staff.find(({ role }) => role === 'leader');
    const names = new Set(first.pupils.map(fullName));
    const named = second.pupils.find((one) => !names.has(fullName(one)));
    if (!leader || !named) throw new Error('nobody');
    const { id: _, ...same } = leader;
    const both = rosterWith({ ...second, staff: [...second.staff, { ...same, id: 'both' }] });
    const school = await startSchool({ rosters: [first, both] });
    try {
      const person = school.person('leader');
      await school.teams.install(person);
      await school.teams.say(person, `Er ${fullName(named)} noteret syg?`);
      await school.bot.delivery.idle();
      const answer = school.teams.shown(chatOf(person)).at(-1)?.content ?? '';
      assert.match(answer, new RegExp(`${named.givenName}.*Der er ikke noteret fravær i dag`));
    } finally {
      await school.close();
    }
  });
});
