import assert from 'node:assert/strict';
import { access, glob, readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { variables } from '../../bot/config.ts';
import { commands } from './commands.ts';
import {
  blocksIn,
  codeIn,
  type Entry,
  entriesIn,
  inOneLine,
  quotesIn,
  settingsIn,
  wrongCalls,
} from './danish.ts';
import { linksIn } from './pages.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFile(new URL(path, root), 'utf8');

/** Which page says in Danish what an English one says. */
const pairs: Readonly<Record<string, string>> = {
  'deployment.md': 'idriftsaettelse.md',
  'configuration.md': 'idriftsaettelse.md',
  'operations.md': 'drift.md',
  'alerts.md': 'alarmer.md',
  'roster.md': 'elevliste-og-register.md',
  'register.md': 'elevliste-og-register.md',
};

/** Blocks for who runs a database in two places: on the English page alone, where the Danish one leads. */
const englishAlone = ['standby', 'wait-for-standby', 'promote'];

/** What stands for something of the reader's own, and what the pages' commands name. */
const placeholders = ['APP_ID', 'TENANT_ID', 'ADMIN_URL'];

const rules = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          labels: z.object({ severity: z.string() }),
          expr: z.string(),
        }),
      ),
    }),
  ),
});

const limits = z.looseObject(
  Object.fromEntries(
    ['pupils', 'staff', 'classes', 'roles'].map((what) => [
      what,
      z.object({ percent: z.number(), atLeast: z.number() }),
    ]),
  ),
);

async function textOf(patterns: readonly string[]): Promise<string> {
  const paths = await Array.fromAsync(glob([...patterns], { cwd: root.pathname }));
  return inOneLine((await Promise.all(paths.sort().map(read))).join('\n'));
}

