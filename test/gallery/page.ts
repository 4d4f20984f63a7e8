import { type Theme, themes } from './hostConfig.ts';

/** A card to show: which, in which state and language, and its JSON. */
export type Shown = {
  card: string;
  state: string;
  locale: string;
  summary: string;
  characters: number;
  json: object;
};

type Parts = { shown: readonly Shown[]; hostConfigs: object; scripts: readonly string[] };

/** The page as one file: everything it needs stands in it. */
export function galleryPage({ shown, hostConfigs, scripts }: Parts): string {
  return `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Nærvær: cards</title>
<style>${css}</style>
</head>
<body>
<header>
  <h1>Nærvær: cards</h1>
  <p>${shown.length / 2} states. Choose language, theme, width and card; the address keeps the choice.</p>
  <form></form>
</header>
<main></main>
${scripts.map((script) => `<script>${inScript(script)}</script>`).join('\n')}
<script>
const shown = ${inScript(JSON.stringify(shown))};
const hostConfigs = ${inScript(JSON.stringify(hostConfigs))};
${browserCode}
</script>
</body>
</html>
`;
}

/** Text that cannot end the script it stands in. */
function inScript(text: string): string {
  return text.replaceAll('</', '<\\/');
}

const variables = (theme: Theme) =>
  Object.entries(theme)
    .map(([name, value]) => `--${name}:${value};`)
    .join('');

const css = `
:root{${variables(themes.light)}}
body.dark{${variables(themes.dark)}color-scheme:dark;}
body{margin:0;padding:16px;background:var(--page);color:var(--text);
  font:14px/20px "Segoe UI","Noto Sans","DejaVu Sans",sans-serif}
h1{font-size:20px;margin:0 0 4px} h2{font-size:16px;margin:24px 0 8px;width:100%}
header p{margin:0 0 8px;color:var(--subtle)}
form{display:flex;flex-wrap:wrap;gap:12px} select{font:inherit}
main{display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start}
figure{margin:0;max-width:100%} figcaption{color:var(--subtle);font-size:12px;margin-bottom:4px}
.card{background:var(--card);border:1px solid var(--border);border-radius:4px;overflow:hidden}
.ac-pushButton{font:600 14px/20px "Segoe UI","Noto Sans","DejaVu Sans",sans-serif;padding:5px 12px;
  border:1px solid var(--border);border-radius:4px;background:var(--card);color:var(--text);cursor:pointer;
  white-space:normal!important;text-align:left}
.ac-pushButton.style-positive{background:var(--accent);border-color:var(--accent);color:var(--card)}
.ac-pushButton.style-destructive{color:var(--attention);border-color:var(--attention)}
.ac-input{font:inherit;box-sizing:border-box;width:100%;padding:5px 8px;border:1px solid var(--border);
  border-radius:4px;background:var(--card);color:var(--text)}
.ac-choiceSetInput-multiSelect,.ac-choiceSetInput-expanded{border:0;padding:0;background:none}
.ac-choiceSetInput-multiSelect>div,.ac-choiceSetInput-expanded>div{min-height:32px;padding:0 8px}
.ac-textBlock p{margin:0} .ac-textBlock a{color:var(--accent)}
table{border-collapse:collapse}
`;

/** Runs in the page; plain script. */
const browserCode = `
const markdown = window.markdownit({ linkify: true });
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};
const kinds = ['all', ...new Set(shown.map((one) => one.card))];
const options = {
  locale: ['da', 'en'], theme: ['light', 'dark'], width: ['500', '400', '320', '800'], card: kinds,
  forms: ['folded', 'open'],
};
const form = document.querySelector('form');
for (const [name, values] of Object.entries(options)) {
  const select = Object.assign(document.createElement('select'), { name });
  select.setAttribute('aria-label', name);
  select.append(...values.map((value) => new Option(value, value)));
  form.append(select);
}
const fromAddress = new URLSearchParams(location.hash.slice(1));
for (const [name, value] of fromAddress) if (form[name]) form[name].value = value;
form.addEventListener('change', () => {
  location.hash = new URLSearchParams(new FormData(form));
  show();
});
function show() {
  const choice = Object.fromEntries(new FormData(form));
  document.body.className = choice.theme;
  const main = document.querySelector('main');
  main.replaceChildren();
  let last;
  for (const one of shown) {
    if (one.locale !== choice.locale || (choice.card !== 'all' && one.card !== choice.card)) continue;
    if (one.card !== last) {
      main.append(Object.assign(document.createElement('h2'), { textContent: one.card }));
      last = one.card;
    }
    const figure = document.createElement('figure');
    Object.assign(figure.dataset, { card: one.card, state: one.state });
    const caption = document.createElement('figcaption');
    caption.textContent = one.state + ' · ' + one.characters + ' characters · ' + one.summary;
    caption.style.width = figure.style.width = choice.width + 'px';
    const place = Object.assign(document.createElement('div'), { className: 'card' });
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(hostConfigs[choice.theme]);
    card.onExecuteAction = (action) => {
      caption.textContent = action.verb + ' ' + JSON.stringify(action.data);
    };
    card.parse(one.json);
    place.append(card.render());
    figure.append(caption, place);
    main.append(figure);
    if (choice.forms === 'open') place.querySelector('[aria-expanded=false]')?.click();
  }
}
// A row in a box ends where the box does.
const rowOf = (button, place) => button.closest('.ac-actionSet') ?? place;
function measured() {
  return [...document.querySelectorAll('figure')].map((figure) => {
    const place = figure.querySelector('.card');
    const buttons = [...place.querySelectorAll('.ac-pushButton')];
    const texts = [...place.querySelectorAll('.ac-textBlock, .ac-pushButton')];
    return {
      ...figure.dataset,
      height: place.offsetHeight,
      actions: buttons.filter((one) => one.offsetParent !== null).length,
      cut: buttons
        .filter((one) => one.offsetParent !== null)
        .filter((one) =>
          one.scrollWidth > one.clientWidth + 1 ||
          one.getBoundingClientRect().right > rowOf(one, place).getBoundingClientRect().right + 1)
        .map((one) => one.innerText),
      words: texts
        .filter((one) => one.offsetParent !== null)
        .reduce((sum, one) => sum + one.innerText.split(/\\s+/).filter(Boolean).length, 0),
    };
  });
}
show();
`;
