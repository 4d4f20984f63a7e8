import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sinon from 'sinon';
import { z } from 'zod';
import { doctorCommand } from '../../bot/cli/doctor.ts';
import { supportCommand } from '../../bot/cli/support.ts';
import { verbs } from '../../cards/wording/verbs.ts';
import { invented } from '../builders/invented.ts';
import { busyDay, newestButton } from '../doubles/busyDay.ts';
import { buttonsOf } from '../doubles/cardReading.ts';
import { buttonInForm } from '../doubles/caseForm.ts';
import { type OtlpReceiver, startOtlpReceiver } from '../doubles/otlp/otlpReceiver.ts';
import { type RunningSchool, startSchool } from '../doubles/runningSchool.ts';
import { databaseOf } from '../doubles/storePlace.ts';
import { chatOf, type Person } from '../doubles/teams.ts';
import { watchedCommits } from '../doubles/watchedCommits.ts';
import { startTappedGraph, type TappedGraph } from '../services/graph/tappedGraph.ts';
import { collected } from './cli/collected.ts';

/** Kinds of records that say what happened, not about whom. */
const nameless = new Set('outbox inbox audit post meeting dryRun counter person team'.split(' '));

/** What teachers write beside the absence: none of it is ever to be seen again. */
const details = [
  'har diarré og begynder på medicin',
  'vil ikke i skole, mor græd i telefonen',
  'får en ADHD-udredning på børnepsykiatrisk',
  'har angst, forældrene er ved at blive skilt',
  'er indlagt efter en blindtarmsbetændelse',
  'bor hos mormor, far er i fængsel',
];
/** Short ones as whole words alone: a seal or a hash may hold their letters by chance. */
const telling =
  /diarré|medicin|græd|\bADHD\b|psykiatri|angst|skilt|indlagt|blindtarm|mormor|fængsel/iu;
const numbers = ['310214-1234', '3102141234', '31 02 14 1234', '31022014-1234', '31/02/14 – 1234'];

const shownBeside = z.looseObject({
  fallbackText: z.string().optional(),
  speak: z.string().optional(),
});

