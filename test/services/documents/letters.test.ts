import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { letterPhrases } from '../../../bot/files/letterPhrases.ts';
import { letters as danish } from '../../../cards/texts/letters.da.ts';
import { letters as english } from '../../../cards/texts/letters.en.ts';
import { audienceOf } from '../../../services/documents/audience.ts';
import type { Filling } from '../../../services/documents/documentFacts.ts';
import { factLists, facts, fieldsOf, isFactList } from '../../../services/documents/facts.ts';
import { type FilledLetter, fillLetter } from '../../../services/documents/fillLetter.ts';
import type { Letter } from '../../../services/documents/letter.ts';
import { checkLetter, dutyOf, lettersOf } from '../../../services/documents/lettersOf.ts';
import { readLetters } from '../../../services/documents/readLetters.ts';
import { DataFileError, RefusedError } from '../../../services/errors/errors.ts';
import { aCase, aStep } from '../../builders/cases.ts';
import { aFilling, aFullFilling, factsOf, shippedLetters } from '../../builders/documents.ts';
import { anActor } from '../../builders/people.ts';
import { temporaryFolder } from '../store/temporaryFolder.ts';

const letterOf = (id: string): Letter => {
  const found = shippedLetters.find((one) => one.id === id);
  assert.ok(found, id);
  return found;
};

const filled = (id: string, filling: Filling, language = 'da'): FilledLetter => {
  const letter = letterOf(id);
  const version = letter.versions.get(language);
  assert.ok(version);
  return fillLetter(version, language, factsOf(filling, dutyOf(letter)).known, letterPhrases);
};

const textOf = ({ title, parts }: FilledLetter): string =>
  [title, ...parts.flatMap((part) => (part.is === 'table' ? part.rows.flat() : [part.line]))]
    .map((line) => line.map(({ text }) => text).join(''))
    .join('\n')
    .replaceAll('\u00a0', ' ');

const idsFor = (filling: Filling) =>
  lettersOf(shippedLetters, filling.subject, filling.actor, factsOf(filling, undefined).known).map(
    ({ id }) => id,
  );

const codeFor = (id: string, filling: Filling): string | undefined => {
  const letter = letterOf(id);
  try {
    checkLetter(letter, filling.subject, filling.actor, factsOf(filling, dutyOf(letter)));
    return undefined;
  } catch (error) {
    assert.ok(error instanceof RefusedError);
    return error.code;
  }
};

describe('the letters that are shipped', () => {
  it('are called on cards what they are called in the timeline', () => {
    for (const { id, versions } of shippedLetters) {
      assert.equal(danish.names[id], versions.get('da')?.text.name);
      assert.equal(english.names[id], versions.get('en')?.text.name);
    }
    assert.equal(Object.keys(danish.names).length, shippedLetters.length);
  });

  it('go home in seven languages, and say visibly in two of them that no translator has read it', () => {
    for (const { id, kind, versions } of shippedLetters) {
      if (audienceOf[kind] !== 'home') continue;
      assert.deepEqual([...versions.keys()], ['da', 'en', 'ar', 'pl', 'tr', 'uk', 'ur'], id);
      for (const language of ['ar', 'pl', 'tr', 'uk', 'ur']) {
        const notices = filled(id, aFilling(), language).parts.filter(({ is }) => is === 'notice');
        const said = notices.map((part) => 'line' in part && part.line[0]?.language);
        assert.deepEqual(said, ['da', language]);
      }
    }
  });

  it('have the same facts in every language, so that no translation tells less', () => {
    for (const { id, versions } of shippedLetters) {
      const [first, ...others] = [...versions].map(([, { text }]) =>
        [...new Set(JSON.stringify(text.body).match(/\{[a-zA-Z]+\}|"each":"\w+"/g))].sort(),
      );
      const isSaid = (name: string) => !/^\{(number|holderRole|holder)\}$/.test(name);
      for (const other of others) {
        assert.deepEqual(other.filter(isSaid), first?.filter(isSaid), id);
      }
    }
  });

  it('are filled without a brace left, with everything known and with nothing known', () => {
    for (const { id, versions } of shippedLetters) {
      for (const language of versions.keys()) {
        for (const filling of [aFilling(), aFullFilling()]) {
          const text = textOf(filled(id, filling, language));
          assert.ok(!/[{}]/.test(text), `${id} ${language}: ${text}`);
        }
      }
    }
  });

  it('tell nobody what is not theirs to know', () => {
    const inConfidence = [
      'Frikvartererne er svære',
      'Morgenerne er svære',
      'livet i to hjem',
      'Ringer fredag',
      'Merle følger Loke ind',
    ];
    for (const { id, kind } of shippedLetters) {
      const text = textOf(filled(id, aFullFilling()));
      assert.ok(!text.includes('En bemærkning'), id);
      const isOutside = audienceOf[kind] === 'home' || audienceOf[kind] === 'school';
      for (const words of inConfidence) assert.ok(!(isOutside && text.includes(words)), id);
      if (kind === 'hand_over') assert.ok(!text.includes('Aftalt en plan'));
    }
  });
});

