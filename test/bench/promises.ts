import { once } from 'node:events';
import { createServer } from 'node:http';
import { addressOf } from '../../bot/outbox/address.ts';
import { showSubject } from '../../bot/show/showSubject.ts';
import { readNote } from '../../services/notes/readNote.ts';
import type { StaffMember } from '../../services/roster/roster.ts';
import type { RunningSchool } from '../doubles/runningSchool.ts';
import { type Load, measure, startLoad } from './load.ts';
import { startVariant, variants, withAll } from './promises/variants.ts';
import { activityOf, casesOf, conversationOf, medianOf, pupilsOf, startEcho } from './turns.ts';

const rounds = 9;
const messages = 200;

/** Milliseconds for each, until all it led to was done: by the clock, and of CPU. */
type Round = { wallMs: number; cpuMs: number };
type Kind = 'note' | 'press';
type Work = {
  name: string;
  kind: Kind;
  once: (index: number) => Promise<unknown>;
  idle(): Promise<void>;
};

/**
 * What each promise costs a note and a press: bots that lack one thing each, against one that lacks nothing, in rounds
 * that alternate, beside botbuilder's bare echo and invoke and a server that only answers. Then what cannot be taken
 * away is measured alone. All in one process with the client and the connector, whose work is in every figure.
 */
export async function benchPromises(): Promise<string[]> {
  const load = await startLoad();
  const started = [];
  for (const variant of variants) started.push({ ...variant, ...(await startVariant(variant)) });
  const [first] = started;
  if (!first) throw new Error('no variant');
  const echo = await startEcho();
  const bare = await startBare();
  const { roster } = first.school;
  const people = roster.staff.filter(({ classIds }) => classIds.length > 0);
  const post = poster(load, people, first.school);
  const done = async () => {};
  const works: Work[] = [
    { name: 'a bare server', kind: 'note', once: post.note(bare.url), idle: done },
    { name: 'bare echo', kind: 'note', once: post.note(echo.url), idle: done },
    { name: 'bare invoke', kind: 'press', once: post.press(echo.url, new Map()), idle: done },
  ];
  for (const { name, school } of started) {
    const { url } = school.bot;
    for (const person of people) await post.installed(url, person);
    const press = post.press(url, await casesOf(school, people));
    works.push({ name, kind: 'note', once: post.note(url), idle: () => school.bot.idle() });
    works.push({ name, kind: 'press', once: press, idle: () => school.bot.idle() });
  }
  const figures = await alternate(works, people.length);
  const alone = await aloneLines(first.school);
  for (const { close } of started) await close();
  await Promise.all([echo.close(), bare.close(), load.close()]);
  return [...(['note', 'press'] as const).flatMap((kind) => table(kind, figures)), ...alone];
}

function poster(load: Load, people: readonly StaffMember[], { roster }: RunningSchool) {
  let sequence = 0;
  const send = (url: string, person: StaffMember, more: object) => {
    sequence += 1;
    return load.post(url, { ...activityOf(person, load.serviceUrl, `p${sequence}`), ...more });
  };
  const by = (index: number): StaffMember => {
    const person = people[index % people.length];
    if (!person) throw new Error('nobody');
    return person;
  };
  return {
    installed: async (url: string, person: StaffMember) => {
      const welcomed = Promise.race([load.reply(conversationOf(person)), soon()]);
      await send(url, person, { type: 'installationUpdate', action: 'add' });
      await welcomed;
    },
    note: (url: string) => (index: number) => {
      const pupils = pupilsOf(roster, by(index));
      const pupil = pupils[index % pupils.length];
      const text = `${pupil?.givenName} ${pupil?.familyName} syg i går`;
      return send(url, by(index), { type: 'message', text });
    },
    press: (url: string, cases: ReadonlyMap<StaffMember, unknown>) => (index: number) => {
      const data = cases.get(by(index));
      const action = { type: 'Action.Execute', verb: 'case.refresh', data };
      const value = { action, trigger: 'manual' };
      return send(url, by(index), { type: 'invoke', name: 'adaptiveCard/action', value });
    },
  };
}