describe('the operators’ pages in Danish', () => {
  let names: readonly string[];
  let pages: ReadonlyMap<string, string>;

  before(async () => {
    names = await readdir(new URL('docs/da/', root));
    pages = new Map(
      await Promise.all(names.map(async (name) => [name, await read(`docs/da/${name}`)] as const)),
    );
    assert.ok(names.length > 4, 'the pages are found');
  });

  const page = (name: string) => pages.get(name) ?? '';

  it('are found from the README, from the municipality’s pack and from each other', async () => {
    assert.ok(linksIn(await read('README.md')).includes('docs/da/README.md'));
    assert.ok(linksIn(await read('docs/municipality/README.md')).includes('../da/README.md'));
    const listed = linksIn(page('README.md'));
    assert.deepEqual(
      names.filter((name) => name !== 'README.md' && !listed.includes(name)),
      [],
    );
  });

  it('and the English ones lead to each other', async () => {
    for (const [english, danish] of Object.entries(pairs)) {
      const there = linksIn(await read(`docs/${english}`)).map((link) => link.split('#')[0]);
      assert.ok(there.includes(`da/${danish}`), `${english} leads to no ${danish}`);
      const back = linksIn(page(danish)).map((link) => link.split('#')[0]);
      assert.ok(back.includes(`../${english}`), `${danish} leads to no ${english}`);
    }
  });

  it('name commands, options and scripts that there are', async () => {
    const known = await commands();
    const { scripts } = z
      .looseObject({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(await read('package.json')));
    for (const [name, text] of pages)
      assert.deepEqual(wrongCalls(text, known, Object.keys(scripts)), [], name);
    const wrong = '`naervaer roster accept 1` `naervaer erase P --force` `npm run pack`';
    assert.deepEqual(wrongCalls(wrong, known, Object.keys(scripts)), [
      'there is no naervaer roster accept 1',
      'naervaer erase has no --force',
      'npm has no script pack',
    ]);
  });

  it('name settings that there are', async () => {
    const ofSetUp = await textOf(['env/.env.prod', 'infra/*.{bicep,json}', 'm365agents.yml']);
    const unknown = (text: string) =>
      settingsIn(text).filter(
        (name) =>
          !variables.includes(name) &&
          !placeholders.includes(name) &&
          !new RegExp(`\\b${name}\\b`).test(ofSetUp) &&
          !blocksIn(text).some(({ code }) => code.includes(`$${name}`)),
      );
    for (const [name, text] of pages) {
      assert.ok(name === 'README.md' || settingsIn(text).length > 3, name);
      assert.deepEqual(unknown(text), [], name);
    }
    assert.deepEqual(unknown('`ROSTER_FORM`\n```sh\nCALENDER=/x\nMicrosoftAppID=1\n```'), [
      'MicrosoftAppID',
      'ROSTER_FORM',
      'CALENDER',
    ]);
  });

  it('name files that there are, and nothing as code that neither the English pages nor the source have', async () => {
    const known = await textOf(['README.md', 'docs/*.md', 'bot/**/*.ts', 'data/retention.json']);
    for (const [name, text] of pages) {
      for (const code of codeIn(text).filter((one) => /^(?:data|env|infra)\/\S+$/.test(one)))
        await access(new URL(code, root));
      const pieces = codeIn(text).filter(
        (code) => !/^(?:naervaer|docker|az|npm|data|env|infra)\b/.test(code),
      );
      assert.deepEqual(
        pieces.filter((code) => !known.includes(inOneLine(code))),
        [],
        name,
      );
    }
  });

  it('have the commands of the English page exactly, which are run by tests', async () => {
    const named = (text: string) =>
      new Map(
        blocksIn(text).flatMap(({ name, code }) => (name === '' ? [] : [[name, code] as const])),
      );
    const english = named(await read('docs/operations.md'));
    const danish = named(page('drift.md'));
    for (const [name, code] of danish) assert.equal(code, english.get(name), name);
    assert.deepEqual(
      [...english.keys()].filter((name) => !danish.has(name)),
      englishAlone,
    );
  });

  it('name each of Azure’s providers that the English page names, and the same version of its tools', async () => {
    const named = (text: string) =>
      [...text.matchAll(/\bMicrosoft\.[A-Z]\w+|m365agentstoolkit-cli@[\d.]+\d/g)].map(
        ([name]) => name,
      );
    const english = new Set(named(await read('docs/deployment.md')));
    assert.ok(english.size > 8);
    assert.deepEqual(new Set(named(page('idriftsaettelse.md'))), english);
  });

  it('have the headings that the doctor sends its readers to', async () => {
    const words = await read('bot/doctor/texts/da.ts');
    const sent = [...words.matchAll(/»([^«]+)«[^»']* i docs\/da\/([a-z-]+\.md)/g)];
    assert.ok(sent.length > 3);
    for (const [, heading = '', name = ''] of sent)
      assert.match(page(name), new RegExp(`^#+ ${heading}$`, 'm'), `${name}: ${heading}`);
  });

  it('name the limits of a roster that the data has', async () => {
    const found = limits.parse(JSON.parse(await read('data/rosters/limits.json')));
    const [pupils, ...others] = ['pupils', 'staff', 'classes', 'roles'].map(
      (what) => found[what]?.percent,
    );
    assert.equal(new Set(others).size, 1);
    const text = inOneLine(page('elevliste-og-register.md'));
    assert.ok(
      text.includes(
        `mere end ${pupils} % af en skoles elever forsvinde, eller ${others[0]} % af personalet`,
      ),
    );
  });

  describe('of alerts', () => {
    let alerts: readonly { alert: string; severity: string }[];
    let danish: ReadonlyMap<string, Entry>;
    let english: ReadonlyMap<string, Entry>;

    before(async () => {
      const { groups } = rules.parse(parse(await read('infra/observability/alerts.yaml')));
      alerts = groups.flatMap((group) =>
        group.rules.map(({ alert, labels }) => ({ alert, severity: labels.severity })),
      );
      danish = entriesIn(page('alarmer.md'));
      english = entriesIn(await read('docs/alerts.md'));
    });

    it('have an entry for each rule, in the order of the English page, and none besides', () => {
      assert.ok(alerts.length > 10);
      assert.deepEqual([...danish.keys()].toSorted(), alerts.map(({ alert }) => alert).toSorted());
      assert.deepEqual([...danish.keys()], [...english.keys()]);
    });

    it('say of each how grave it is, what it means, what to do now, when it is over, what to say', () => {
      const words: Readonly<Record<string, string>> = {
        critical: 'Kritisk.',
        warning: 'Advarsel.',
      };
      for (const { alert, severity } of alerts) {
        const { parts = [], text = '' } = danish.get(alert) ?? {};
        assert.deepEqual(
          parts,
          [
            'Hvad betyder det?',
            'Hvad gør jeg nu?',
            'Hvornår er det ovre?',
            'Hvad siger jeg til skolerne?',
          ],
          alert,
        );
        assert.ok(text.trim().startsWith(words[severity] ?? '-'), alert);
      }
    });

    it('give schools the same words, and operators the same numbers and codes, as the English page', () => {
      let quotes = 0;
      for (const [alert, { text }] of english) {
        const there = danish.get(alert)?.text ?? '';
        const [, said = ''] = text.split('**Say**');
        for (const quote of quotesIn(said)) {
          quotes++;
          assert.ok(there.includes(quote), `${alert}: ${quote}`);
        }
        for (const [number] of text.matchAll(/\b\d{3,}\b/g))
          assert.match(there, new RegExp(`\\b${number}\\b`), `${alert}: ${number}`);
      }
      assert.ok(quotes > 12);
    });
  });
});