describe('a filled letter', () => {
  it('warns by the figures of the quarter, names the law, and offers a talk', () => {
    const text = textOf(filled('warning', aFilling()));
    assert.match(text, /Periode\n1\. oktober 2026 – 25\. november 2026/);
    assert.match(text, /13 af kvartalets 5\d skoledage/);
    assert.match(text, /lov om en børne- og ungeydelse/);
    assert.match(text, /Lad os tale sammen/);
  });

  it('notifies with what was tried, the plan, how it went, and both views', () => {
    const text = textOf(filled('notification-concern', aFullFilling()));
    for (const words of [
      '25. november 2026: plan – Aftalt en plan',
      '19. november 2026: talt med mor; aftalt: Ringer fredag',
      'Tre dage om ugen – Møder ved porten (Test wellbeing_officer). Mål: kommer i skole mindst 3 dage om ugen',
      'Fra 23. november 2026: Kommer kl. 9 til 11 – lykkedes',
      'Det går bedre – Kommer oftere',
      'Elevens syn\nFrikvartererne er svære',
      'Forældrenes syn\nMorgenerne er svære',
      'undgår at blive vurderet af andre og søger tryghed hos nogen derhjemme',
    ]) {
      assert.ok(text.includes(words), `${words}\n${text}`);
    }
  });

  it('tells a step by its first sentence, and not what its doer is told besides', () => {
    const { subject, ...rest } = aFullFilling();
    const done = { by: 's-leader', at: '2026-11-25T08:10:00+01:00' };
    const text = {
      da: 'Tag stilling til en underretning (§ 133, stk. 1). Er du bekymret nu, så underret nu.',
      en: 'Consider a notification (§ 133(1)). If you are worried now, notify now.',
    };
    const considered = aStep({ id: 'consider-notifying', state: 'done', text, done });
    const filling = { ...rest, subject: { ...subject, steps: [...subject.steps, considered] } };
    const danish = textOf(filled('notification-concern', filling));
    assert.match(
      danish,
      /25\. november 2026: Tag stilling til en underretning \(§ 133, stk\. 1\)$/m,
    );
    const english = textOf(filled('notification-concern', filling, 'en'));
    assert.match(english, /: Consider a notification \(§ 133\(1\)\)$/m);
  });

  it('says to which day a special arrangement is, and of looking into the register nothing as help', () => {
    const { subject, ...rest } = aFullFilling();
    const done = { by: 's-leader', at: '2026-11-25T08:10:00+01:00' };
    const looked = aStep({ id: 'check-register', state: 'done', done });
    const steps = [...subject.steps, looked];
    const tried = (one: Filling) =>
      textOf(filled('notification-concern', one)).match(/2026: plan/g);
    const arrangements = [
      { kind: 'reduced_timetable' as const, from: '2026-11-16', until: '2026-12-11' },
    ];
    const filling = { ...rest, subject: { ...subject, steps, arrangements } };
    assert.equal(tried(filling)?.length, tried(aFullFilling())?.length);
    for (const id of ['notification-concern', 'home-plan', 'hand-over']) {
      assert.match(
        textOf(filled(id, filling)),
        /reduceret skema, fra 16\. november 2026 til 11\. december 2026/,
        id,
      );
    }
  });

  it('has minutes with who was there, at most what was agreed, and the next day', () => {
    const text = textOf(filled('minutes', aFullFilling()));
    assert.match(text, /Til stede\nTest Lærer, Test leader/);
    assert.match(text, /Forældre til stede\nja\nEleven til stede\nnej/);
    assert.match(text, /Merle følger Loke ind – Test wellbeing_officer, senest 2\. december 2026/);
    assert.match(text, /Vi ser på det igen 4\. december 2026\./);
  });

  it('says what a meeting agreed in the words that were written, and to another school only that it did', () => {
    for (const id of ['agenda', 'minutes']) {
      const text = textOf(filled(id, aFullFilling()));
      assert.ok(text.includes('Merle følger Loke ind – Test wellbeing_officer'), `${id}: ${text}`);
    }
    const { subject, ...rest } = aFullFilling();
    const done = { by: 's-teacher', at: '2026-11-25T08:10:00+01:00' };
    const steps = subject.steps.map((one) =>
      one.id === 'agreed' ? { ...one, done, state: 'done' as const } : one,
    );
    const text = textOf(filled('hand-over', { ...rest, subject: { ...subject, steps } }));
    assert.ok(text.includes('Aftale fra et møde'), text);
    assert.ok(!text.includes('Merle'), text);
  });

  it('leaves out a heading with nothing below it, and a blank where something must be filled in', () => {
    const text = textOf(filled('hand-over', aFilling()));
    assert.ok(!text.includes('Planen'));
    const plan = textOf(filled('home-plan', aFullFilling()));
    assert.match(plan, /reduceret skema, fra 16\. november 2026 til ________ \(skal udfyldes\)/);
  });

  it('keeps a CPR number out that somebody managed to write', () => {
    const { subject, ...rest } = aFullFilling();
    const mapping = subject.mapping && {
      ...subject.mapping,
      pupilSays: 'Loke 010112-1234 siger nej',
    };
    const text = textOf(filled('agenda', { ...rest, subject: { ...subject, mapping } }));
    assert.ok(!text.includes('1234'));
    assert.match(text, /2\. Elevens ord\n________/);
  });

  it('does not take braces that people wrote for a fact', () => {
    const { subject, ...rest } = aFullFilling();
    const mapping = subject.mapping && { ...subject.mapping, pupilSays: 'Jeg siger {pupil}' };
    const text = textOf(filled('agenda', { ...rest, subject: { ...subject, mapping } }));
    assert.ok(text.includes('Jeg siger {pupil}'));
  });
});

