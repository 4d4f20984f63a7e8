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
}

/**
 * @param {Awaited<ReturnType<typeof meet>>} met
 * @param {URLSearchParams} asked
 */
async function show(met, asked) {
  if (met.language) asked.set('lang', met.language);
  let authorization;
  try {
    authorization = await met.authorization();
  } catch {
    return tell('notSignedIn');
  }
  const answer = await fetch(`/tab/view?${asked}`, { headers: { authorization } });
  const type = answer.headers.get('content-type') ?? '';
  if (!type.startsWith('text/html')) return tell('failed');
  const text = await answer.text();
  // Browsers without trusted types take the text as it is.
  place.innerHTML = /** @type {string} */ (/** @type {unknown} */ (page?.createHTML(text) ?? text));
  root.lang = answer.headers.get('content-language') ?? root.lang;
  const main = place.querySelector('main');
  document.title = main?.dataset.title ?? document.title;
  return main?.dataset.told;
}

/** Where somebody goes on after what they asked for. @param {string | undefined} what */
function goOn(what) {
  const target = what === 'cases' ? place.querySelector('#cases') : place.querySelector('main');
  if (target instanceof HTMLElement) target.focus();
}

async function start() {
  wearOwn();
  let met;
  try {
    met = await meet();
  } catch {
    return tell('outside');
  }
  const person = met;
  place.addEventListener('submit', (event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const asked = new FormData(form, event.submitter);
    const texts = [...asked].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    );
    const inCases = event.submitter?.hasAttribute('data-refresh')
      ? 'top'
      : form.closest('nav')
        ? 'top'
        : 'cases';
    show(person, new URLSearchParams(texts)).then(
      (told) => {
        goOn(inCases);
        if (told) said.textContent = told;
      },
      () => tell('failed'),
    );
  });
  await show(person, new URLSearchParams()).then(
    () => {
      said.textContent = '';
    },
    () => tell('failed'),
  );
}

start();