describe('a whole school day', () => {
  const [roster] = invented;
  assert.ok(roster);
  /** Everything that anybody outside a chat can come to see, by where it stood. */
  const seen = new Map<string, string[]>();
  const texts: string[] = [];
  const pressed = new Set<string>();
  let school: RunningSchool;
  let graph: TappedGraph;
  let collector: OtlpReceiver;

  const note = (where: string, ...what: string[]) =>
    seen.set(where, [...(seen.get(where) ?? []), ...what]);
  const say = async (person: Person, text: string, more = {}) => {
    texts.push(text);
    await school.teams.say(person, text, more);
    await school.bot.delivery.idle();
  };
  const press = async (person: Person, verb: string, data: Record<string, unknown>) => {
    pressed.add(verb);
    await school.teams.press(person, verb, data);
    await school.bot.delivery.idle();
  };

  before(async function () {
    this.timeout(60_000);
    const console_ = (['log', 'warn', 'error', 'info'] as const).map((name) =>
      sinon.stub(console, name),
    );
    graph = await startTappedGraph(roster.staff.map(({ email }) => email));
    collector = await startOtlpReceiver();
    school = await startSchool({
      schools: 1,
      calendars: graph.calendars(),
      environment: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url },
    });
    const commits = watchedCommits(school.bot.app.store);
    const pressing = sinon.spy(school.teams, 'press');
    try {
      await theDay();
    } finally {
      for (const changes of commits) {
        const kept = changes.filter(({ kind }) => nameless.has(kind));
        note('records', ...kept.map((change) => JSON.stringify(change)));
      }
      for (const { args } of pressing.getCalls()) pressed.add(args[1]);
      for (const stub of console_) {
        const printed = stub.getCalls().map(({ args }) => args.map(String).join(' '));
        stub.restore();
        note('console', ...printed);
      }
      sinon.restore();
    }
    note('log', ...school.log);
    note('metrics', await (await fetch(`${school.bot.url}/metrics`)).text());
    await noteOperators();
    note('Graph', ...graph.seen.map((one) => JSON.stringify(one)));
    // Once more for what has not been sent yet.
    await school.restart();
    note('OpenTelemetry', ...collector.bodies.map(String));
    note('spans', ...collector.spans.map((one) => JSON.stringify(one)));
    note('OTLP metrics', ...[...collector.metrics.values()].map((one) => JSON.stringify(one)));
    school.teams.answered.forEach(noteAnswer);
    const chats = roster.staff.map(({ entraId }) => `a:${entraId}`);
    for (const chat of [...chats, 'team-channel']) {
      for (const { summary, content } of school.teams.shown(chat)) {
        note('beside cards', summary, ...beside(content.startsWith('{') ? content : '{}'));
      }
    }
  });

  after(async () => {
    await school.close();
    await graph.close();
    await collector.close();
  });

  /** What an operator is shown of all this, and sends on. */
  async function noteOperators(): Promise<void> {
    const out = await mkdtemp(join(tmpdir(), 'naervaer-bundle-'));
    const log = join(out, '..', `${out.split('-').at(-1)}.log`);
    const database = databaseOf(school.folder);
    const env = {
      SANDBOX: '1',
      DATA_DIR: school.folder,
      ...(database ? { DATABASE_URL: database.reveal() } : {}),
    };
    const bot = school.bot.url;
    await writeFile(log, school.log.join(''));
    try {
      await supportCommand({ out, log, bot }, collected().output, env);
      for (const name of await readdir(out)) {
        note('support bundle', await readFile(join(out, name), 'utf8'));
      }
      for (const language of ['da', 'en']) {
        const { output, text } = collected();
        await doctorCommand({ bot, language }, output, env);
        note('doctor', text());
      }
    } finally {
      await rm(out, { recursive: true });
      await rm(log);
    }
  }

  /** A press is answered with a card, which may name pupils; nothing else may. */
  function noteAnswer({ status, body }: { status: number; body: string }): void {
    const answer = z.looseObject({ value: z.looseObject({}) }).safeParse(body && JSON.parse(body));
    if (answer.success) note('beside cards', ...beside(JSON.stringify(answer.data.value)));
    else note('HTTP answers', `${status} ${body}`);
  }

  function beside(card: string): string[] {
    const { fallbackText = '', speak = '' } = shownBeside.parse(JSON.parse(card));
    return [fallbackText, speak];
  }

  /** Teachers, leaders, a channel; then everything fails in turn, while people go on writing. */
  async function theDay(): Promise<void> {
    const { teacher, leader, coordinator } = await busyDay(school);
    const classes = ['5a', '6a', '7a', '7b', '8a', '9a'];
    for (const [index, code] of classes.entries()) {
      const writer = school.person('class_teacher', code);
      await school.teams.install(writer);
      const pupils = school.roster.pupils.filter(({ classCode }) => classCode === code);
      for (const [at, pupil] of pupils.slice(0, 6).entries()) {
        const detail = details[(at + index) % details.length];
        await say(writer, `${pupil.givenName} ${pupil.familyName} er syg i dag, ${detail}`);
      }
      await say(writer, `${pupils[7]?.givenName} Ukendtsen ${details[index % details.length]}`);
      await say(writer, `cpr ${numbers[index % numbers.length]} ${pupils[8]?.givenName} syg`);
    }
    await say(teacher, 'Sofie syg', { conversation: 'team-channel', conversationType: 'channel' });
    await say(coordinator, 'prøv regler antvorskov-2019');
    await say(leader, 'jeg er bekymret for Sofie, hun har angst');
    const comment = await buttonInForm(school, leader, 'comment', 'case.comment');
    for (const number of numbers) {
      await press(leader, 'case.comment', {
        ...comment.data,
        comment: `Se ${number}, Loke har angst`,
      });
    }
    await say(coordinator, 'status');
    await say(coordinator, 'hvor meget fravær har Loke Christensen 7.b?');
    for (const verb of ['case.show', 'case.refresh', 'status.show', 'meeting.cancel']) {
      const who = verb === 'meeting.cancel' ? leader : coordinator;
      if (verb === 'case.refresh')
        await press(leader, verb, newestButton(school, leader, verb).data);
      else await press(who, verb, newestButton(school, who, verb).data);
    }
    await press(teacher, 'step.approve', { case: 'LI-2026-0001', reason: 'Loke har angst' });
    await failing(teacher, leader);
  }

  async function failing(teacher: Person, leader: Person): Promise<void> {
    // A 5xx that the connector's client does not sit out by itself, for seconds.
    school.teams.setFault(() => 501);
    await say(teacher, 'Sofie syg i går, hun har angst');
    school.teams.setFault();
    await missed(leader);
    await failingGraph(leader);
    const comment = await buttonInForm(school, leader, 'comment', 'case.comment');
    const half = join(school.folder, 'linde.json.half');
    await mkdir(half);
    await say(teacher, 'Aksel syg i går, mor græd i telefonen');
    await press(leader, 'case.comment', { ...comment.data, comment: 'Loke er indlagt' });
    await rm(half, { recursive: true });
    for (const body of [
      '{"type":"message","text":"Loke Christensen har angst',
      '["Loke Christensen","310214-1234"]',
      JSON.stringify({ type: 'message', text: 'Loke Christensen har angst' }),
      JSON.stringify({ type: 'message', text: `Loke har angst ${'x'.repeat(300_000)}` }),
    ]) {
      await school.teams.post(body);
    }
    // What others answer is theirs to write: none of it may be told on.
    school.teams.setFault(() => 403);
    await say(leader, 'Sofie syg i overmorgen, hun har angst');
    school.teams.setFault();
    note('HTTP answers', await (await fetch(`${school.bot.url}/readyz`)).text());
    for (const path of ['api/v1/assessments?pupil=Loke', 'Loke-Christensen', 'metrics/Loke']) {
      const response = await fetch(`${school.bot.url}/${path}`);
      // The path that was asked for may be told back to the one who asked.
      note('HTTP answers', (await response.text()).replaceAll(`/${path}`, ''));
    }
  }

  /** An answer that may have arrived: the person is asked, and looks. */
  async function missed(leader: Person): Promise<void> {
    school.teams.setFault(({ method }) => (method === 'POST' ? 500 : undefined));
    await say(leader, 'Aksel syg i forgårs, han har angst');
    school.teams.setFault();
    const outbox = await school.bot.app.store.list('linde', 'outbox');
    const maybe = outbox.find(({ value }) => value.state === 'maybe');
    assert.ok(maybe);
    pressed.add('message.again');
    const data = school.sealed('message.again', { message: maybe.id });
    await school.teams.press(leader, 'message.again', data);
  }

  /** Graph answers with an error, with nonsense, and not at all; each in a search for times. */
  async function failingGraph(leader: Person): Promise<void> {
    const faults: Parameters<typeof graph.setInstead>[0][] = [
      () => ({ status: 500, json: { error: { code: 'x', message: 'Loke har angst' } } }),
      () => ({ status: 200, json: 'Loke Christensen har angst' }),
      () => ({ status: 403, json: { error: { code: 'Loke Christensen', message: 'angst' } } }),
    ];
    for (const fault of faults) {
      graph.setInstead(fault);
      const propose = buttonsOfAll(leader, 'meeting.propose').at(-1);
      if (propose) await press(leader, 'meeting.propose', propose.data);
      school.setNow('2026-11-25T11:00:00+01:00');
      school.bot.delivery.wake('linde');
      await school.bot.delivery.idle();
    }
    graph.setInstead(undefined);
  }

  function buttonsOfAll(person: Person, verb: string) {
    return school.teams
      .shown(chatOf(person))
      .filter(({ content }) => content.startsWith('{'))
      .flatMap(({ content }) => buttonsOf(content))
      .filter((one) => one.verb === verb);
  }

  /** Staff may be told by name, as those who are invited; a pupil with the same name is not meant. */
  const withoutStaff = (text: string) =>
    roster.staff.reduce(
      (left, { givenName, familyName, email }) =>
        left.replaceAll(`${givenName} ${familyName}`, '▮').replaceAll(email, '▮'),
      text,
    );
  const everything = () =>
    [...seen].map(([where, all]) => ({ where, text: withoutStaff(all.join('\n')) }));

  it('had every verb pressed, every fault met, and left something everywhere to be searched', () => {
    // A team is linked before anything is noted; its card names nobody.
    const unpressed = verbs.filter((verb) => verb !== 'team.link' && !pressed.has(verb));
    assert.deepEqual(unpressed, []);
    assert.ok(texts.length > 50);
    const failures = school.log.filter((line) => /turn failed|did not go through/.test(line));
    assert.ok(failures.length >= 3, `${failures.length} failures were logged`);
    const telemetry = ['OpenTelemetry', 'spans', 'OTLP metrics'];
    const places = ['records', 'log', 'metrics', 'Graph', 'HTTP answers', 'beside cards'];
    assert.ok(
      collector.spans.every(({ attributes }) => !Object.values(attributes).includes('unlisted')),
    );
    for (const where of [...places, ...telemetry, 'support bundle', 'doctor']) {
      assert.ok((seen.get(where)?.join('').length ?? 0) > 100, where);
    }
    // What is left out cannot leak: the bundle must hold something of the day.
    const bundle = seen.get('support bundle')?.join('') ?? '';
    assert.match(bundle, /"msg":"a request outside did not go through"/);
    assert.match(bundle, /naervaer_outside_faults_total\{/);
    assert.match(bundle, /"case": \[/);
  });

  const names = new Set(
    roster.pupils.flatMap(({ givenName, familyName }) => [givenName, familyName]),
  );
  const namesIn = (text: string) =>
    [...names].filter((name) =>
      new RegExp(`(?<![\\p{L}])${RegExp.escape(name)}(?![\\p{L}])`, 'u').test(text),
    );

  it('leaves no name of any pupil in logs, metrics, spans, errors, Graph, the outbox and the texts beside cards', () => {
    const places = everything();
    const found = places.flatMap(({ where, text }) =>
      namesIn(text).map((name) => `${name} in ${where}`),
    );
    const bytes = places.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    console.log(
      `      ${names.size} names, ${texts.length} texts, ${bytes} bytes: ${found.length} found`,
    );
    assert.deepEqual(found, []);
    const cards = roster.staff.flatMap(({ entraId }) => school.teams.shown(`a:${entraId}`));
    const told = namesIn(cards.map(({ content }) => content).join('\n')).length;
    assert.ok(told > 20, `the same search finds ${told} names on the cards themselves`);
  });

  it('leaves nobody of the staff, no address and no id of a pupil in the support bundle', () => {
    const bundle = seen.get('support bundle')?.join('\n') ?? '';
    const { staff, pupils } = roster;
    const told = [
      ...staff.flatMap(({ id, email, entraId = id }) => [id, email, entraId]),
      ...[...staff, ...pupils].map((one) => `${one.givenName} ${one.familyName}`),
      ...pupils.map(({ id }) => id),
    ];
    assert.deepEqual(
      told.filter((one) => bundle.includes(one)),
      [],
    );
    assert.doesNotMatch(bundle, /[\w.-]+@[\w-]+\.\w/);
  });

  it('leaves no word of a note and no CPR number there', () => {
    for (const { where, text } of everything()) {
      assert.doesNotMatch(text, telling, where);
      const notes = texts.filter((one) => one !== 'status' && text.includes(one));
      assert.deepEqual(notes, [], where);
      assert.deepEqual(
        numbers.filter((one) => text.includes(one)),
        [],
        where,
      );
    }
  });
});
