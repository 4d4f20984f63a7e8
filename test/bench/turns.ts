import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';
import type { Roster, StaffMember } from '../../services/roster/roster.ts';
import { type RunningSchool, startSchool } from '../doubles/runningSchool.ts';
import { type Figures, line, measure, startLoad } from './load.ts';
import { ages, fillClassReports, fillYears } from './years.ts';

const rounds = 5;

/** How many people write at once. */
const widths = [1, 50, 500];

type Measured = 'echo' | 'note' | 'invoke' | 'press' | 'anew' | 'refused';

/** `cpuMs`: the process's CPU time for each, until all it led to was done. */
type Round = Figures & { cpuMs: number };

/**
 * Note to answer against a bare botbuilder echo, and a press against a bare invoke, in one run: same
 * adapter, server, connector, number of people and messages. Rounds alternate, so that the machine's other
 * work hits both; each note is compared with the echo of its round, by speed and by CPU, which depends less
 * on that work. Then the same for one, 50 and 500 simultaneous notes in one school. All of it in a school
 * that is new, one and three years old.
 */
export async function benchTurns(): Promise<string[]> {
  const lines: string[] = [];
  for (const years of ages) {
    lines.push(`after ${years} years`, ...(await benchAge(years)));
  }
  return lines;
}

async function benchAge(years: number): Promise<string[]> {
  const load = await startLoad();
  const echo = await startEcho();
  const school = await startSchool({ schools: 1 });
  const { roster } = school;
  await fillYears(school.bot.app.store, years);
  await fillClassReports(school.bot.app.store, roster, years);
  const people = roster.staff.filter(({ classIds }) => classIds.length > 0);
  const lanes = people.length;
  const figures: Record<Measured, Round[]> = {
    echo: [],
    note: [],
    invoke: [],
    press: [],
    anew: [],
    refused: [],
  };
  let sequence = 0;
  const activity = (person: StaffMember, more: object) => {
    sequence += 1;
    return { ...activityOf(person, load.serviceUrl, `a${sequence}`), ...more };
  };
  for (const person of people) {
    const welcomed = load.reply(conversationOf(person));
    await load.post(
      school.bot.url,
      activity(person, { type: 'installationUpdate', action: 'add' }),
    );
    await welcomed;
  }
  const say = (url: string) => async (lane: number, index: number) => {
    const person = people[lane];
    if (!person) return;
    const pupils = pupilsOf(roster, person);
    const pupil = pupils[index % pupils.length];
    const answered = load.reply(conversationOf(person));
    const text = `${pupil?.givenName} ${pupil?.familyName} syg i går`;
    await load.post(url, activity(person, { type: 'message', text }));
    await answered;
  };
  const cases = await casesOf(school, people);
  /**
   * @param further whose case it is: one's own, or that of somebody further on, which one may not see
   * @param languages each lane's, in turn: with two of them no card is the one before
   */
  const press = (url: string, { further = 0, languages = ['da-DK'] } = {}) => {
    const turns = people.map(() => 0);
    return (lane: number) => {
      const person = people[lane];
      const whose = people[(lane + further) % lanes];
      if (!person || !whose) throw new Error('no such lane');
      const turn = turns[lane] ?? 0;
      turns[lane] = turn + 1;
      const action = { type: 'Action.Execute', verb: 'case.refresh', data: cases.get(whose) };
      const value = { action, trigger: 'manual' };
      const locale = languages[turn % languages.length];
      const asked = { type: 'invoke', name: 'adaptiveCard/action', locale, value };
      return load.post(url, activity(person, asked));
    };
  };
  /** Answered once durable; the receipts come meanwhile. */
  const note = (lane: number, index: number) => {
    const person = people[lane % lanes];
    if (!person) throw new Error('no such lane');
    const pupils = pupilsOf(roster, person);
    const pupil = pupils[index % pupils.length];
    const text = `${pupil?.givenName} ${pupil?.familyName} syg i går`;
    return load.post(school.bot.url, activity(person, { type: 'message', text }));
  };
  const works: Record<Measured, (lane: number, index: number) => Promise<unknown>> = {
    echo: say(echo.url),
    note: say(school.bot.url),
    invoke: press(echo.url),
    press: press(school.bot.url),
    anew: press(school.bot.url, { languages: ['da-DK', 'en-GB'] }),
    refused: press(school.bot.url, { further: Math.floor(lanes / 2) }),
  };
  const round = async (work: (typeof works)[Measured], messages: number): Promise<Round> => {
    const before = process.cpuUsage();
    const taken = await measure(messages, lanes, work);
    await school.bot.idle();
    const { user, system } = process.cpuUsage(before);
    return { ...taken, cpuMs: (user + system) / 1000 / messages };
  };
  // Until the compiler has seen it all.
  for (const name of measured) await round(works[name], 200);
  for (let number = 0; number < rounds; number += 1) {
    for (const name of measured) figures[name].push(await round(works[name], 600));
  }
  const atOnce: string[] = [];
  for (const width of widths) {
    const taken = await measure(Math.max(200, width), width, note);
    atOnce.push(line(`notes taken, ${width} at once`, taken));
    await school.bot.idle();
  }
  await school.close();
  await echo.close();
  await load.close();
  return [
    ...measured.map((name) => roundLine(names[name], figures[name])),
    `  note / echo ${against(figures.note, figures.echo)} (goal ≥ 0.8)`,
    `  press / invoke ${against(figures.press, figures.invoke)} (goal ≥ 0.6)`,
    `  made anew / invoke ${against(figures.anew, figures.invoke)}`,
    `  refused / invoke ${against(figures.refused, figures.invoke)}`,
    ...atOnce,
  ];
}