/** For a bot that sends nothing over HTTP. */
function soon(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 100));
}

/** Each work's rounds, in turns that begin with another one each time; the first of them is not counted. */
async function alternate(works: readonly Work[], lanes: number): Promise<Map<Work, Round[]>> {
  const figures = new Map<Work, Round[]>(works.map((work) => [work, []]));
  for (let number = 0; number <= rounds; number += 1) {
    const first = Math.floor((number * works.length) / (rounds + 1));
    for (const work of [...works.slice(first), ...works.slice(0, first)]) {
      const own = figures.get(work);
      const [began, before] = [performance.now(), process.cpuUsage()];
      await measure(messages, lanes, (_, index) => work.once(index));
      await work.idle();
      const { user, system } = process.cpuUsage(before);
      const wallMs = (performance.now() - began) / messages;
      if (number > 0) own?.push({ wallMs, cpuMs: (user + system) / 1000 / messages });
    }
  }
  return figures;
}

function table(kind: Kind, figures: ReadonlyMap<Work, readonly Round[]>): string[] {
  const own = [...figures].filter(([work]) => work.kind === kind);
  const all = own.find(([{ name }]) => name === withAll)?.[1] ?? [];
  return [
    `a ${kind}: milliseconds for each, and their ratio to the one ${withAll}, round by round`,
    ...own.map(([{ name }, some]) => {
      const of = (which: keyof Round) =>
        `${medianOf(some.map((one) => one[which])).toFixed(2)} ms (${spread(some, all, which)})`;
      return `  ${name.padEnd(38)} CPU ${of('cpuMs')}   by the clock ${of('wallMs')}`;
    }),
  ];
}

function spread(some: readonly Round[], all: readonly Round[], which: keyof Round): string {
  const ratios = some.flatMap((one, index) => {
    const whole = all[index];
    return whole ? [one[which] / whole[which]] : [];
  });
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
  return `${medianOf(ratios).toFixed(2)}, ${low.toFixed(2)}–${high.toFixed(2)}`;
}

/** What a note cannot do without, each by itself and warm. */
async function aloneLines({ bot, roster }: RunningSchool): Promise<string[]> {
  const { app } = bot;
  const { id: school } = roster.school;
  const report = (await app.store.list(school, 'report')).at(-1);
  const staffId = report?.value.by ?? '';
  const address = await addressOf(app, school, { to: 'person', staffId });
  if (!report || !address) throw new Error('no receipt to make');
  const now = Temporal.PlainDateTime.from('2026-11-25T08:10');
  const scope = roster.member(staffId)?.classIds ?? [];
  const { calendar, trained } = app;
  const names = roster.pupils.filter(({ classId }) => scope.includes(classId));
  const read = (index: number) => {
    const { givenName = '', familyName = '' } = names[index % names.length] ?? {};
    readNote(`${givenName} ${familyName} syg i går`, { roster, calendar, trained, now, scope });
  };
  const card = async () => {
    const subject = { card: 'receipt', id: report.id } as const;
    const made = await showSubject(app, school, subject, address.viewer, address.locale);
    if (!made) throw new Error('no card');
    JSON.stringify(app.seal.seal(made.message));
  };
  return [
    'alone, CPU',
    `  reading and understanding ${(await each(read)).toFixed(2)} ms`,
    `  a receipt's card, made, sealed and as JSON ${(await each(card)).toFixed(2)} ms`,
  ];
}

/** CPU of each in milliseconds, once the compiler has seen it. */
async function each(work: (index: number) => unknown): Promise<number> {
  const count = 1000;
  for (let index = 0; index < count; index += 1) await work(index);
  const before = process.cpuUsage();
  for (let index = 0; index < count; index += 1) await work(index);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / count;
}

/** Takes a request and answers it, as any bot has to. */
async function startBare(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => response.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
