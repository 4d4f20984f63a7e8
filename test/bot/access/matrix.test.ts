import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { subject as subjectSchema } from '../../../bot/core/outboxItem.ts';
import { showSubject } from '../../../bot/show/showSubject.ts';
import { type Verb, verbs } from '../../../cards/wording/verbs.ts';
import { buttonsOf } from '../../doubles/cardReading.ts';
import {
  startUserTokenService,
  type UserTokenService,
} from '../../doubles/entra/userTokenService.ts';
import { filledForm } from '../../doubles/extensionForm.ts';
import { invoke } from '../../doubles/invoke.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { chatOf } from '../../doubles/teams.ts';
import { attempts, ready } from './attempts.ts';
import { castOf, filledIn } from './cast.ts';
import { everybody, type Somebody } from './people.ts';
import { type Cast, layReady, othersNoted, snapshot } from './scene.ts';

const file = fileURLToPath(new URL('../../../docs/access.md', import.meta.url));

/** Who may reach what over HTTP, and how it is told from others. A new route fails here until it is named. */
const routes: readonly string[] = [
  'GET /api/v1/openapi.json',
  'GET /api/v1/rulesets',
  'GET /healthz',
  'GET /metrics',
  'GET /privacy',
  'GET /readyz',
  'GET /support',
  'GET /tab',
  'GET /tab/page.css',
  'GET /tab/page.js',
  'GET /tab/teams.js',
  'GET /tab/view',
  'GET /terms',
  'POST /api/messages',
  'POST /api/v1/assessments',
];

/**
 * Walks every message, press and card, the tab and Teams' own menus for everybody, and holds the outcome to the table in
 * docs/access.md, which people read. What was changed is read from the store: D something was changed or
 * started, O what somebody else had noted counts differently. What was seen is read from the answer: N the
 * pupil's name, A absence that was noted before, L the level, C the case's number.
 */