const names: Readonly<Record<Measured, string>> = {
  echo: 'bare echo',
  note: 'note → receipt, durable',
  invoke: 'bare invoke',
  press: 'press → card, as it was',
  anew: 'press → card, made anew',
  refused: 'press refused, in the trail',
};

const measured: readonly Measured[] = ['echo', 'note', 'invoke', 'press', 'anew', 'refused'];

/** The median round. */
function roundLine(name: string, all: readonly Round[]): string {
  const of = (field: keyof Round) => medianOf(all.map((one) => one[field]));
  const taken = { perSecond: of('perSecond'), p50: of('p50'), p99: of('p99') };
  return `${line(name, taken)}   CPU ${of('cpuMs').toFixed(2)} ms`;
}

/** Median of the rounds' ratios, and the lowest and highest: by speed, and by CPU. */
function against(ours: readonly Round[], bare: readonly Round[]): string {
  const spread = (ratios: readonly number[]) => {
    const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
    return `${medianOf(ratios).toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
  };
  const pairs = ours.flatMap((own, at) => {
    const other = bare[at];
    return other ? [{ own, other }] : [];
  });
  const speed = pairs.map(({ own, other }) => own.perSecond / other.perSecond);
  const cpu = pairs.map(({ own, other }) => other.cpuMs / own.cpuMs);
  return `${spread(speed)}, by CPU ${spread(cpu)}`;
}

export function medianOf(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
}

export function pupilsOf({ pupils }: Roster, { classIds }: StaffMember) {
  return pupils.filter(({ classId }) => classIds.includes(classId));
}

/**
 * A case for each to look at: of a pupil of a class of theirs, as they may see no other, and a press that is refused
 * shows no card. The data of its button, by person.
 */
export async function casesOf(
  { teams, bot, roster, sealed }: RunningSchool,
  people: readonly StaffMember[],
): Promise<ReadonlyMap<StaffMember, unknown>> {
  const cases = new Map<StaffMember, unknown>();
  for (const person of people) {
    const [pupil] = pupilsOf(roster, person);
    const text = `${pupil?.givenName} ${pupil?.familyName} ulovligt fravær 16/11-24/11`;
    const { id, name } = activityOf(person, '', '').from;
    await teams.say({ id, name, aadObjectId: person.entraId ?? '' }, text);
    await bot.idle();
    const all = await bot.app.store.list(roster.school.id, 'case');
    const own = all.find(({ value }) => value.pupilId === pupil?.id);
    if (!own) throw new Error(`no case of ${text}`);
    cases.set(person, sealed('case.refresh', { case: own.id }));
  }
  return cases;
}

export function conversationOf({ entraId }: StaffMember): string {
  return `a:${entraId}`;
}

export function activityOf(person: StaffMember, serviceUrl: string, id: string) {
  return {
    id,
    channelId: 'msteams',
    serviceUrl,
    locale: 'da-DK',
    from: { id: `29:${person.id}`, name: person.givenName, aadObjectId: person.entraId },
    recipient: { id: '28:bot', name: 'Nærvær' },
    conversation: { id: conversationOf(person), conversationType: 'personal', tenantId: 'tenant' },
    channelData: { tenant: { id: 'tenant' } },
  };
}

/** What botbuilder itself costs: an echo, and an invoke that answers with an empty card. */
export async function startEcho(): Promise<{ url: string; close(): Promise<void> }> {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const bot = new Echo();
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser({ mapParams: false }));
  server.post('/api/messages', async (request, response) => {
    const { body, headers, method = 'POST' } = request;
    await adapter.process({ body, headers, method }, response, (context) => bot.run(context));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

class Echo extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await context.sendActivity(context.activity.text);
      await next();
    });
  }

  protected override async onAdaptiveCardInvoke() {
    const value = { type: 'AdaptiveCard', version: '1.5', body: [] };
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value };
  }
}
