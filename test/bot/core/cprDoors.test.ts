import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inputIds } from '../../../cards/adaptiveCard.ts';
import { buttonInForm } from '../../doubles/caseForm.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf, type Person } from '../../doubles/teams.ts';

const key = 'k'.repeat(40);
/** Each spelling with four digits of its own, by which it would be found in any file. */
const spellings = [
  '2012-01-01 7311',
  '20120101-7312',
  '1. januar 2012-7313',
  '010112 cpr 7314',
  '010 112 7315',
  '010112&ndash;7316',
  '01 01 12 73 17',
  'O1O112-7318',
];
const asId = '010112-7319';
const traces = [...spellings, ...spellings.map((one) => one.slice(-4)), '73 17', asId, '7319'];

describe('a CPR number at every door', () => {
  let school: RunningSchool;
  let teacher: Person;
  let leader: Person;

  before(async () => {
    school = await startSchool({ schools: 2, apiKey: key });
    teacher = school.person('class_teacher', '7b');
    leader = school.person('leader');
    for (const person of [teacher, leader]) await school.teams.install(person);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await school.bot.delivery.idle();
  });

  after(() => school.close());

  const lastTold = (person: Person) => school.teams.shown(chatOf(person)).at(-1)?.content ?? '';
  const call = (path: string, body?: unknown) =>
    fetch(`${school.bot.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  it('is refused in a message, whatever the message asks for', async () => {
    for (const number of spellings) {
      for (const text of [
        `Loke ${number} syg`,
        `årsrapport ${number}`,
        `prøv reglerne ${number}`,
        `status ${number}`,
        `jeg er bekymret for ${number}`,
      ]) {
        await school.teams.say(leader, text);
        await school.bot.delivery.idle();
        assert.match(lastTold(leader), /cpr-nummer/, text);
      }
    }
  });

  it('is refused in every field of every press, whatever its name and depth', async () => {
    const { data } = await buttonInForm(school, leader, 'reject', 'step.reject');
    for (const [at, number] of spellings.entries()) {
      for (const field of inputIds.filter((_, index) => index % 4 === at % 4)) {
        for (const value of [number, [number], { deep: { er: `mor til ${number}.` } }]) {
          const filled = { ...data, reason: 'aftalt', [field]: value };
          const answer = JSON.stringify(await school.teams.press(leader, 'step.reject', filled));
          assert.match(answer, /cpr-nummer/, field);
        }
      }
      await school.teams.press(leader, 'step.reject', { ...data, andet: number });
      await school.teams.press(leader, number, { ...data });
    }
    await school.teams.press(leader, 'team.link', { school: spellings[0] });
    const filled = { ...data, comment: 101127319 };
    const answer = JSON.stringify(await school.teams.press(leader, 'step.reject', filled));
    assert.match(answer, /cpr-nummer/);
  });

  it('is refused by the interface in bodies, keys and paths, and not told back', async () => {
    const day = { date: '2026-11-25', category: 'unlawful', fraction: 1 };
    for (const number of [...spellings, asId]) {
      for (const body of [
        { on: '2026-11-25', pupils: [{ pupil: number, grade: 7, marks: [day] }] },
        { on: '2026-11-25', pupils: [], [number]: 1 },
        { on: number, pupils: [] },
        number,
      ]) {
        const answer = await call('/api/v1/assessments', body);
        assert.equal(answer.status, 400);
        assert.ok(!(await answer.text()).includes(number.slice(-4)), number);
      }
      for (const path of ['/api/v1/pupils/', '/api/v1/rulesets?pupil=']) {
        const answer = await call(path + encodeURIComponent(number));
        assert.equal(answer.status, 400, path);
        assert.ok(!(await answer.text()).includes(number.slice(-4)), number);
      }
    }
  });

  it('is not kept of what teams, groups and people are called', async () => {
    for (const number of spellings) {
      const activity = school.teams.activity(teacher, {
        conversationType: 'groupChat',
        conversation: '19:sparring@thread.v2',
      });
      const named = {
        id: '19:sparring@thread.v2',
        conversationType: 'groupChat',
        name: `Om ${number}`,
      };
      for (const type of ['installationUpdate', 'message', 'messageUpdate', 'conversationUpdate']) {
        await school.teams.post({
          ...activity,
          type,
          action: 'add',
          text: type === 'messageUpdate' ? `Loke ${number} syg` : 'hjælp',
          conversation: named,
          from: { id: teacher.id, aadObjectId: teacher.aadObjectId, name: `Mor til ${number}` },
          channelData: { team: { id: '19:sparring@thread.v2', name: number } },
        });
      }
      await school.bot.delivery.idle();
    }
  });

  it('is no id of an activity or a person', async () => {
    for (const part of [{ id: asId }, { replyToId: asId }, { conversation: { id: asId } }]) {
      const answer = await school.teams.post({
        ...school.teams.activity(teacher),
        type: 'message',
        text: 'hjælp',
        ...part,
      });
      assert.equal(answer.status, 400, JSON.stringify(part));
    }
  });

  it('is refused as the name of a file that Teams gives back', async () => {
    await school.teams.press(
      leader,
      'status.export',
      school.sealed('status.export', { scope: 'school', id: 'school', format: 'xlsx' }),
    );
    await school.bot.delivery.idle();
    const { store } = school.bot.app;
    for (const { id, value } of await store.list('linde', 'file')) {
      await school.teams.consent(leader, {
        type: 'fileUpload',
        action: 'accept',
        context: { file: id },
        uploadInfo: {
          uploadUrl: 'http://127.0.0.1:1/up',
          contentUrl: `http://127.0.0.1:1/${encodeURIComponent(spellings[2] ?? '')}.xlsx`,
          name: `${spellings[0]}.xlsx`,
          uniqueId: 'u1',
          fileType: 'xlsx',
        },
      });
      assert.equal(value.state, 'offered');
      assert.equal((await store.load('linde', 'file', id))?.value.state, 'failed');
    }
    assert.ok((await store.list('linde', 'file')).length > 0);
  });

  it('stands in no byte of the store, the log, the metrics or an answer afterwards', async () => {
    const metrics = await (await fetch(`${school.bot.url}/metrics`)).text();
    await school.bot.close();
    const files = await readdir(school.folder, { recursive: true, withFileTypes: true });
    const texts = await Promise.all(
      files
        .filter((one) => one.isFile())
        .map((one) => readFile(join(one.parentPath, one.name), 'utf8')),
    );
    assert.ok(texts.length >= 2);
    const everything = {
      log: school.log.join('\n'),
      metrics,
      answers: JSON.stringify(school.teams.answered),
      store: texts.join('\n'),
    };
    for (const [where, text] of Object.entries(everything)) {
      for (const trace of traces) {
        // Timestamps and ids hold any four digits.
        const found = new RegExp(`(?<![\\w.-])${RegExp.escape(trace)}(?![\\w-])`).test(text);
        assert.ok(!found, `${trace} in ${where}`);
      }
    }
  });
});
