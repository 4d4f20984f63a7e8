import { plainText } from '../../cards/wording/plainText.ts';
import type { Wording } from '../../cards/wording/wording.ts';
import { type Html, html, nothing } from './html.ts';
import type { Choice } from './tabChoice.ts';

/** What is asked for to see something again; of `scope` there is one. */
export type Asking = { school: string; list: string } | { scope: 'together' };

/** What stands between the choice of a school and the foot. */
export type Shown = {
  title: string;
  /** Said to whoever does not see the page change. */
  told: string;
  body: readonly Html[];
  asking: Asking;
};

/** The tab's page, all below its `body`: a way past the choice of a school, that choice, and what is shown. */
export function tabPage(
  choice: Choice,
  { title, told, body, asking }: Shown,
  wording: Wording,
): Html {
  const { tab } = wording.texts;
  return html`<a class="skip" href="#content">${tab.toContent}</a>
<header>
${schoolChoice(choice, asking, wording)}
<form class="inline">
${Object.entries(asking).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button>${tab.refresh}</button>
</form>
</header>
<main id="content" tabindex="-1" data-title="${title}" data-told="${told}">
<h1>${title}</h1>
${body}
</main>
<footer>
<p>${tab.readOnly}</p>
<p>${tab.seenBy(plainText(choice.viewer, 80))}</p>
</footer>`;
}

function schoolChoice(
  { schools, together }: Choice,
  asking: Asking,
  { texts: { tab } }: Wording,
): Html {
  if (schools.length + (together ? 1 : 0) < 2) return nothing;
  const [school, list] = 'scope' in asking ? [] : [asking.school, asking.list];
  const current = (isShown: boolean) => (isShown ? html` aria-current="page"` : nothing);
  return html`<nav aria-label="${tab.schools}">
<form>
${list === undefined ? nothing : html`<input type="hidden" name="list" value="${list}">`}
${together ? html`<button name="scope" value="together"${current('scope' in asking)}>${tab.together}</button>` : nothing}
${schools.map(
  ({ id, name }) =>
    html`<button name="school" value="${id}"${current(id === school)}>${plainText(name, 60)}</button>`,
)}
</form>
</nav>`;
}
