import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import { municipalitySheet, yearSheet } from '../../../bot/files/countSheets.ts';
import { makeFile } from '../../../bot/files/makeFile.ts';
import { statusSheet } from '../../../bot/files/statusSheet.ts';
import { wordingOf } from '../../../cards/wording/wording.ts';
import {
  aCaseLine,
  aMunicipality,
  anOctober,
  aStatus,
  aYearReport,
} from '../../cards/sampleViews.ts';
import { readDocx, readXlsx } from './readBack.ts';

const wording = wordingOf('da');
const formula = '=HYPERLINK("https://evil.example")';

describe('a school’s list as a file', () => {
  it('has every case with its numbers, and a text stays a text', async () => {
    const cases = [
      aCaseLine({ nextMeeting: '2026-11-26T13:00:00+01:00' }),
      aCaseLine({ pupil: formula, level: undefined, duties: ['contact_parents'] }),
    ];
    const sheet = statusSheet(aStatus({ cases }), wording);
    const { name, bytes } = await makeFile(sheet, 'xlsx', 'da');
    assert.equal(name, 'Fravær Fjordskolen 2026-11-16.xlsx');
    const [title, , heading, first, second] = readXlsx(bytes);
    assert.deepEqual(title, ['Overblik over fravær, Fjordskolen, 16. nov. 2026']);
    assert.deepEqual(heading?.slice(0, 3), ['Elev', 'Klasse', 'Sag']);
    const told = Object.fromEntries((heading ?? []).map((column, at) => [column, first?.[at]]));
    assert.equal(told.Elev, 'Philip Larsen');
    assert.equal(told.Niveau, 'bekymrende fravær');
    assert.equal(told['Fravær før, dage'], 7.5);
    assert.equal(told['Fravær nu, dage'], 3);
    assert.equal(told.Udvikling, 'bedre');
    assert.equal(told['Venter på'], 'Mette Holm (klasselærer)');
    assert.match(String(told['Næste møde']), /26\. nov\. kl\. 13\.00/);
    assert.equal(second?.[0], formula, 'a string cell, which Excel never works out');
  });

  it('is told in Word as people write numbers, with no pupil set apart as if a sum', async () => {
    const sheet = statusSheet(aStatus({ cases: [aCaseLine()] }), wording);
    const { bytes } = await makeFile(sheet, 'docx', 'da');
    const { rows } = readDocx(bytes);
    assert.ok(rows[1]?.includes('7,5'), String(rows[1]));
    const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
    const [, pupil = ''] = [...xml.matchAll(/<w:tr\b.*?<\/w:tr>/gs)].map(([one]) => one);
    assert.ok(!/<w:b\/>|<w:b w:val="true"/.test(pupil));
  });

  it('is guarded against formulas as CSV', async () => {
    const sheet = statusSheet(aStatus({ cases: [aCaseLine({ pupil: formula })] }), wording);
    const { bytes } = await makeFile(sheet, 'csv', 'da');
    assert.ok(Buffer.from(bytes).toString('utf8').includes(`"'=HYPERLINK(""https`));
  });

  it('has a name that a disk and OneDrive take', async () => {
    const sheet = { ...statusSheet(aStatus(), wording), fileName: '../a: b/c*?' };
    assert.equal((await makeFile(sheet, 'csv', 'da')).name, '.. a b c.csv');
  });
});

describe('counts as a file', () => {
  it('have the schools, the totals and what is counted, small groups as <5', async () => {
    const { bytes } = await makeFile(municipalitySheet(aMunicipality(), wording), 'xlsx', 'da');
    const rows = readXlsx(bytes);
    assert.deepEqual(rows[2], [
      'Skole',
      'Uden plan',
      'Plan, over frist',
      'Plan, uden fremgang',
      'På vej',
    ]);
    assert.deepEqual(rows[3], ['Fjordskolen', 7, '<5', 0, 12]);
    assert.deepEqual(rows[6], ['I alt', 16, 24, 5, '–']);
    assert.ok(rows.some(([note]) => String(note).includes('Grupper på 1–4 vises som <5')));
  });

  it('are a document with title, table and notes', async () => {
    const { name, bytes } = await makeFile(yearSheet(aYearReport(), wording), 'docx', 'da');
    assert.equal(name, 'Årsrapport om fravær Eksempelby Kommune 2025-26.docx');
    const { paragraphs, rows } = readDocx(bytes);
    assert.equal(paragraphs[0], 'Bekymrende fravær i skoleåret 2025/26, Eksempelby Kommune');
    assert.ok(paragraphs.includes('Hvad tallene viser'));
    assert.ok(
      paragraphs.some((one) => one.startsWith('Bekymrende fravær: elever med en åben sag')),
    );
    assert.deepEqual(rows[0], [
      'Skole',
      'Elever',
      'Bekymrende 1. okt.',
      'Bekymrende fravær',
      'Reduceret skema',
      'Enkeltmandsundervisning',
      'Sygeundervisning',
      'Tilbage i skole',
      'Andet tilbud',
      'Skiftet skole',
      'Uden grundlag',
    ]);
    assert.deepEqual(rows[1], [
      'Fjordskolen',
      '402',
      '8',
      '22',
      '<5',
      '0',
      '6',
      '11',
      '<5',
      '5',
      '<5',
    ]);
    assert.equal(rows.at(-1)?.[0], 'I alt');
  });

  it('tell of 1 October how many of all pupils, by grade and cause, and how many had a plan', async () => {
    const { paragraphs } = readDocx(
      (await makeFile(yearSheet(aYearReport(), wording), 'docx', 'da')).bytes,
    );
    const all = paragraphs.join('\n').replaceAll('\u00a0', ' ');
    for (const told of [
      /bekymrende fravær 1\. okt(\.|ober) 2025: 19 af 826 \(2,3 %\)/,
      /mindst 20 % af de seneste 200 skoledage\./,
      /Heraf med en plan den dag: 12 af 19\./,
      /7\. klasse 8 af 84 og 9\. klasse 11 af 79\./,
      /noteret som: syg 19\./,
    ]) {
      assert.match(all, told);
    }
  });

  it('tell of 1 October school by school, where several schools are counted', () => {
    const { heading, rows } = yearSheet(aYearReport(), wording);
    const at = heading.indexOf('Bekymrende 1. okt.');
    assert.deepEqual([heading[at - 1], rows.map((row) => row[at])], ['Elever', [8, 11, 19]]);
    const hidden = yearSheet(aYearReport({ october: anOctober({ bySchool: [] }) }), wording);
    assert.ok(!hidden.heading.includes('Bekymrende 1. okt.'));
    assert.equal(hidden.heading.length, hidden.rows[0]?.length);
  });

  it('say why 1 October is not counted where it is not', async () => {
    const view = aYearReport({ october: undefined });
    const { paragraphs } = readDocx((await makeFile(yearSheet(view, wording), 'docx', 'da')).bytes);
    assert.ok(paragraphs.some((one) => one.includes('pr. 1. oktober er ikke med')));
  });

  it('say that a year under way is preliminary', async () => {
    const view = aYearReport({ year: 2026, unfinished: true });
    const { paragraphs } = readDocx((await makeFile(yearSheet(view, wording), 'docx', 'da')).bytes);
    assert.ok(paragraphs.some((one) => one.includes('foreløbige')));
  });
});
