import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { helpPlan } from '../../cards/texts/helpPlan.da.ts';
import { homeFactors } from '../../services/cases/mapping.ts';
import { playbook } from '../../services/cases/playbook.ts';
import { retention } from '../../services/retention/retention.ts';
import { ruleset } from '../../services/rules/ruleset.ts';
import { leastShown } from '../../services/status/suppressed.ts';
import { periodsTable, riskInWords, risksIn } from './municipality.ts';
import { linksIn } from './pages.ts';

const root = new URL('../../', import.meta.url);
const folder = new URL('docs/municipality/', root);

const json = async (path: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(path, root), 'utf8'));
const page = (name: string) => readFile(new URL(`${name}.md`, folder), 'utf8');

/** What a page says as one line, wherever its lines end. */
const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ');

const percent = (value: number) =>
  `${value.toLocaleString('da-DK', { minimumFractionDigits: 1 })} %`;

const model = z.looseObject({
  trainedOn: z.object({ writers: z.int(), messages: z.int() }),
  leaveOneWriterOut: z.object({ right: z.number(), asked: z.number(), silent: z.number() }),
});

describe('the municipality’s pack', () => {
  let names: readonly string[];

  before(async () => {
    names = (await readdir(folder)).map((name) => name.replace('.md', ''));
  });

  it('is listed, paper by paper, on its first page', async () => {
    const linked = new Set(linksIn(await page('README')));
    assert.ok(names.length > 10, 'the papers are found');
    assert.deepEqual(
      names.filter((name) => name !== 'README' && !linked.has(`${name}.md`)),
      [],
    );
  });

  it('names the periods that the program keeps to', async () => {
    const periods = retention.parse(await json('data/retention.json'));
    const table = periodsTable(periods);
    assert.ok(
      (await page('fortegnelse')).includes(`${table}\n`),
      'out of date: node test/house/writeGenerated.ts',
    );
  });

  it('marks each blank alike, so that a municipality finds them all', async () => {
    for (const name of names) {
      const stray = (await page(name)).replaceAll(/\*\*\[udfyldes(?:: [^\]]+|: …)?\]\*\*/g, '');
      assert.doesNotMatch(stray, /udfyldes\b.*\]|\[udf/, name);
    }
  });

  it('says of every paper for lawyers that it is no legal advice', async () => {
    for (const name of [
      'README',
      'konsekvensanalyse',
      'fortegnelse',
      'databehandleraftale',
      'ai-forordningen',
      'tilgaengelighed',
    ]) {
      assert.match(inOneLine(await page(name)), /[Ii]kke juridisk rådgivning/, name);
    }
  });

  it('keeps each training sheet to a page', async () => {
    for (const name of ['ark-laerer', 'ark-leder', 'ark-koordinator']) {
      const words = (await page(name)).match(/[\p{L}\p{N}]+/gu) ?? [];
      assert.ok(words.length <= 420, `${name}: ${words.length} words`);
    }
  });

  it('is of this version', async () => {
    const { version } = z.looseObject({ version: z.string() }).parse(await json('package.json'));
    for (const name of ['konsekvensanalyse', 'tilgaengelighed', 'os2-governance']) {
      assert.ok((await page(name)).includes(version), `${name} is not of ${version}`);
    }
  });

  describe('in its risks', () => {
    it('multiplies likelihood and consequence, before and after', async () => {
      const risks = risksIn(await page('konsekvensanalyse'));
      assert.deepEqual(
        risks.map(({ number }) => Number(number)),
        risks.map((_, at) => at + 1),
      );
      assert.ok(risks.length > 15, 'the risks are found');
      for (const { number, before, after } of risks) {
        for (const risk of [before, after]) {
          for (const part of [risk.likelihood, risk.consequence]) {
            assert.ok([1, 2, 3, 4].includes(part), `risk ${number}: ${part}`);
          }
          assert.equal(risk.said, riskInWords(risk), `risk ${number}`);
        }
        assert.ok(
          after.likelihood * after.consequence <= before.likelihood * before.consequence,
          `risk ${number} is greater after its measure`,
        );
      }
    });

    it('says where each measure is proven', async () => {
      for (const { number, proof } of risksIn(await page('konsekvensanalyse'))) {
        assert.notDeepEqual(linksIn(proof), [], `risk ${number}`);
      }
    });

    it('concludes with those that remain', async () => {
      const text = await page('konsekvensanalyse');
      const risks = risksIn(text);
      assert.deepEqual(
        risks.filter(({ after }) => after.said.endsWith('høj')),
        [],
        'a high risk remains: the conclusion says that none does',
      );
      const left = risks.filter(({ after }) => after.said.endsWith('middel'));
      const list = new Intl.ListFormat('da').format(left.map(({ number }) => number));
      assert.ok(inOneLine(text).includes(`Middel er nr. ${list};`), `Middel er nr. ${list}`);
    });

    it('would be heard to reckon wrongly', () => {
      const [risk] = risksIn('| 1 | a | 3 | 4 | 11 høj | b | [c](d) | 2 | 2 | 4 lav |');
      assert.ok(risk);
      assert.notEqual(risk.before.said, riskInWords(risk.before));
      assert.equal(risk.after.said, riskInWords(risk.after));
    });
  });

  describe('in its figures', () => {
    /** That each page says so, of what the data holds. */
    async function says(expected: readonly (readonly [name: string, text: string])[]) {
      for (const [name, text] of expected) {
        assert.ok(inOneLine(await page(name)).includes(text), `${name} does not say: ${text}`);
      }
    }

    it('follows the playbook', async () => {
      const { consent, reminders, coverage } = playbook.parse(
        await json('data/playbooks/aalborg.json'),
      );
      assert.ok(consent);
      const runs = `Et samtykke gælder ${consent.months} måneder`;
      const atMost = `højst ${consent.monthsAtMost} måneder`;
      await says([
        ['fortegnelse', runs],
        ['fortegnelse', atMost],
        ['ark-leder', runs],
        ['ark-leder', atMost],
        [
          'ark-leder',
          `efter ${reminders.leaderAfterSchoolDays} skoledage og til koordinatoren efter ${reminders.coordinatorAfterSchoolDays}`,
        ],
        ['ark-koordinator', `Under ${coverage.leastPercent} % af klassedagene`],
        ['pilot', `mindst ${coverage.leastPercent} %`],
      ]);
    });

    it('names what the mapping asks about the home, and that it asks of health', async () => {
      const { home } = helpPlan.mapping;
      assert.equal(homeFactors.length, 4);
      const answers = homeFactors.map((one) => home[one].replace(/ hjemme$/, '').toLowerCase());
      await says([
        ['konsekvensanalyse', `fire lukkede svar (${answers.join(', ')})`],
        ['konsekvensanalyse', 'om sundhedsvæsenet kender til fraværet'],
        ['fortegnelse', 'hvad der fylder i skolen og derhjemme'],
        ['fortegnelse', 'familieforhold ud over afdækningens lukkede svar'],
        ['databehandleraftale', 'om sundhedsvæsenet kender til det'],
      ]);
    });

    it('follows the rules of the law', async () => {
      const { criteria } = ruleset.parse(await json('data/rulesets/law-2020.json'));
      const limit = (id: string) => {
        const found = criteria.find((one) => one.id === id);
        assert.ok(found && 'atLeast' in found, id);
        return found.atLeast;
      };
      await says([
        ['ark-leder', `Mindst ${limit('unlawful-10-percent')} % ulovligt fravær i kvartalet`],
        ['ark-leder', `Mindst ${limit('unlawful-15-percent')} % ulovligt fravær i kvartalet`],
        ['ark-leder', `Mindst ${limit('illness-15-days-in-quarter')} skoledages sygdom`],
      ]);
    });

    it('follows the model’s card and the table of measurements', async () => {
      const { trainedOn, leaveOneWriterOut: all } = model.parse(
        await json('data/reader/model.json'),
      );
      const measured = await readFile(new URL('docs/reading.md', root), 'utf8');
      const row =
        /\| w18–25 before they were read \| \d+ \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \(/.exec(
          measured,
        );
      assert.ok(row, 'the row of writers measured before they were read is found');
      const [right, asked, silent] = row.slice(1).map(Number);
      assert.ok(right !== undefined && asked !== undefined && silent !== undefined);
      const inWords = (r: number, a: number, s: number) =>
        `${percent(r)} rigtigt, ${percent(a)} spurgt, ${percent(s)} forkert uden at spørge`;
      await says([
        [
          'ai-forordningen',
          `${trainedOn.messages.toLocaleString('da-DK')} beskeder fra ${trainedOn.writers} skrivere`,
        ],
        ['ai-forordningen', inWords(all.right, all.asked, all.silent)],
        ['ai-forordningen', inWords(right, asked, silent)],
        ['pilot', `${percent(asked)} spurgt og ${percent(silent)} forkert uden at spørge`],
        ['ai-forordningen', `fra ${leastShown} elever og op`],
        ['ark-koordinator', `under ${leastShown} som \`<${leastShown}\``],
      ]);
    });

    it('names the rights in Graph that the operator is told to grant', async () => {
      const rightsIn = (text: string) =>
        [...new Set(text.match(/\b[A-Z]\w+\.Read(?:Write)?(?:\.All)?\b/g))].sort();
      const granted = rightsIn(await readFile(new URL('docs/deployment.md', root), 'utf8'));
      assert.ok(granted.length > 0, 'the rights are found');
      for (const name of ['fortegnelse', 'rammearkitektur']) {
        assert.deepEqual(rightsIn(await page(name)), granted, name);
      }
    });
  });

  describe('in what is not there yet', () => {
    it('says that no axe was run on the cards for as long as none is', async () => {
      const tests = await Array.fromAsync(
        ['test/cards/everyCard.test.ts', 'test/journeys/cardHeights.test.ts'].map((path) =>
          readFile(new URL(path, root), 'utf8'),
        ),
      );
      assert.equal(
        (await page('tilgaengelighed')).includes('Axe er ikke kørt på kortene.'),
        !tests.some((text) => text.includes('axe')),
      );
    });
  });
});
