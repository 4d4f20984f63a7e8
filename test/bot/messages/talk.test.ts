import assert from 'node:assert/strict';
import { explanations as explanationsDa, talk as talkDa } from '../../../cards/texts/talk.da.ts';
import { explanations as explanationsEn, talk as talkEn } from '../../../cards/texts/talk.en.ts';
import { topicExamples } from '../../../services/talk/explain.ts';
import { smallTalkExamples } from '../../../services/talk/smallTalk.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

/** Answers by language and by what the message was. */
const answers = {
  da: { ...talkDa, ...explanationsDa },
  en: { ...talkEn, ...explanationsEn },
};

describe('a chat about other things than absence', () => {
  let school: RunningSchool;
  let teacher: Person;

  before(async () => {
    school = await startSchool({ schools: 1 });
    teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
  });

  after(() => school.close());

  async function say(text: string, locale = 'da-DK', more = {}): Promise<string> {
    await school.teams.say(teacher, text, { locale, ...more });
    await school.bot.delivery.idle();
    return school.teams.shown(chatOf(teacher)).at(-1)?.content ?? '';
  }
  const kept = async () => {
    const { store } = school.bot.app;
    const kinds = ['pupil', 'report', 'question', 'case', 'audit'] as const;
    const all = await Promise.all(kinds.map((kind) => store.list('linde', kind)));
    return all.map(({ length }) => length);
  };
  const titleOf = (answer: string) => {
    const [, title] = /"text":"((?:[^"\\]|\\.)*)"/.exec(answer) ?? [];
    return title;
  };

  for (const [prefix, examples] of [
    ['talk', smallTalkExamples],
    ['explain', topicExamples],
  ] as const) {
    for (const [kind, texts] of examples) {
      for (const text of texts) {
        it(`answers »${text}« kindly in both languages, and keeps nothing`, async () => {
          const before = await kept();
          const key = `${prefix}_${kind}`;
          for (const [locale, all] of [
            ['da-DK', answers.da],
            ['en-GB', answers.en],
          ] as const) {
            const wanted = Object.entries(all).find(([name]) => name === key)?.[1].title;
            assert.equal(titleOf(await say(text, locale)), wanted);
          }
          assert.deepEqual(await kept(), before);
        });
      }
    }
  }

  it('does not take a colleague’s own illness for a pupil’s, whatever is open', async () => {
    assert.match(await say('Loke uf'), /note\.choose/);
    assert.match(await say('jeg er syg i dag'), /kontoret/);
    const pupils = await school.bot.app.store.list('linde', 'pupil');
    assert.deepEqual(
      pupils.flatMap(({ value }) => value.statements),
      [],
    );
  });

  it('takes a note with a greeting and thanks around it', async () => {
    assert.match(await say('Hej, Loke er syg i dag. Tak!'), /note\.undo/);
  });

  it('answers what is private in the person’s own chat, where others read along', async () => {
    const team = '19:team@thread.tacv2';
    const before = school.teams.shown(team).length;
    const answer = await say('min mor er alvorligt syg', 'da-DK', {
      conversation: team,
      conversationType: 'channel',
      channelData: { tenant: { id: 'tenant' }, team: { id: team } },
    });
    assert.match(answer, /Jeg gemmer det ikke/);
    assert.equal(school.teams.shown(team).length, before);
  });

  it('writes nothing of it to the log, nor to the store', async () => {
    await say('Min mor er alvorligt syg');
    assert.doesNotMatch(school.log.join('\n'), /alvorligt|private/);
    const inbox = await school.bot.app.store.list('linde', 'inbox');
    assert.doesNotMatch(JSON.stringify(inbox), /alvorligt|private/);
    const outbox = await school.bot.app.store.list('linde', 'outbox');
    assert.doesNotMatch(JSON.stringify(outbox), /talk_/);
    const posts = await school.bot.app.store.list('linde', 'post');
    assert.doesNotMatch(JSON.stringify(posts), /talk_/);
  });
});