describe('which letters fit', () => {
  it('follows what the case asks for now, the law first', () => {
    const waiting = aFilling({ subject: aCase() });
    assert.deepEqual(idsFor(waiting), ['invitation', 'notification-concern']);
    assert.deepEqual(idsFor(aFilling()).slice(0, 2), ['notification-absence', 'warning']);
    assert.equal(idsFor(aFullFilling()).length, shippedLetters.length);
  });

  it('leaves warning and notification to the leader, and all of them to those who see all of the case', () => {
    const { subject } = aFilling();
    assert.deepEqual(idsFor(aFilling({ actor: anActor('s-teacher') })), ['invitation']);
    assert.deepEqual(idsFor(aFilling({ actor: anActor('s-other') })), []);
    const at = '2026-11-25T08:10:00+01:00';
    for (const [staffId, basis, count] of [
      ['s-ppr', 'anonymous', 0],
      ['s-ssp', 'crime_prevention', 0],
      ['s-ppr', 'consent', 1],
    ] as const) {
      const involved = [{ staffId, basis, by: 's-leader', at }];
      const filling = aFilling({ actor: anActor(staffId), subject: { ...subject, involved } });
      assert.equal(idsFor(filling).length, count, basis);
      assert.equal(codeFor('warning', filling), 'not_allowed');
    }
  });

  it('is what goes to another school alone once the case is closed', () => {
    const subject = aCase({ ...aFullFilling().subject, state: 'closed' });
    assert.deepEqual(idsFor(aFilling({ subject })), ['hand-over']);
    assert.equal(codeFor('warning', aFilling({ subject })), 'not_allowed');
  });

  it('has no notification of any kind before the register has spoken', () => {
    for (const id of ['notification-absence', 'notification-concern']) {
      assert.equal(codeFor(id, aFilling()), 'register_unchecked');
      assert.equal(codeFor(id, aFullFilling()), undefined);
    }
    assert.equal(codeFor('home-plan', aFilling()), 'letter_unsuited');
  });

  it('holds a municipality’s own notification back too, whatever its file says', () => {
    const { restsOnRegister: _, ...own } = letterOf('notification-concern');
    const { subject, actor } = aFilling();
    const facts = factsOf(aFilling(), undefined);
    assert.throws(
      () => checkLetter({ ...own, restsOnRegister: false }, subject, actor, facts),
      (error: unknown) => error instanceof RefusedError && error.code === 'register_unchecked',
    );
  });
});

