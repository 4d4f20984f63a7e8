import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { refusalText } from '../../../cards/refusalCard.ts';
import type { Locale } from '../../../cards/wording/locale.ts';
import { wordingOf } from '../../../cards/wording/wording.ts';
import type { Actor } from '../../../services/access/access.ts';
import { RefusedError } from '../../../services/errors/errors.ts';
import { caseLists } from '../../../services/status/views.ts';
import type { App } from '../../core/app.ts';
import { NotAdmitted } from '../../core/notAdmitted.ts';
import { errorFacts, timed } from '../../core/timed.ts';
import { type StatusCounts, statusCounts } from '../../status/statusCounts.ts';
import { type Html, html } from '../../tab/html.ts';
import { openSchools } from '../../tab/openSchools.ts';
import { openTab } from '../../tab/openTab.ts';
import { renderSchools } from '../../tab/renderSchools.ts';
import { renderTab } from '../../tab/renderTab.ts';
import { pageLocale } from '../pages/pageLocale.ts';
import { assets, type DemoPerson, shell, tabPolicy } from './shell.ts';
import type { EntraPerson, ReadUserToken } from './userToken.ts';
import { whoIs } from './whoIs.ts';

/** How it is known who opens the tab. */
export type TabDoor = {
  /** @throws NotAdmitted */
  read: ReadUserToken;
  /** Whether somebody asks no more than a person does. */
  mayAsk: (entraId: string) => Promise<boolean>;
  /** In the sandbox, as whom it can be looked at without a login; undefined elsewhere. */
  demo?: readonly DemoPerson[] | undefined;
};

const asked = z.object({
  school: z.string().max(200).optional().catch(undefined),
  scope: z.literal('together').optional().catch(undefined),
  list: z.enum(caseLists).optional().catch(undefined),
  as: z.string().max(200).optional().catch(undefined),
});

/** Their addresses name their content, so that they never change. */
const keptForEver = 'public, max-age=31536000, immutable';

/**
 * The personal tab: `/tab` is a page without data, which fetches `/tab/view` with a token of Teams'. 404 where
 * nobody says how it is known who is there.
 * @param door undefined turns the tab off
 */
export function addTab(server: Server, app: App, door: TabDoor | undefined): void {
  const counts = statusCounts(app);
  const open =
    (answer: (request: Request, response: Response, door: TabDoor) => Promise<void> | void) =>
    async (request: Request, response: Response) => {
      if (door === undefined) response.send(404, { error: 'not configured' });
      else await answer(request, response, door);
    };
  server.get('/tab', open(sendShell));
  server.get(
    '/tab/view',
    open((request, response, known) => sendView({ app, door: known, counts }, request, response)),
  );
  for (const { path, type, content } of Object.values(assets)) {
    server.get(
      path,
      open((_request, response) => {
        response.sendRaw(200, content, {
          'Content-Type': type,
          'Cache-Control': keptForEver,
        });
      }),
    );
  }
}

function sendShell(
  { url = '', headers }: Request,
  response: Response,
  { demo: people = [] }: TabDoor,
): void {
  const locale = tabLocale(url, headers['accept-language']);
  const person = people.find(({ staffId }) => staffId === askedIn(url).as) ?? people[0];
  response.sendRaw(200, shell(locale, person && { person, people }), {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Language': locale,
    'Content-Security-Policy': tabPolicy({ isDemo: person !== undefined }),
    Vary: 'Accept-Language',
  });
}

type Parts = { app: App; door: TabDoor; counts: StatusCounts };

async function sendView(
  parts: Parts,
  { url = '', headers }: Request,
  response: Response,
): Promise<void> {
  const { app, door } = parts;
  const locale = tabLocale(url, headers['accept-language']);
  const answer: { status: number; page: Html } = { status: 500, page: problem('', locale) };
  const number = await timed(app, 'tab', async () => {
    try {
      const person = await door.read(headers.authorization ?? '');
      const found = await viewFor(parts, person, askedIn(url), locale);
      Object.assign(answer, found);
      return found.outcome;
    } catch (error) {
      if (!(error instanceof NotAdmitted)) throw error;
      app.metrics.refused.inc({ reason: error.code });
      app.log.warn(errorFacts(error), 'tab refused');
      const { tab } = wordingOf(locale).texts;
      Object.assign(answer, { status: error.status, page: problem(tab.notSignedIn, locale) });
      return 'not_admitted';
    }
  });
  if (number !== undefined) {
    const { failed } = wordingOf(locale).texts.tab;
    answer.page = problem(`${failed} (${number})`, locale);
  }
  response.sendRaw(answer.status, answer.page.toString(), {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Language': locale,
    Vary: 'Authorization, Accept-Language',
  });
}

type Answer = { status: number; page: Html; outcome: string };

async function viewFor(
  { app, door, counts }: Parts,
  person: EntraPerson,
  { school, list, scope }: z.output<typeof asked>,
  locale: Locale,
): Promise<Answer> {
  const wording = wordingOf(locale);
  if (!(await door.mayAsk(person.entraId))) {
    return { status: 429, page: problem(wording.texts.tab.tooFast, locale), outcome: 'too_fast' };
  }
  const actors = await whoIs(app, person);
  if (!isSomebody(actors)) {
    const { text } = wording.texts.unknownPerson;
    return { status: 403, page: problem(text, locale), outcome: 'unknown' };
  }
  try {
    const page =
      scope === 'together'
        ? renderSchools(await openSchools(app, actors, counts), wording)
        : renderTab(await openTab(app, actors, { school, list }), wording);
    return { status: 200, page, outcome: 'shown' };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const { title, next } = refusalText(error, locale);
    return { status: 403, page: problem(`${title}. ${next}`, locale), outcome: 'refused' };
  }
}

function isSomebody(actors: readonly Actor[]): actors is readonly [Actor, ...Actor[]] {
  return actors.length > 0;
}

/** Why nothing is shown, in the place of the page, with a way to try again. */
function problem(words: string, locale: Locale): Html {
  const { again } = wordingOf(locale).texts.tab;
  return html`<main id="content" tabindex="-1">
<h1>Nærvær</h1>
<p role="alert" data-problem>${words}</p>
<form><button>${again}</button></form>
</main>`;
}

function askedIn(url: string): z.output<typeof asked> {
  return asked.parse(Object.fromEntries(new URLSearchParams(url.split('?')[1] ?? '')));
}

/** English where Teams says English, Danish for any other language of Teams; else as the browser prefers. */
function tabLocale(url: string, acceptLanguage: string | undefined): Locale {
  const lang = new URLSearchParams(url.split('?')[1] ?? '').get('lang')?.toLowerCase();
  if (lang === undefined || !/^[a-z]{2}(?:-|$)/.test(lang)) return pageLocale('', acceptLanguage);
  return lang.startsWith('en') ? 'en' : 'da';
}
