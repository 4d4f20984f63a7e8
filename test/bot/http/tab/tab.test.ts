import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Parser } from 'htmlparser2';
import type { Role } from '../../../../services/roster/roster.ts';
import { fullName, roster } from '../../../../services/roster/roster.ts';
import { invented } from '../../../builders/invented.ts';
import {
  startUserTokenService,
  type UserTokenService,
} from '../../../doubles/entra/userTokenService.ts';
import { startGuardedSchool } from '../../../doubles/guardedSchool.ts';
import { personOf, type RunningSchool, startSchool } from '../../../doubles/runningSchool.ts';

const now = '2026-11-25T08:10:00+01:00';

/** The text of a page, and its elements by name. */
function read(page: string) {
  const texts: string[] = [];
  const elements: { name: string; attributes: Readonly<Record<string, string>> }[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => elements.push({ name, attributes }),
    ontext: (text) => texts.push(text),
  });
  parser.end(page);
  return { text: texts.join('').replaceAll(/\s+/g, ' '), elements };
}

describe('the personal tab', () => {
  let entra: UserTokenService;
  let school: RunningSchool;

  before(async () => {
    entra = await startUserTokenService(() => Temporal.Instant.from(now).epochMilliseconds / 1000);
    school = await startSchool({ now, config: { tab: entra.tab } });
    const teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await school.bot.idle();
  });

  after(async () => {
    await school.close();
    await entra.close();
  });

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${school.bot.url}${path}`, { headers });
  const tokenOf = (role: Role, classCode?: string) =>
    entra.token(school.person(role, classCode).aadObjectId);
  const view = async (token: string, query = '') => {
    const response = await get(`/tab/view${query}`, { authorization: `Bearer ${token}` });
    return { response, ...read(await response.text()) };
  };
  const trail = async () =>
    (await school.bot.app.store.list('linde', 'audit'))
      .map(({ value }) => value)
      .filter(({ action }) => action === 'tab');

  describe('before anybody is known', () => {
    it('is a page without data, in the browser’s language', async () => {
      const response = await get('/tab', { 'accept-language': 'en' });
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('content-language'), 'en');
      const page = await response.text();
      assert.match(page, /Fetching the overview/);
      assert.doesNotMatch(page, /Lindeskolen|Loke|data-person/);
      assert.match(await (await get('/tab')).text(), /<html lang="da"/);
    });

    it('runs and loads nothing but its own files, and only where Microsoft shows tabs', async () => {
      const response = await get('/tab');
      const policy = response.headers.get('content-security-policy') ?? '';
      assert.deepEqual(
        policy.split('; ').filter((rule) => !rule.startsWith('frame-ancestors')),
        [
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "connect-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
          "require-trusted-types-for 'script'",
          'trusted-types naervaer',
        ],
      );
      assert.match(
        policy,
        /frame-ancestors https:\/\/\*\.cloud\.microsoft https:\/\/teams\.microsoft\.com /,
      );
      assert.doesNotMatch(
        policy,
        /unsafe|frame-ancestors[^;]* (?:\*|https:|http:\/\/\S+)(?: |;|$)/,
      );
      const { elements } = read(await response.text());
      const loaded = elements.flatMap(({ name, attributes: { src, href } }) =>
        name === 'script' || name === 'link' ? [src ?? href ?? ''] : [],
      );
      assert.equal(loaded.length, 3);
      for (const path of loaded) {
        const file = await get(path);
        assert.equal(file.status, 200, path);
        assert.match(file.headers.get('cache-control') ?? '', /immutable/);
        assert.equal(file.headers.get('x-content-type-options'), 'nosniff');
      }
      assert.ok(
        !elements.some(({ attributes }) =>
          Object.keys(attributes).some((key) => /^on|^style$/.test(key)),
        ),
      );
      assert.equal(response.headers.get('set-cookie'), null);
    });

    it('serves Teams’ library as its package has it', async () => {
      const file = new URL(
        import.meta.resolve('@microsoft/teams-js/dist/umd/MicrosoftTeams.min.js'),
      );
      assert.equal(await (await get('/tab/teams.js')).text(), await readFile(file, 'utf8'));
    });

    for (const [what, authorization] of [
      ['nothing', undefined],
      ['a name, as in the sandbox', 'Demo linde-s001'],
      ['a token that is none', 'Bearer a.b.c'],
    ] as const) {
      it(`shows nothing for ${what}, and leaves nothing in the trail`, async () => {
        const before = await trail();
        const response = await get('/tab/view', authorization ? { authorization } : {});
        assert.equal(response.status, 401);
        const { text } = read(await response.text());
        assert.match(text, /kunne ikke logge dig ind/);
        assert.doesNotMatch(text, /Lindeskolen|Loke/);
        assert.deepEqual(await trail(), before);
      });
    }

    it('is not there where no app for it is named', async () => {
      const guarded = await startGuardedSchool();
      try {
        for (const path of [
          '/tab',
          '/tab/view',
          '/tab/page.js',
          '/tab/page.css',
          '/tab/teams.js',
        ]) {
          assert.equal((await fetch(`${guarded.bot.url}${path}`)).status, 404, path);
        }
      } finally {
        await guarded.close();
      }
    });
  });

  describe('for somebody whom Teams has signed in', () => {
    it('shows the leader what needs them first, the overdue, coverage and the weeks, each with a table', async () => {
      const { response, text, elements } = await view(await tokenOf('leader'), '?list=all');
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('cache-control'), 'no-store');
      const headings = [
        'Det her kræver dig',
        'Sådan står det',
        'Sager',
        'Dækning',
        'Udvikling uge for uge',
      ];
      const places = headings.map((one) => text.indexOf(one));
      assert.ok(
        places.every((place) => place >= 0),
        text,
      );
      assert.deepEqual(
        places,
        places.toSorted((a, b) => a - b),
      );
      assert.match(text, /Overblik: Lindeskolen/);
      assert.match(text, /Loke Christensen, 7\.b LI-2026-\d+/);
      const of = (name: string) => elements.filter((one) => one.name === name).length;
      assert.equal(of('svg'), 4);
      assert.equal(of('table'), of('caption'));
      assert.equal(of('h1'), 1);
      assert.equal(of('main'), 1);
    });

    it('has the same figures in its charts and in the tables beside them', async () => {
      const page = await (
        await get('/tab/view', { authorization: `Bearer ${await tokenOf('leader')}` })
      ).text();
      const figures = [...page.matchAll(/<figure>([\s\S]*?)<\/figure>/g)].map(
        ([, one = '']) => one,
      );
      assert.equal(figures.length, 4);
      for (const one of figures) {
        const drawn = [...one.matchAll(/class="figure"[^>]*>([^<]*)</g)].map(([, said]) => said);
        const told = [...one.matchAll(/<td[^>]*>([^<]*)</g)].map(([, said]) => said);
        assert.ok(drawn.length >= 4);
        assert.deepEqual(drawn, told);
      }
    });

    it('shows a class teacher the own class, and nothing of the school', async () => {
      const { response, text, elements } = await view(
        await tokenOf('class_teacher', '7b'),
        '?list=all',
      );
      assert.equal(response.status, 200);
      assert.match(text, /Overblik: 7\.b/);
      assert.match(text, /Loke Christensen/);
      assert.doesNotMatch(text, /Lindeskolen|Udvikling uge for uge/);
      assert.equal(elements.filter(({ name }) => name === 'svg').length, 0);
      const other = await view(await tokenOf('class_teacher', '5a'), '?list=all');
      assert.doesNotMatch(other.text, /Loke/);
    });

    it('speaks the language of the person’s Teams', async () => {
      const token = await tokenOf('leader');
      for (const [lang, said, language] of [
        ['en-GB', /This needs you/, 'en'],
        ['da-DK', /Det her kræver dig/, 'da'],
        ['pl-PL', /Det her kræver dig/, 'da'],
      ] as const) {
        const { response, text } = await view(token, `?lang=${lang}`);
        assert.equal(response.headers.get('content-language'), language);
        assert.match(text, said);
      }
    });

    it('lists what is asked for, and what is overdue unless something else is', async () => {
      const token = await tokenOf('leader');
      const chosen = async (query: string) => {
        const { elements } = await view(token, query);
        return elements.find(({ attributes }) => attributes.selected !== undefined)?.attributes
          .value;
      };
      assert.equal(await chosen(''), 'overdue');
      assert.equal(await chosen('?list=without_plan'), 'without_plan');
      assert.equal(await chosen('?list=nonsense'), 'overdue');
    });

    it('is in the trail each time, with who and on which ground, and changes nothing else', async () => {
      const leader = school.person('leader').member.id;
      const kinds = ['pupil', 'case', 'outbox', 'person', 'inbox'] as const;
      const all = () =>
        Promise.all(
          kinds.map(async (kind) => [kind, await school.bot.app.store.list('linde', kind)]),
        );
      const [before, stored] = [await trail(), await all()];
      await view(await tokenOf('leader'));
      await view(await tokenOf('leader'), '?list=all');
      const fresh = (await trail()).slice(before.length);
      assert.deepEqual(
        fresh.map(({ by, subjects, basis, outcome }) => ({ by, subjects, basis, outcome })),
        Array.from({ length: 2 }, () => ({
          ...{ by: leader, subjects: ['school'], basis: 'leads_school', outcome: 'done' },
        })),
      );
      assert.deepEqual(await all(), stored);
    });

    for (const role of ['secretary', 'ppr_psychologist', 'it_administrator', 'other'] as const) {
      it(`shows ${role} no more than "status" in the chat does, and the trail has that`, async () => {
        const { response, text } = await view(await tokenOf(role));
        assert.equal(response.status, 403);
        assert.match(text, /Det har du ikke adgang til/);
        assert.doesNotMatch(text, /Lindeskolen|Loke/);
        const last = (await trail()).at(-1);
        assert.deepEqual(
          [last?.by, last?.outcome, last?.code],
          [school.person(role).member.id, 'refused', 'not_allowed'],
        );
      });
    }

    it('opens no other school than the person’s own', async () => {
      const { response, text } = await view(await tokenOf('leader'), '?school=havn');
      assert.equal(response.status, 403);
      assert.doesNotMatch(text, /Havnskolen/);
    });

    it('shows somebody whom no roster knows nothing', async () => {
      const { response, text } = await view(
        await entra.token('11111111-0000-4000-8000-00000000dead'),
      );
      assert.equal(response.status, 403);
      assert.match(text, /kan ikke finde dig blandt skolens personale/);
    });

    it('names who it was shown to', async () => {
      const { member } = school.person('leader');
      const { text } = await view(await tokenOf('leader'));
      assert.ok(text.includes(`Vist for ${fullName(member)}`));
    });

    it('is a wait, not a no, while Entra’s keys cannot be had', async () => {
      const other = await startUserTokenService(
        () => Temporal.Instant.from(now).epochMilliseconds / 1000,
      );
      other.setFault((response) => response.destroy());
      const alone = await startSchool({ now, schools: 1, config: { tab: other.tab } });
      try {
        const token = await other.token(school.person('leader').aadObjectId);
        const response = await fetch(`${alone.bot.url}/tab/view`, {
          headers: { authorization: `Bearer ${token}` },
        });
        assert.equal(response.status, 503);
      } finally {
        await alone.close();
        await other.close();
      }
    });
  });

  it('lets somebody with two schools choose, each by the right they have there', async () => {
    const [linde, havn] = invented;
    assert.ok(linde && havn);
    const { entraId } = personOf(linde, 'leader').member;
    const both = roster({
      ...havn,
      staff: havn.staff.map((member) =>
        member.role === 'coordinator' ? { ...member, entraId } : member,
      ),
    });
    const two = await startSchool({ now, rosters: [linde, both], config: { tab: entra.tab } });
    try {
      const look = async (query: string) => {
        const headers = { authorization: `Bearer ${await entra.token(entraId ?? '')}` };
        const response = await fetch(`${two.bot.url}/tab/view${query}`, { headers });
        return read(await response.text());
      };
      const first = await look('');
      const schools = first.elements.filter(
        ({ name, attributes }) => name === 'button' && attributes.name === 'school',
      );
      assert.deepEqual(
        schools.map(({ attributes }) => [attributes.value, attributes['aria-current']]),
        [
          ['havn', 'page'],
          ['linde', undefined],
        ],
      );
      assert.match((await look('?school=linde')).text, /Overblik: Lindeskolen/);
      const seen = async (school: string) =>
        (await two.bot.app.store.list(school, 'audit')).map(({ value }) => value.basis);
      assert.deepEqual(await seen('havn'), ['coordinates']);
      assert.deepEqual(await seen('linde'), ['leads_school']);
    } finally {
      await two.close();
    }
  });

  it('holds everybody to the pace of people', async () => {
    const config = {
      tab: entra.tab,
      rateLimits: { turns: { burst: 3, long: 100 }, refreshes: { burst: 1, long: 1 } },
    };
    const slow = await startSchool({ now, schools: 1, config });
    try {
      const token = await tokenOf('leader');
      const statuses: number[] = [];
      for (let at = 0; at < 5; at += 1) {
        const answer = await fetch(`${slow.bot.url}/tab/view`, {
          headers: { authorization: `Bearer ${token}` },
        });
        statuses.push(answer.status);
      }
      assert.deepEqual(statuses, [200, 200, 200, 429, 429]);
    } finally {
      await slow.close();
    }
  });
});