describe('a municipality’s own letters', () => {
  const parent = temporaryFolder();
  const base = (difference: object = {}, body: object[] = [{ text: 'Kære {pupil}' }]) => ({
    ...{ id: 'own', kind: 'letter', fits: { always: true } },
    ...{ source: 'https://kommune.example', checked: '2026-11-28' },
    texts: {
      da: { name: 'Eget', title: 'Eget', body },
      en: { name: 'Own', title: 'Own', body },
    },
    ...difference,
  });
  const reading = async (files: Readonly<Record<string, object>>) => {
    const folder = join(parent(), 'letters');
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
    for (const [name, value] of Object.entries(files)) {
      await writeFile(join(folder, name), JSON.stringify(value, null, 1));
    }
    return readLetters([folder]);
  };
  const refused = async (files: Readonly<Record<string, object>>) => {
    const error = await reading(files).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof DataFileError, String(error));
    return error;
  };

  it('stand beside the shipped ones, and instead of one of the same id', async () => {
    const [own] = await reading({ 'own.json': base() });
    assert.equal(own?.versions.get('da')?.text.name, 'Eget');
  });

  it('are refused by name and line where they name a fact that there is not', async () => {
    const wrong = await refused({ 'own.json': base({}, [{ text: 'Hej' }, { text: '{pupl}' }]) });
    assert.match(wrong.message, /own\.json:\d+:\d+: texts\.da\.body\.1\.text: .*"pupl" is none/);
    assert.match((await refused({ 'own.json': base({}, [{ text: 'a } b' }]) })).message, /braces/);
    const list = base({}, [{ each: 'gols', text: '–' }]);
    assert.match((await refused({ 'own.json': list })).message, /expected a list, not "gols"/);
    const field = base({}, [{ each: 'goals', text: '{due}' }]);
    assert.match((await refused({ 'own.json': field })).message, /"due" is none/);
  });

  it('are refused where they tell a reader what is not theirs to know', async () => {
    for (const body of [[{ text: '{pupilSays}' }], [{ each: 'contacts', text: '{on}' }]]) {
      const { message } = await refused({ 'own.json': base({}, body) });
      assert.match(message, /may not be told to whoever reads this kind of document/);
    }
    const school = base({ kind: 'hand_over' }, [{ each: 'done', text: '{step}: {outcome}' }]);
    assert.match((await refused({ 'own.json': school })).message, /"outcome" may not be told/);
    const open = base({ kind: 'notification' });
    assert.match((await refused({ 'own.json': open })).message, /roles that may make/);
  });

  it('have each translation in a file of its own, which is held to the same and says if it is unread', async () => {
    const text = { name: 'Wlasny', title: 'Wlasny', body: [{ text: '{pupil}' }] };
    const polish = { id: 'own', language: 'pl', reviewed: false, unreviewed: 'Nie', text };
    const [own] = await reading({ 'own.json': base(), 'own.pl.json': polish });
    assert.equal(own?.versions.get('pl')?.unreviewed, 'Nie');
    const { unreviewed: _, ...silent } = polish;
    assert.match(
      (await refused({ 'own.json': base(), 'own.pl.json': silent })).message,
      /translator/,
    );
    assert.match((await refused({ 'own.pl.json': polish })).message, /own\.json, beside it/);
    const wrongName = { 'own.json': base(), 'own.tr.json': polish };
    assert.match((await refused(wrongName)).message, /expected "tr", as the file is named/);
    const telling = { ...polish, text: { ...text, body: [{ text: '{parentsSay}' }] } };
    assert.match(
      (await refused({ 'own.json': base(), 'own.pl.json': telling })).message,
      /parentsSay/,
    );
  });

  it('say which folder is not there', async () => {
    await assert.rejects(readLetters(['/no/such/folder']), /no such file or folder/);
  });
});

describe('the facts', () => {
  it('have a field no wider than its list, and nothing of a CPR number or the parents’ names', () => {
    for (const [name, { readers }] of Object.entries(factLists)) {
      assert.ok(isFactList(name));
      for (const field of Object.values(fieldsOf(name))) {
        const allowed: readonly string[] = readers;
        assert.ok(field.readers.every((one) => allowed.includes(one)));
      }
    }
    assert.ok(!Object.keys(facts).some((name) => /cpr|personal|parentName/i.test(name)));
  });

  it('are in the docs, each with those who read it', async () => {
    const page = await readFile(new URL('../../../docs/letters.md', import.meta.url), 'utf8');
    const listed = page.slice(page.indexOf('## The facts'));
    const missing = [...Object.keys(facts), ...Object.keys(factLists)].filter(
      (name) => !listed.includes(`\`${name}\``),
    );
    assert.deepEqual(missing, []);
  });

  it('are all known of a case of which everything was told', () => {
    const { single, lists } = factsOf(aFullFilling(), 'notify_municipality').known;
    assert.deepEqual(
      Object.keys(facts).filter((name) => !Object.hasOwn(single, name)),
      [],
    );
    for (const [name, items] of Object.entries(lists)) assert.ok(items.length > 0, name);
  });
});
