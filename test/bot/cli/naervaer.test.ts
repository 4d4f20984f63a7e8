import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { schemas } from '../../../bot/core/records.ts';
import { loadSchools } from '../../../bot/core/schools.ts';
import { openLowdbStore } from '../../../services/store/openLowdbStore.ts';
import { writeRosterFolder } from '../../services/roster/rosterFiles.ts';
import { temporaryFolder } from '../../services/store/temporaryFolder.ts';
import { type Ended, naervaer } from './naervaerProcess.ts';

const path = (relative: string) => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));
const rules = path('data/rulesets/law-2020.json');
const calendar = path('data/calendars/eksempel-2025-27.json');
const assess = ['assess', '--rules', rules, '--calendar', calendar, '--on', '2026-03-27'];
const parse = ['parse', '--roster', path('test/corpus/havbakke'), '--calendar', calendar];

/** What data centres and the municipality's own scripts call: names and options stay as they are. */
const relied = [
  ['sandbox'],
  ['serve'],
  ['parse', '--roster <dir>', '--calendar <file>'],
  ['assess', '--rules <files...>', '--calendar <file>', '--on <date>'],
  ['import roster', '--yes'],
  ['import absence', '--map <file>', '--partial'],
  ['store copy', '--from <place>', '--to <place>'],
  ['doctor', '--json'],
  ['audit verify'],
] as const;

function refused({ code, stdout, stderr }: Ended, reason: RegExp): void {
  assert.match(stderr, reason);
  assert.doesNotMatch(stderr, /^ +at |node:internal|\.ts:\d/m, 'no stack trace');
  assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
}

