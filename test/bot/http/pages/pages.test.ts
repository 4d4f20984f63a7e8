import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Parser } from 'htmlparser2';
import { pageNames } from '../../../../bot/http/pages/page.ts';
import { renderPage } from '../../../../bot/http/pages/renderPage.ts';
import { da } from '../../../../bot/http/pages/texts.da.ts';
import { startGuardedSchool } from '../../../doubles/guardedSchool.ts';
import { type RunningSchool, startSchool } from '../../../doubles/runningSchool.ts';

type Element = { name: string; attributes: Readonly<Record<string, string>> };

/** What an HTML document consists of, and whether each tag that was opened is closed again. */
function read(html: string): { elements: Element[]; text: string; open: string[] } {
  const elements: Element[] = [];
  const open: string[] = [];
  const parts: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      elements.push({ name, attributes });
      open.push(name);
    },
    ontext: (text) => parts.push(text),
    onclosetag: (name, implied) => {
      if (!implied && open.at(-1) === name) open.pop();
      else if (['meta'].includes(name)) open.splice(open.lastIndexOf(name), 1);
    },
  });
  parser.end(html);
  return { elements, text: parts.join(''), open };
}

describe('the pages about privacy, terms and support', () => {
  let school: RunningSchool;

  before(async () => {
    school = await startSchool({ schools: 1 });
  });

  after(() => school.close());

  const get = (path: string, accept?: string) =>
    fetch(`${school.bot.url}${path}`, {
      headers: accept === undefined ? {} : { 'accept-language': accept },
    });

  for (const name of pageNames) {
    for (const locale of ['da', 'en'] as const) {
      it(`/${name} opens without a login in ${locale}, in its language and well formed`, async () => {
        const response = await get(`/${name}?lang=${locale}`);
        assert.equal(response.status, 200);
        assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
        assert.equal(response.headers.get('content-language'), locale);
        const html = await response.text();
        assert.ok(html.length < 12_000, `${html.length} characters`);
        const { elements, text, open } = read(html);
        assert.deepEqual(open, []);
        const named = (tag: string) => elements.filter((one) => one.name === tag);
        assert.equal(named('html')[0]?.attributes.lang, locale);
        assert.equal(named('h1').length, 1);
        assert.ok(named('h2').length >= 3);
        assert.equal(named('main').length, 1);
        assert.ok(named('nav')[0]?.attributes['aria-label']);
        assert.equal(named('a').filter((one) => one.attributes['aria-current']).length, 1);
        assert.match(text, /Eksempel Kommune/);
        assert.doesNotMatch(text, /undefined|\[object|\$\{/);
      });
    }

    it(`/${name} runs, embeds and loads nothing, and its style is the one that is allowed`, async () => {
      const response = await get(`/${name}`);
      const html = await response.text();
      const policy = response.headers.get('content-security-policy') ?? '';
      const [, style = ''] = /<style>(.*)<\/style>/s.exec(html) ?? [];
      const hash = createHash('sha256').update(style).digest('base64');
      assert.ok(policy.startsWith("default-src 'none'; "));
      assert.ok(policy.includes(`style-src 'sha256-${hash}'`));
      assert.doesNotMatch(policy, /unsafe|\*|https:/);
      const { elements } = read(html);
      const loads = ['script', 'img', 'link', 'iframe', 'form', 'object'];
      assert.deepEqual(
        elements.filter((one) => loads.includes(one.name)),
        [],
      );
      assert.deepEqual(
        elements.flatMap(({ attributes }) =>
          Object.keys(attributes).filter((key) => key === 'style' || key.startsWith('on')),
        ),
        [],
      );
      assert.equal(response.headers.get('set-cookie'), null);
    });
  }

  for (const [what, path, accept, locale] of [
    ['Danish where nothing is asked for', '/terms', undefined, 'da'],
    ['what the browser prefers', '/terms', 'en-GB,en;q=0.9,da;q=0.8', 'en'],
    ['the preferred one, wherever it stands', '/terms', 'en;q=0.5, da-DK;q=0.9', 'da'],
    ['what the address asks for, against the browser', '/terms?lang=da', 'en', 'da'],
    ['what the browser prefers where the address asks for another', '/terms?lang=x', 'en', 'en'],
    ['Danish where no language of ours is wanted', '/terms', 'pl, en;q=0, de', 'da'],
    ['Danish where the header is nonsense', '/terms', ';;q=,en;q=x,=', 'da'],
  ] as const) {
    it(`answers in ${what}`, async () => {
      const response = await get(path, accept);
      assert.equal(response.headers.get('content-language'), locale);
      assert.equal(response.headers.get('vary'), 'Accept-Language');
    });
  }

  it('says whom to turn to, by mail or by address', async () => {
    const { elements } = read(await (await get('/support')).text());
    const links = elements.flatMap(({ attributes }) => attributes.href ?? []);
    assert.ok(links.includes('mailto:support@eksempel.example'));
    assert.ok(links.includes('https://eksempel.example/dpo'));
  });

  for (const [locale, asked] of [
    ['da', /afdækningen \([^)]*derhjemme[^)]*sundhedsvæsenet kender til fraværet/],
    ['en', /mapping \([^)]*at home[^)]*health care knows of the absence/],
  ] as const) {
    it(`says that a case holds answers about home and health, in ${locale}`, async () => {
      const { text } = read(await (await get(`/privacy?lang=${locale}`)).text());
      assert.match(text, asked);
    });
  }

  it('says how long the bot really keeps what it keeps', async () => {
    const { retention } = school.bot.app;
    const facts = {
      municipality: 'x',
      support: 'x@x.example',
      dataProtection: 'x@x.example',
      retention: {
        ...retention,
        cases: { years: 3 },
        absence: { ...retention.absence, monthsAfterSchoolYear: 0 },
      },
    };
    const said = JSON.stringify(da.pages.privacy(facts));
    assert.match(said, /Sager: 3 år/);
    assert.match(said, /Fravær: 0 måneder/);
    const { text } = read(await (await get('/privacy?lang=en')).text());
    assert.match(text, /Cases: 5 years after/);
    assert.match(text, /Absence: 12 months after/);
  });

  it('shows a name from the configuration as text, whatever it holds', () => {
    const { retention } = school.bot.app;
    const municipality = '<script>alert("x")</script> & Søn';
    const facts = {
      municipality,
      support: 'a@b.example',
      dataProtection: 'a@b.example',
      retention,
    };
    const html = renderPage(da.pages.terms(facts), { name: 'terms', locale: 'da', texts: da });
    const { elements, text } = read(html);
    assert.ok(text.includes(municipality));
    assert.ok(!elements.some(({ name }) => name === 'script'));
  });

  it('answers 404 where nobody says who runs the bot, and no word that could be untrue', async () => {
    const guarded = await startGuardedSchool();
    try {
      for (const name of pageNames) {
        const response = await fetch(`${guarded.bot.url}/${name}`);
        assert.equal(response.status, 404);
        assert.deepEqual(await response.json(), { error: 'not configured' });
      }
    } finally {
      await guarded.close();
    }
  });
});
