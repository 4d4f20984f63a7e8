import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { subject as subjectSchema } from '../../../bot/core/outboxItem.ts';
import { renderSubject } from '../../../bot/show/renderSubject.ts';
import { type Verb, verbs } from '../../../cards/adaptiveCard.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf } from '../../doubles/teams.ts';
import { attempts, ready } from './attempts.ts';
import { castOf, filledIn } from './cast.ts';
import { everybody, type Somebody } from './people.ts';
import { type Cast, layReady, snapshot } from './scene.ts';

const file = fileURLToPath(new URL('../../../docs/access.md', import.meta.url));

/** Who may reach what over HTTP, and how it is told from others. A new route fails here until it is named. */
const routes: readonly string[] = [
  'GET /api/v1/openapi.json',
  'GET /api/v1/rulesets',
  'GET /healthz',
  'GET /metrics',
  'GET /readyz',
  'POST /api/messages',
  'POST /api/v1/assessments',
];

/**
 * Walks every message, press and card for everybody, and holds the outcome to the table in
 * docs/access.md, which people read: D something was changed or started, S the pupil's name was seen.
 */
describe('who may see and do what', () => {
  let school: RunningSchool;
  let people: readonly Somebody[];
  let cast: Cast;
  let sequence = 0;

  before(async function () {
    this.timeout(20_000);
    school = await startSchool({ tenantId: 'tenant' });
    const other = school.bot.app.schools.all().find((one) => one !== school.roster);
    assert.ok(other);
    people = everybody(school.roster, other);
    cast = castOf(school);
    for (const { person, tenantId } of people) {
      await school.teams.install(person, tenantId ? { tenantId } : {});
    }
    await school.bot.delivery.idle();
  });

  after(() => school.close());

  // The family name, which nobody writes: a given name alone may be the writer's own word.
  const named = (text: string) => text.includes('Christensen');
  const mark = (does: boolean, sees: boolean) => `${does ? 'D' : ''}${sees ? 'S' : ''}` || '·';

  async function attempt(somebody: Somebody, act: () => Promise<unknown>): Promise<string> {
    await layReady(school, cast, somebody);
    const before = await snapshot(school);
    const chat = chatOf(somebody.person);
    const seen = new Map(school.teams.shown(chat).map(({ id, updates }) => [id, updates]));
    const answer = await act();
    await school.bot.delivery.idle();
    const fresh = school.teams.shown(chat).filter(({ id, updates }) => seen.get(id) !== updates);
    const told = JSON.stringify([answer ?? null, fresh.map(({ content }) => content)]);
    return mark(before !== (await snapshot(school)), named(told));
  }

  const options = ({ tenantId }: Somebody) => {
    sequence += 1;
    return { id: `try-${sequence}`, ...(tenantId ? { tenantId } : {}) };
  };
  async function say(somebody: Somebody, text: string): Promise<string> {
    return attempt(somebody, () => school.teams.say(somebody.person, text, options(somebody)));
  }

  async function press(somebody: Somebody, verb: Verb): Promise<string> {
    const data = school.sealed(verb, filledIn(attempts.presses[verb], cast));
    const place = verb === 'team.link' ? channel(somebody) : {};
    return attempt(somebody, () =>
      school.teams.press(somebody.person, verb, data, { ...options(somebody), ...place }),
    );
  }

  const channel = ({ tenantId = 'tenant' }: Somebody) => ({
    conversation: ready.team,
    conversationType: 'channel' as const,
    channelData: { tenant: { id: tenantId }, team: { id: ready.team } },
  });

  async function look(somebody: Somebody, card: string, id: string): Promise<string> {
    await layReady(school, cast, somebody);
    const actor = somebody.tenantId
      ? undefined
      : school.bot.app.schools.actor(somebody.person.aadObjectId);
    const details = card === 'notice' ? { details: {} } : {};
    const subject = subjectSchema.parse({ card, id: filledIn({ id }, cast).id, ...details });
    const shown = actor
      ? await renderSubject(school.bot.app, actor.roster.school.id, subject, { actor }, 'da')
      : await renderSubject(school.bot.app, 'linde', subject, 'anybody', 'da');
    return mark(false, named(JSON.stringify(shown ?? null)));
  }

  it('is the table that people can read', async function () {
    this.timeout(120_000);
    const rows: [string, string[]][] = [];
    for (const [intent, text] of Object.entries(attempts.messages)) {
      const cells: string[] = [];
      for (const somebody of people) cells.push(await say(somebody, text));
      rows.push([`says ${intent}`, cells]);
    }
    for (const verb of verbs) {
      const cells: string[] = [];
      for (const somebody of people) cells.push(await press(somebody, verb));
      rows.push([`presses ${verb}`, cells]);
    }
    for (const [card, id] of Object.entries(attempts.cards)) {
      const cells: string[] = [];
      for (const somebody of people) cells.push(await look(somebody, card, id));
      rows.push([`is shown ${card}`, cells]);
    }
    const table = written(
      people.map(({ name }) => name),
      rows,
    );
    const text = await readFile(file, 'utf8').catch(() => '');
    if (process.env.WRITE_ACCESS) {
      await writeFile(file, `${text.split('<!-- table -->')[0]}<!-- table -->\n\n${table}`);
      return;
    }
    assert.equal(table, text.split('<!-- table -->\n\n')[1] ?? '');
  });

  it('knows every route of the server', () => {
    assert.deepEqual(school.bot.routes.toSorted(), [...routes].toSorted());
  });

  it('shows no route a pupil’s name without credentials', async () => {
    for (const route of routes) {
      const [method = '', path = ''] = route.split(' ');
      const response = await fetch(`${school.bot.url}${path}`, {
        method,
        ...(method === 'POST'
          ? { body: '{}', headers: { 'content-type': 'application/json' } }
          : {}),
      });
      const text = await response.text();
      const names = school.roster.pupils.filter(({ givenName, familyName }) =>
        text.includes(`${givenName} ${familyName}`),
      );
      assert.deepEqual(names, [], route);
    }
  });
});

/** A Markdown table that lines up, people across. */
function written(columns: readonly string[], rows: readonly [string, string[]][]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const body = rows.map(([name, cells]) => line([name, ...cells]));
  return `${[line(['', ...columns]), line(['---', ...columns.map(() => ':-:')]), ...body].join('\n')}\n`;
}