describe('naervaer, as a process', () => {
  const folder = temporaryFolder();

  it('keeps what Node makes of its code beside the packages', async () => {
    const script = `const { keepCompiled } = await import('${path('bot/cli/keepCompiled.ts')}');
      keepCompiled();
      console.log((await import('node:module')).getCompileCacheDir());`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--eval', script], {
      env: { PATH: process.env.PATH },
    });
    assert.ok(stdout.startsWith(path('node_modules/.cache/naervaer')), stdout);
  });

  it('assesses what stands on standard input', async () => {
    const marks = [{ date: '2026-03-27', category: 'unlawful', fraction: 1 }];
    const input = `${JSON.stringify({ pupil: 'p1', grade: 3, marks })}\n`;
    assert.deepEqual(await naervaer(assess, { input }), {
      code: 0,
      stdout:
        '{"pupil":"p1","level":null,"duties":["contact_parents"],"hits":[{"criterion":"unlawful-day","value":1}]}\n',
      stderr: '',
    });
  });

  it('understands what stands on standard input', async () => {
    const line = { id: 'a', now: '2026-03-11T08:10', scope: ['5c'], text: 'Storm syg' };
    assert.deepEqual(await naervaer(parse, { input: JSON.stringify(line) }), {
      code: 0,
      stdout:
        '{"id":"a","intent":"note","entries":[{"pupil":"havbakke-p029","dates":["2026-03-11"],"category":"illness","extent":"day"}]}\n',
      stderr: '',
    });
  });

  it('tells how it is used, and ends with 2 where it was used otherwise', async () => {
    const [help, nothing, unknown, noOption, noArgument] = await Promise.all([
      naervaer(['--help']),
      naervaer([]),
      naervaer(['asses']),
      naervaer(['assess', '--rules', rules]),
      naervaer(['import', 'roster']),
    ]);
    assert.equal(help.code, 0);
    assert.match(help.stdout, /Usage: naervaer/);
    for (const command of ['sandbox', 'serve', 'parse', 'assess', 'import', 'audit']) {
      assert.match(help.stdout, new RegExp(`^  ${command}\\b`, 'm'));
    }
    refused(nothing, /Usage: naervaer/);
    refused(unknown, /unknown command 'asses'/);
    refused(noOption, /required option '--calendar <file>' not specified/);
    refused(noArgument, /missing required argument 'dir'/);
  });

  for (const [command, ...options] of relied) {
    it(`has »${command}« with the options that others rely on`, async () => {
      const { code, stdout } = await naervaer([...command.split(' '), '--help']);
      assert.equal(code, 0);
      assert.match(stdout, new RegExp(`^Usage: naervaer ${command}\\b`));
      for (const option of options) assert.ok(stdout.includes(`  ${option} `), option);
    });
  }

  it('refuses a bad file with its name, line, column and what was expected', async () => {
    const bad = join(folder(), 'rules.json');
    await writeFile(bad, '{\n  "id": "Min kommune"\n}');
    const badRules = ['assess', '--rules', bad, '--calendar', calendar, '--on', '2026-03-27'];
    const [ruleset, date, line] = await Promise.all([
      naervaer(badRules),
      naervaer([...assess.slice(0, -1), '27/3']),
      naervaer(assess, { input: '\n{"pupil":"p1"}\n' }),
    ]);
    refused(ruleset, new RegExp(`^naervaer: ${bad}:\\d+:\\d+: \\w+: .*\\n$`));
    refused(date, /^naervaer: --on: 27\/3: expected a date such as 2026-11-25\n$/);
    refused(line, /^naervaer: standard input:2:1: grade: .*expected.*\n$/);
  });

  it('ends quietly when nobody reads on, as before head', async () => {
    const line = `${JSON.stringify({ pupil: 'p1', grade: 3, marks: [] })}\n`;
    const { stderr } = await naervaer(assess, { input: line.repeat(20_000), cutOff: true });
    assert.equal(stderr, '');
  });

  it('imports a roster in place of the one the school had', async () => {
    const [from, store] = [join(folder(), 'sds'), join(folder(), 'data')];
    await mkdir(from);
    const command = ['import', 'roster', path('test/corpus/havbakke')];
    const env = { DATA_DIR: store };
    assert.deepEqual(await naervaer(command, { env }), {
      code: 0,
      stdout: 'Havbakkeskolen (first import): 61 pupils (+61 -0), 7 staff (+7 -0)\n',
      stderr: '',
    });
    await writeRosterFolder(from, {
      'orgs.csv': 'sourcedId,name,type,parentSourcedId\nhavbakke,Havbakkeskolen,school,\n',
      'classes.csv': 'sourcedId,orgSourcedId,title\nc-7b,havbakke,7.b\n',
      'roles.csv': 'userSourcedId,orgSourcedId,role\np1,havbakke,student\ns1,havbakke,teacher\n',
      'enrollments.csv': 'classSourcedId,userSourcedId,role\nc-7b,p1,student\nc-7b,s1,teacher\n',
    });
    const held = await naervaer(['import', 'roster', from], { env });
    assert.equal(held.code, 2);
    assert.equal(held.stdout, 'Havbakkeskolen: 1 pupil (+1 -61), 1 staff (+1 -7)\n');
    assert.match(held.stderr, /Nothing was stored: more than a tenth .* of havbakke .* --yes/);
    const again = await naervaer(['import', 'roster', from, '--yes'], { env });
    assert.deepEqual([again.code, again.stdout], [0, held.stdout]);
    const same = await naervaer(['import', 'roster', from], { env });
    assert.deepEqual(
      [same.code, same.stdout],
      [0, 'Havbakkeskolen: 1 pupil (+0 -0), 1 staff (+0 -0)\n'],
    );
    const opened = await openLowdbStore({ folder: store, schemas });
    try {
      const schools = await loadSchools(opened);
      assert.deepEqual(
        schools.all().map(({ pupils }) => pupils.map(({ id }) => id)),
        [['p1']],
      );
      assert.equal(schools.actor('ENTRA-S1')?.member.role, 'class_teacher');
    } finally {
      await opened.close();
    }
  });

  it('says what is wrong with any path it is given, and ends with 2', async () => {
    const file = join(folder(), 'file.txt');
    await writeFile(file, 'x');
    const nowhere = join(folder(), 'nowhere');
    const env = { SANDBOX: '1', PORT: '0', DATA_DIR: join(folder(), 'data') };
    const withFiles = { ...env, RULES: folder() };
    const [asRoster, asRules, asStore, inFile, missing, servedRules, verifyFile] =
      await Promise.all([
        naervaer(['import', 'roster', file], { env }),
        naervaer(['assess', '--rules', folder(), '--calendar', calendar, '--on', '2026-03-27']),
        naervaer(['import', 'roster', path('test/corpus/havbakke')], { env: { DATA_DIR: file } }),
        naervaer(['retention'], { env: { DATA_DIR: join(file, 'data') } }),
        naervaer(['audit', 'verify'], { env: { DATA_DIR: nowhere } }),
        naervaer(['serve'], { env: withFiles }),
        naervaer(['audit', 'verify'], { env: { DATA_DIR: file } }),
      ]);
    refused(
      asRoster,
      /file\.txt: is a file, not a folder; expected the folder of School Data Sync/,
    );
    refused(asRules, /: is a folder: name a file in it\n$/);
    refused(asStore, /file\.txt: is a file, not a folder: choose another place\n$/);
    refused(
      inFile,
      /file\.txt\/data: a part of this path is a file, not a folder: check the path\n$/,
    );
    refused(missing, /no schools in .*nowhere: import a roster, or set DATA_DIR\n$/);
    refused(servedRules, /: is a folder: name a file in it\n$/);
    refused(
      verifyFile,
      /file\.txt: a part of this path is a file, not a folder: check the path\n$/,
    );
  });

  it('warns of a calendar that has not 200 school days, and goes on', async () => {
    const short = join(folder(), 'short.json');
    const year = {
      name: 'Kort',
      schoolYear: { first: '2025-08-11', last: '2026-06-26' },
      closed: [],
    };
    await writeFile(short, JSON.stringify(year));
    const marks = [{ date: '2026-03-27', category: 'unlawful', fraction: 1 }];
    const input = JSON.stringify({ pupil: 'p1', grade: 3, marks });
    const from = ['assess', '--rules', rules, '--calendar', short, '--on', '2026-03-27'];
    const { code, stdout, stderr } = await naervaer(from, { input });
    assert.equal(code, 0);
    assert.match(stdout, /"unlawful-day"/);
    assert.match(stderr, /^naervaer: Kort: 230 school days, usually 200: .*\n$/);
  });

  it('refuses a day that no school year of the calendar holds, and names the year', async () => {
    for (const [day, year] of [
      ['2027-08-20', '2027/28'],
      ['2025-08-10', '2024/25'],
    ] as const) {
      const ended = await naervaer([...assess.slice(0, -1), day]);
      refused(
        ended,
        new RegExp(`--on: ${day}: calendar_not_planned: .* add the school year ${year} `),
      );
    }
  });

  it('refuses a roster that is not there, and stores nothing', async () => {
    const ended = await naervaer(['import', 'roster', '/nowhere'], {
      env: { DATA_DIR: join(folder(), 'data') },
    });
    refused(
      ended,
      /^naervaer: \/nowhere: no such folder; expected the folder of School Data Sync files\n$/,
    );
  });

  it('serves nobody without an app id, and says what to set', async () => {
    refused(
      await naervaer(['serve']),
      /^naervaer: MicrosoftAppId: expected an app id, or SANDBOX=1 .*\n$/,
    );
  });

  it('refuses to serve an app that two things would prove, or a file that does not', async () => {
    const app = { MicrosoftAppId: 'app', MicrosoftAppTenantId: 'tenant' };
    const file = join(folder(), 'none.pem');
    const [secret, certificate] = await Promise.all([
      naervaer(['serve'], {
        env: { ...app, MicrosoftAppType: 'UserAssignedMsi', MicrosoftAppPassword: 'hemmeligt' },
      }),
      naervaer(['serve'], { env: { ...app, AZURE_CLIENT_CERTIFICATE_PATH: file } }),
    ]);
    refused(secret, /^naervaer: MicrosoftAppPassword: unset it: a managed identity has no secret/);
    refused(
      certificate,
      /^naervaer: AZURE_CLIENT_CERTIFICATE_PATH: cannot be read: .*none\.pem\n$/,
    );
  });

  it('refuses to serve with wrong settings or files, naming each', async () => {
    const env = { SANDBOX: '1', DATA_DIR: join(folder(), 'data'), PORT: '0' };
    const [port, file] = await Promise.all([
      naervaer(['serve'], { env: { ...env, PORT: 'eighty' } }),
      naervaer(['serve'], { env: { ...env, RULES: 'none.json' } }),
    ]);
    refused(port, /^naervaer: PORT: .*expected number.*\n$/);
    refused(file, /^naervaer: none\.json: no such file: check the path\n$/);
  });
});
