import assert from 'node:assert/strict';
import { Parser } from 'htmlparser2';
import type { CoordinatorReach } from '../../../../services/access/access.ts';
import { type Role, type Roster, roster } from '../../../../services/roster/roster.ts';
import { municipalityStatusView } from '../../../../services/status/overview.ts';
import { needs } from '../../../../services/status/views.ts';
import { invented } from '../../../builders/invented.ts';
import {
  startUserTokenService,
  type UserTokenService,
} from '../../../doubles/entra/userTokenService.ts';
import { personOf, type RunningSchool, startSchool } from '../../../doubles/runningSchool.ts';
import type { Person } from '../../../doubles/teams.ts';

const now = '2026-11-25T08:10:00+01:00';

/** What a page says, its tables by caption and rows, and what can be chosen on it. */
function read(page: string) {
  const texts: string[] = [];
  const choices: Readonly<Record<string, string>>[] = [];
  const tables: { caption: string; rows: string[][] }[] = [];
  let into: string[] | undefined;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === 'button') choices.push(attributes);
      if (name === 'table') tables.push({ caption: '', rows: [] });
      if (name === 'tr') tables.at(-1)?.rows.push([]);
      if (name === 'th' || name === 'td') {
        into = tables.at(-1)?.rows.at(-1);
        into?.push('');
      }
    },
    onclosetag: (name) => {
      if (name === 'th' || name === 'td') into = undefined;
      if (name === 'caption') {
        const last = tables.at(-1);
        if (last) last.caption = texts.at(-1) ?? '';
      }
    },
    ontext: (text) => {
      texts.push(text);
      if (into) into[into.length - 1] += text;
    },
  });
  parser.end(page);
  const schools = tables.find(({ caption }) => caption.includes('mangler mest'));
  return { text: texts.join('').replaceAll(/\s+/g, ' '), choices, tables, schools };
}