describe('who may see and do what', () => {
  const now = '2026-11-25T08:10:00+01:00';
  let entra: UserTokenService;
  let school: RunningSchool;
  let people: readonly Somebody[];
  let cast: Cast;
  let sequence = 0;

  before(async function () {
    this.timeout(20_000);
    entra = await startUserTokenService(() => Temporal.Instant.from(now).epochMilliseconds / 1000);
    school = await startSchool({ now, tenantId: 'tenant', config: { tab: entra.tab } });
    const other = school.bot.app.schools.all().find((one) => one !== school.roster);
    assert.ok(other);
    people = everybody(school.roster, other);
    cast = castOf(school);
    for (const { person, tenantId } of people) {
      await school.teams.install(person, tenantId ? { tenantId } : {});
    }
    await school.bot.delivery.idle();
  });

  after(async () => {
    await school.close();
    await entra.close();
  });

  /** What an answer tells; the family name, which nobody writes: a given name may be the writer's own word. */
  const seen: Readonly<Record<'N' | 'A' | 'L' | 'C', RegExp>> = {
    N: /Christensen/,
    A: /ulovlig|[▁▂▃▄▅▆▇█]/i,
    L: /bekymrende fravær/i,
    C: /LI-2026-900\d/,
  };
  /** Whoever writes of unlawful absence gets the own words back; what stood before is told in these. */
  const toldBefore = /Før stod der/;

  function mark(changed: string, told: string, own = ''): string {
    const about = seen.N.test(told) || seen.C.test(told);
    const letters = Object.entries(seen).filter(([letter, words]) => {
      // Words about absence that name nobody are about nobody.
      if (!about) return false;
      return letter === 'A' && words.test(own) ? toldBefore.test(told) : words.test(told);
    });
    return [changed, letters.map(([letter]) => letter).join('')].filter(Boolean).join(' ') || '·';
  }

  async function attempt(
    somebody: Somebody,
    act: () => Promise<unknown>,
    own = '',
    tried = '',
  ): Promise<string> {
    await layReady(school, cast, somebody, tried);
    const before = await snapshot(school);
    const noted = await othersNoted(school, cast);
    const chat = chatOf(somebody.person);
    const known = new Map(school.teams.shown(chat).map(({ id, updates }) => [id, updates]));
    const answer = await act();
    await school.bot.delivery.idle();
    const fresh = school.teams.shown(chat).filter(({ id, updates }) => known.get(id) !== updates);
    const told = JSON.stringify([answer ?? null, fresh.map(({ content }) => content)]);
    const does = before === (await snapshot(school)) ? '' : 'D';
    const others = somebody.staffId !== cast.teacher && noted !== (await othersNoted(school, cast));
    return mark(others ? `${does}O` : does, told, own);
  }

  const options = ({ tenantId }: Somebody) => {
    sequence += 1;
    return { id: `try-${sequence}`, ...(tenantId ? { tenantId } : {}) };
  };
  async function say(somebody: Somebody, text: string): Promise<string> {
    const act = () => school.teams.say(somebody.person, text, options(somebody));
    return attempt(somebody, act, text, text);
  }

  /** Notes something and takes it back with the button of the receipt, where there is one. */
  async function sayAndUndo(somebody: Somebody, text: string): Promise<string> {
    const { person } = somebody;
    const before = school.teams.shown(chatOf(person)).length;
    return attempt(somebody, async () => {
      await school.teams.say(person, text, options(somebody));
      await school.bot.delivery.idle();
      const [undo] = school.teams
        .shown(chatOf(person))
        .slice(before)
        .flatMap(({ content }) => (content.startsWith('{') ? buttonsOf(content) : []))
        .filter(({ verb }) => verb === 'note.undo');
      return undo && school.teams.press(person, undo.verb, undo.data, options(somebody));
    });
  }

  async function press(somebody: Somebody, verb: Verb): Promise<string> {
    const data = school.sealed(verb, filledIn(attempts.presses[verb], cast));
    const place = verb === 'team.link' ? channel(somebody) : {};
    const act = () =>
      school.teams.press(somebody.person, verb, data, { ...options(somebody), ...place });
    return attempt(somebody, act, '', verb);
  }

  const channel = ({ tenantId = 'tenant' }: Somebody) => ({
    conversation: ready.team,
    conversationType: 'channel' as const,
    channelData: { tenant: { id: tenantId }, team: { id: ready.team } },
  });

  async function look(somebody: Somebody, card: string, id: string): Promise<string> {
    await layReady(school, cast, somebody, card);
    const actor = somebody.tenantId
      ? undefined
      : school.bot.app.schools.actor(somebody.person.aadObjectId);
    const more: Readonly<Record<string, object>> = {
      notice: { details: {} },
      progress: { deed: 'home' },
      caseForm: { form: 'done' },
      nudge: { step: 'contact-home', by: cast.leader },
    };
    const subject = subjectSchema.parse({ card, id: filledIn({ id }, cast).id, ...more[card] });
    const shown = actor
      ? await showSubject(school.bot.app, actor.roster.school.id, subject, { actor }, 'da')
      : await showSubject(school.bot.app, 'linde', subject, 'anybody', 'da');
    return mark('', JSON.stringify(shown ?? null));
  }

  /** As Teams opens the tab, with Entra's token of the person in their tenant. */
  async function openTab(somebody: Somebody, query: string): Promise<string> {
    const { person, tenantId } = somebody;
    const token = await entra.token(person.aadObjectId, tenantId ? { tid: tenantId } : {});
    const headers = { authorization: `Bearer ${token}` };
    const act = async () =>
      (await fetch(`${school.bot.url}/tab/view?${query}`, { headers })).text();
    return attempt(somebody, act, '', 'the tab');
  }

  /** A chat that the bot is not in. */
  const between = { conversation: '19:one_other@unq.gbl.spaces' };

  async function search(somebody: Somebody): Promise<string> {
    const value = { commandId: 'status', parameters: [{ name: 'pupil', value: 'Loke Chr' }] };
    const more = { ...options(somebody), ...between };
    const act = () => invoke(school.teams, somebody.person, 'composeExtension/query', value, more);
    return attempt(somebody, act, '', 'a search');
  }

  /** Opens the form on a colleague's message and sends it as it is. */
  async function reportFrom(somebody: Somebody, content: string): Promise<string> {
    const { person } = somebody;
    const ask = (name: string, value: object) =>
      invoke(
        school.teams,
        person,
        name,
        { commandId: 'reportAbsence', commandContext: 'message', ...value },
        {
          ...options(somebody),
          ...between,
        },
      );
    const act = async () => {
      const body = { contentType: 'html', content };
      const form = await ask('composeExtension/fetchTask', { messagePayload: { id: '1', body } });
      const data = filledForm(form);
      return [form, data && (await ask('composeExtension/submitAction', { data }))];
    };
    // A form lists every category to choose from, whatever was noted.
    return attempt(somebody, act, `${content} ulovligt fravær`, 'a form');
  }

  it('is the table that people can read', async function () {
    this.timeout(400_000);
    const rows: [string, string[]][] = [];
    const row = async (name: string, tried: (somebody: Somebody) => Promise<string>) => {
      const cells: string[] = [];
      for (const somebody of people) cells.push(await tried(somebody));
      rows.push([name, cells]);
    };
    for (const [intent, text] of Object.entries(attempts.messages)) {
      await row(`says ${intent}`, (somebody) => say(somebody, text));
    }
    for (const [name, text] of Object.entries(attempts.onAnothersNote)) {
      const tried = name.endsWith('undoes it') ? sayAndUndo : say;
      await row(`on a day the class teacher noted: ${name}`, (one) => tried(one, text));
    }
    for (const verb of verbs) await row(`presses ${verb}`, (somebody) => press(somebody, verb));
    for (const [card, id] of Object.entries(attempts.cards)) {
      await row(`is shown ${card}`, (somebody) => look(somebody, card, id));
    }
    await row('opens the tab', (one) => openTab(one, 'list=all'));
    await row('opens the tab over several schools', (one) => openTab(one, 'scope=together'));
    await row('searches from Teams’ search box', search);
    await row('reports absence from a message', (one) => reportFrom(one, 'Loke 7b syg i dag'));
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
