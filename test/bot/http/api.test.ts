import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { z } from 'zod';
import { assessmentsAnswer, rulesetsAnswer } from '../../../bot/http/api/assessments.ts';
import { openapi } from '../../../bot/http/api/openapi.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';

const operation = z.object({
  responses: z.record(
    z.string(),
    z.object({
      content: z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) })),
    }),
  ),
});
const problem = z.object({ error: z.string() });

const key = 'a-key-that-nobody-guesses-0001';
const unlawful = (date: string) => ({ date, category: 'unlawful', fraction: 1 });
const days = ['16', '17', '18', '19', '20', '23', '24', '25'].map((day) => `2026-11-${day}`);

describe('the rules as a service', () => {
  let school: RunningSchool;

  before(async () => {
    school = await startSchool({ schools: 1, apiKey: key });
  });

  after(() => school.close());

  const call = async (path: string, body?: unknown, authorization = `Bearer ${key}`) => {
    const response = await fetch(`${school.bot.url}/api/v1/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };

  const ask = { on: '2026-11-25', pupils: [{ pupil: 'p1', grade: 7, marks: days.map(unlawful) }] };

  /** Holds an answer to what the document says of it. */
  const fits = (
    path: keyof typeof openapi.paths,
    method: 'get' | 'post',
    answer: { status: number; body: unknown },
  ) => {
    const { responses } = operation.parse(
      Object.entries(openapi.paths[path]).find(([name]) => name === method)?.[1],
    );
    const schema = responses[String(answer.status)]?.content['application/json']?.schema;
    assert.ok(schema, `${answer.status} is described`);
    const validate = formats.default(new Ajv2020()).compile(schema);
    assert.ok(validate(answer.body), JSON.stringify(validate.errors));
  };

  it('says level, duties and the numbers behind them, as its document describes', async () => {
    const answer = await call('assessments', ask);
    assert.equal(answer.status, 200);
    fits('/api/v1/assessments', 'post', answer);
    const [one] = assessmentsAnswer.parse(answer.body).assessments;
    assert.ok(one);
    assert.equal(one.level, 'worrying');
    assert.deepEqual(one.duties, ['contact_parents', 'notify_municipality', 'warn_parents']);
    assert.ok(one.hits.some((hit) => hit.criterion === 'unlawful-15-percent' && hit.value === 8));
  });

  it('tells which rulesets are loaded', async () => {
    const answer = await call('rulesets');
    fits('/api/v1/rulesets', 'get', answer);
    assert.deepEqual(
      rulesetsAnswer.parse(answer.body).rulesets.map(({ id }) => id),
      ['law-2020', 'aalborg-2019-all-absence'],
    );
  });

  it('gives its own description', async () => {
    assert.deepEqual((await call('openapi.json')).body, JSON.parse(JSON.stringify(openapi)));
  });

  for (const [what, body, where] of [
    ['no object', [], /body/],
    ['an impossible day', { ...ask, on: '2026-02-31' }, /^on/],
    [
      'an unknown category',
      {
        ...ask,
        pupils: [{ pupil: 'p', grade: 7, marks: [{ ...unlawful('2026-11-25'), category: 'syg' }] }],
      },
      /^pupils\.0\.marks\.0\.category/,
    ],
    ['a key it does not know', { ...ask, cpr: '1' }, /cpr/],
  ] as const) {
    it(`refuses ${what}, and says where`, async () => {
      const answer = await call('assessments', body);
      assert.equal(answer.status, 400);
      fits('/api/v1/assessments', 'post', answer);
      assert.match(problem.parse(answer.body).error, where);
    });
  }

  it('refuses a day outside the calendar, with the code and the school year that is missing', async () => {
    for (const [on, year] of [
      ['2027-08-16', '2027/28'],
      ['2027-06-26', '2027/28'],
      ['2031-01-07', '2030/31'],
      ['2025-08-10', '2024/25'],
    ] as const) {
      const answer = await call('assessments', { ...ask, on });
      assert.equal(answer.status, 422, on);
      fits('/api/v1/assessments', 'post', answer);
      const told = z.object({ error: z.string(), code: z.string() }).parse(answer.body);
      assert.equal(told.code, 'calendar_not_planned');
      assert.match(told.error, new RegExp(`^on: ${on} .*${year}`));
    }
    for (const on of ['2025-08-11', '2026-07-10', '2027-06-25'])
      assert.equal((await call('assessments', { ...ask, on })).status, 200, on);
  });

  for (const authorization of [
    '',
    'Bearer',
    'Bearer wrong',
    key,
    `bearer ${key}`,
    `Bearer ${key} `.repeat(2),
  ]) {
    it(`refuses the key "${authorization.slice(0, 20)}…"`, async () => {
      const answer = await call('assessments', ask, authorization);
      assert.equal(answer.status, 401);
      fits('/api/v1/assessments', 'post', answer);
    });
  }

  it('is not there where no key is configured', async () => {
    const closed = await startSchool({ schools: 1 });
    const response = await fetch(`${closed.bot.url}/api/v1/rulesets`, {
      headers: { authorization: 'Bearer undefined' },
    });
    assert.equal(response.status, 404);
    await closed.close();
  });
});