describe('the personal tab over several schools', () => {
  let entra: UserTokenService;
  let step = 0;
  let time = 0;

  before(async () => {
    entra = await startUserTokenService(() => Temporal.Instant.from(now).epochMilliseconds / 1000);
  });

  after(() => entra.close());

  async function start(coordinators: CoordinatorReach, rosters?: readonly Roster[]) {
    const school = await startSchool({
      ...{ now, coordinators, config: { tab: entra.tab } },
      ...(rosters ? { rosters } : {}),
      overrides: {
        elapsed: () => {
          time += step;
          return time;
        },
      },
    });
    const teacher = school.person('class_teacher', '7b');
    await school.teams.install(teacher);
    await school.teams.say(teacher, 'Loke ulovligt fravær 16/11-25/11');
    await school.bot.idle();
    return school;
  }

  async function look(school: RunningSchool, person: Person, query = '?scope=together') {
    const headers = { authorization: `Bearer ${await entra.token(person.aadObjectId)}` };
    const response = await fetch(`${school.bot.url}/tab/view${query}`, { headers });
    return { status: response.status, ...read(await response.text()) };
  }

  const trail = async ({ bot }: RunningSchool, school = 'linde') =>
    (await bot.app.store.list(school, 'audit'))
      .map(({ value }) => value)
      .filter(({ action }) => action === 'tab');

  describe('for a coordinator of the municipality', () => {
    let school: RunningSchool;
    let coordinator: ReturnType<RunningSchool['person']>;

    before(async () => {
      school = await start('municipality');
      coordinator = school.person('coordinator');
      await school.teams.install(coordinator);
    });

    after(() => school.close());

    it('is one choice beside the own school', async () => {
      const { choices, text } = await look(school, coordinator, '');
      assert.match(text, /Overblik: Lindeskolen/);
      const offered = choices.filter(({ name }) => name === 'scope' || name === 'school');
      assert.deepEqual(
        offered.map((one) => [one.name, one.value, one['aria-current']]),
        [
          ['scope', 'together', undefined],
          ['school', 'linde', 'page'],
        ],
      );
      const there = await look(school, coordinator);
      assert.deepEqual(
        there.choices.flatMap((one) => (one['aria-current'] ? [one.value] : [])),
        ['together'],
      );
    });

    it('shows what is missing, how it stands, each school, coverage and the weeks', async () => {
      const { status, text, tables } = await look(school, coordinator);
      assert.equal(status, 200);
      const parts = [
        'Overblik: Eksempelby Kommune',
        'Opgjort onsdag d. 25. nov. kl. 08.10',
        'Det her kræver dig',
        'Sådan står det',
        'Skolerne side om side',
        'Dækning',
        'Meldt ind i dag',
        'Udvikling uge for uge',
      ];
      const places = parts.map((one) => text.indexOf(one));
      assert.ok(
        places.every((place) => place >= 0),
        text,
      );
      assert.deepEqual(
        places,
        places.toSorted((a, b) => a - b),
      );
      assert.equal(tables.filter(({ caption }) => caption === '').length, 0);
      assert.doesNotMatch(text, /Loke|Christensen|LI-2026/);
    });

    it('has the figures of "status kommunen" in the chat, with small groups hidden as there', async () => {
      await school.teams.say(coordinator, 'status kommunen');
      await school.bot.delivery.idle();
      const [asked] = await school.bot.app.store.list('linde', 'overview');
      assert.ok(asked?.value.schools);
      const chat = municipalityStatusView(asked.value, 0, 100);
      const shown = { small: '<5', hidden: '–' };
      const told = (count: number | 'small' | 'hidden') =>
        typeof count === 'number' ? String(count) : shown[count];
      const { schools } = await look(school, coordinator);
      const [, ...rows] = schools?.rows ?? [];
      assert.deepEqual(
        rows.map(([name, , ...cells]) => [name, ...cells.slice(0, needs.length)]),
        [
          ...chat.schools.map((one) => [one.school, ...one.cells.map(told)]),
          ['I alt', ...chat.totals.map(told)],
        ],
      );
      assert.ok(rows.flat().includes('<5'), 'a small group is among them');
    });

    it('has a school’s coverage as the school’s own page has it', async () => {
      const own = await look(school, coordinator, '?school=linde');
      const [, quarter] = /kvartalet, der er meldt ind\s*([\d,]+.%)/.exec(own.text) ?? [];
      assert.ok(quarter);
      const { schools } = await look(school, coordinator);
      const row = schools?.rows.find(([name]) => name === 'Lindeskolen');
      assert.equal(row?.at(-1)?.replaceAll(/\s/g, ' '), quarter);
    });

    it('speaks English where the person’s Teams does', async () => {
      const { text } = await look(school, coordinator, '?scope=together&lang=en-GB');
      assert.match(text, /The schools side by side/);
      assert.match(text, /Counted Wednesday 25 Nov at 08:10/);
    });

    it('is in the trail each time with the schools, and changes nothing else', async () => {
      const kinds = ['pupil', 'case', 'outbox', 'overview', 'person', 'inbox'] as const;
      const all = () =>
        Promise.all(
          kinds.map(async (kind) => [kind, await school.bot.app.store.list('linde', kind)]),
        );
      const [before, stored] = [await trail(school), await all()];
      await look(school, coordinator);
      await look(school, coordinator);
      const fresh = (await trail(school)).slice(before.length);
      assert.deepEqual(
        fresh.map(({ by, subjects, outcome }) => ({ by, subjects, outcome })),
        Array.from({ length: 2 }, () => ({
          ...{ by: coordinator.member.id, subjects: ['havn', 'linde'], outcome: 'done' },
        })),
      );
      assert.deepEqual(await all(), stored);
      assert.deepEqual(await trail(school, 'havn'), []);
    });

    it('tells how far the count is where schools take long, and notes no viewing until there is one', async () => {
      const slow = await start('municipality');
      try {
        const before = await trail(slow);
        step = 1500;
        const first = await look(slow, slow.person('coordinator'));
        step = 0;
        assert.equal(first.status, 200);
        assert.match(first.text, /1 af 2 skoler er opgjort/);
        assert.doesNotMatch(first.text, /Havnskolen/);
        assert.deepEqual(await trail(slow), before);
        const second = await look(slow, slow.person('coordinator'));
        assert.match(second.text, /Skolerne side om side/);
        assert.equal((await trail(slow)).length, before.length + 1);
      } finally {
        step = 0;
        await slow.close();
      }
    });

    it('counts anew after ten minutes', async () => {
      await look(school, coordinator);
      const teacher = school.person('class_teacher', '7b');
      await school.teams.say(teacher, 'Loke syg 12/11-13/11');
      await school.bot.idle();
      const days = (page: Awaited<ReturnType<typeof look>>) =>
        page.tables.find(({ caption }) => caption === 'Fraværsdage pr. uge')?.rows;
      const before = days(await look(school, coordinator));
      assert.ok(before);
      time += 9 * 60_000;
      assert.deepEqual(days(await look(school, coordinator)), before);
      time += 61_000;
      assert.notDeepEqual(days(await look(school, coordinator)), before);
    });
  });

  it('is shown to exactly those whom the chat tells of the municipality', async () => {
    const school = await start('municipality');
    try {
      const roles = [...new Set(school.roster.staff.map(({ role }) => role))];
      const shown: Role[] = [];
      for (const role of roles) {
        const person = school.person(role);
        await school.teams.install(person);
        const before = (await school.bot.app.store.list('linde', 'overview')).length;
        await school.teams.say(person, 'status kommunen');
        await school.bot.idle();
        const told = (await school.bot.app.store.list('linde', 'overview')).length > before;
        const page = await look(school, person);
        assert.equal(page.status, told ? 200 : 403, role);
        if (told) shown.push(role);
        else {
          assert.doesNotMatch(page.text, /Havnskolen|side om side/, role);
          const last = (await trail(school)).at(-1);
          assert.deepEqual([last?.by, last?.outcome], [person.member.id, 'refused'], role);
          const own = await look(school, person, '');
          assert.ok(!own.choices.some(({ name }) => name === 'scope'), role);
        }
      }
      assert.deepEqual(shown, ['coordinator']);
      assert.ok(roles.length > 8);
      const codes = new Set((await trail(school)).map(({ code }) => code));
      assert.ok(codes.has('not_whole_municipality') && codes.has('not_allowed'));
    } finally {
      await school.close();
    }
  });

  describe('where coordinators see their own schools', () => {
    const [linde, havn] = invented;
    assert.ok(linde && havn);
    const { entraId } = personOf(linde, 'leader').member;

    /** The leader of Linde is at Havn too, as somebody there. */
    const with2 = (role: Role) => {
      const [first, ...others] = havn.staff.filter((one) => one.role === role);
      assert.ok(first);
      const rest = havn.staff.filter((one) => one !== first && !others.includes(one));
      return [linde, roster({ ...havn, staff: [...rest, { ...first, entraId }] })];
    };

    it('is for who leads several of them, and refused to a coordinator of one', async () => {
      const school = await start('school', with2('coordinator'));
      try {
        const both = await look(school, school.person('leader'));
        assert.equal(both.status, 200);
        assert.deepEqual(
          both.schools?.rows.map(([name]) => name),
          ['Skole', 'Havnskolen', 'Lindeskolen', 'I alt'],
        );
        const [last] = (await trail(school, 'havn')).slice(-1);
        assert.deepEqual(last?.subjects, ['havn', 'linde']);
        const one = await look(school, school.person('coordinator'));
        assert.equal(one.status, 403);
        assert.doesNotMatch(one.text, /Havnskolen/);
      } finally {
        await school.close();
      }
    });

    it('is not for who leads one and teaches at another', async () => {
      const school = await start('school', with2('class_teacher'));
      try {
        const page = await look(school, school.person('leader'));
        assert.equal(page.status, 403);
        assert.doesNotMatch(page.text, /Havnskolen/);
      } finally {
        await school.close();
      }
    });
  });
});
