// The tab in the browser: who somebody is comes from Teams, everything that is shown from the bot, as a page
// in which all text is escaped already. Keeps nothing and asks nobody else.

const root = document.documentElement;
const place = /** @type {HTMLElement} */ (document.getElementById('place'));
const said = /** @type {HTMLElement} */ (document.getElementById('said'));

/** Teams' own names for its themes. */
const themes = new Map([
  ['default', 'light'],
  ['dark', 'dark'],
  ['glass', 'dark'],
  ['contrast', 'contrast'],
]);

/** How long Teams may take to say that it is there. */
const patienceMs = 15_000;

/** The only way from text to a page: nothing else in this window can make one (`trusted-types`). */
const page = globalThis.trustedTypes?.createPolicy('naervaer', { createHTML: (text) => text });

/** @param {string | undefined} theme */
function wear(theme) {
  root.dataset.theme = themes.get(theme ?? '') ?? 'light';
}

/** Outside Teams as the browser wants it, or as the address asks: the sandbox is looked at in all of them. */
function wearOwn() {
  const wanted = new URLSearchParams(location.search).get('theme');
  const own = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default';
  wear(wanted ?? own);
}

/**
 * A way to prove who is there, for each request anew: a token ends after an hour.
 * @returns {Promise<{ authorization: () => Promise<string>, language: string }>}
 */
async function meet() {
  const { person, asked = '' } = root.dataset;
  if (person !== undefined) return { authorization: async () => `Demo ${person}`, language: asked };
  const { app, authentication } = microsoftTeams;
  await within(app.initialize(), patienceMs);
  const context = await app.getContext();
  wear(context.app.theme);
  app.registerOnThemeChangeHandler(wear);
  app.notifySuccess();
  return {
    authorization: async () => `Bearer ${await authentication.getAuthToken()}`,
    language: context.app.locale,
  };
}

/**
 * @template Result
 * @param {Promise<Result>} work
 * @param {number} ms
 * @returns {Promise<Result>}
 */
function within(work, ms) {
  return Promise.race([
    work,
    new Promise((_, reject) => setTimeout(() => reject(new Error('too late')), ms)),
  ]);
}

/**
 * Says what went wrong: in the place of the page, or, where there is one already, above it.
 * @param {'outside' | 'notSignedIn' | 'failed'} what
 */
function tell(what) {
  const words = root.dataset[what] ?? '';
  const main = place.querySelector('main');
  const old = place.querySelector('[data-problem]');
  const line = old ?? document.createElement('p');
  line.setAttribute('data-problem', '');
  line.setAttribute('role', 'alert');
  line.textContent = words;
  if (!old) main?.prepend(line);
  if (what !== 'outside') place.querySelector('form[hidden]')?.removeAttribute('hidden');
}

/** Counts what was asked for: an answer that is overtaken by another question is not shown. */
let questions = 0;

/**
 * Fetches what is asked for and shows it; while the bot is still counting, goes on asking.
 * @param {Awaited<ReturnType<typeof meet>>} met
 * @param {URLSearchParams} asked
 * @param {string} [goOn] where to read on, for somebody who cannot see the page change
 */
async function show(met, asked, goOn) {
  questions += 1;
  const question = questions;
  if (met.language) asked.set('lang', met.language);
  for (let next = goOn, more = true; more; ) {
    const text = await fetchPage(met, asked);
    if (text === undefined || question !== questions) return;
    // Whoever has gone on from where they were put is left there, but not with something that is gone.
    const { isNew, had } = put(text);
    if (isNew) readOn(next ?? (had ? 'main' : undefined));
    next = undefined;
    more = place.querySelector('[data-counting]') !== null;
  }
  if (goOn !== undefined) said.textContent = place.querySelector('main')?.dataset.told ?? '';
}

/**
 * @param {Awaited<ReturnType<typeof meet>>} met
 * @param {URLSearchParams} asked
 * @returns the page, or undefined where Teams does not say who is there
 */
async function fetchPage(met, asked) {
  const authorization = await met.authorization().catch(() => undefined);
  if (authorization === undefined) {
    tell('notSignedIn');
    return undefined;
  }
  const answer = await fetch(`/tab/view?${asked}`, { headers: { authorization } });
  const text = await answer.text();
  if (!answer.headers.get('content-type')?.startsWith('text/html')) throw new Error('no page');
  return { text, language: answer.headers.get('content-language') ?? root.lang };
}

/**
 * Shows a page; of how far a count is only the line that says so, which a screen reader then reads by itself.
 * @param {{ text: string, language: string }} found
 * @returns whether the page is another, and whether something of the one before had the focus
 */
function put({ text, language }) {
  const fresh = document.createElement('template');
  // Browsers without trusted types take the text as it is.
  fresh.innerHTML = /** @type {string} */ (/** @type {unknown} */ (page?.createHTML(text) ?? text));
  const [before, now] = [place, fresh.content].map((one) => one.querySelector('[data-counting]'));
  if (before && now) {
    before.textContent = now.textContent;
    return { isNew: false, had: false };
  }
  const had = place.contains(document.activeElement);
  place.replaceChildren(fresh.content);
  root.lang = language;
  document.title = place.querySelector('main')?.dataset.title ?? document.title;
  return { isNew: true, had };
}

/** @param {string | undefined} where */
function readOn(where) {
  const next = where === undefined ? null : place.querySelector(where);
  if (next instanceof HTMLElement) next.focus();
}

/**
 * Asks for what a form says.
 * @param {Awaited<ReturnType<typeof meet>>} met
 * @param {SubmitEvent} event
 */
async function ask(met, event) {
  event.preventDefault();
  const { target: form, submitter } = event;
  if (!(form instanceof HTMLFormElement)) return;
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) {
    if (typeof value === 'string') asked.append(name, value);
  }
  await show(met, asked, submitter?.dataset.goOn ?? 'main');
}

async function start() {
  wearOwn();
  const met = await meet().catch(() => undefined);
  if (met === undefined) return tell('outside');
  place.addEventListener('submit', (event) => {
    ask(met, event).catch(() => tell('failed'));
  });
  await show(met, new URLSearchParams()).catch(() => tell('failed'));
}

start();
