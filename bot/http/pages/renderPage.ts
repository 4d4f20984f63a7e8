import { createHash } from 'node:crypto';
import { escapeUTF8 } from 'entities';
import type { Locale } from '../../../cards/wording/locale.ts';
import type { Block, Page, PageName, PageTexts } from './page.ts';
import { pageNames } from './page.ts';
import { style } from './style.ts';

const styleHash = createHash('sha256').update(style).digest('base64');

/** Nothing but the page's own style sheet is loaded, run, embedded or sent. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A page as a whole HTML document without scripts; every text of it escaped. */
export function renderPage(
  page: Page,
  { name, locale, texts }: { name: PageName; locale: Locale; texts: PageTexts },
): string {
  const other: Locale = locale === 'da' ? 'en' : 'da';
  const links = pageNames.map((one) => {
    const current = one === name ? ' aria-current="page"' : '';
    return `<a href="/${one}?lang=${locale}"${current}>${escapeUTF8(texts.names[one])}</a>`;
  });
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeUTF8(page.title)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#content">${escapeUTF8(texts.toContent)}</a>
<header>
<nav aria-label="${escapeUTF8(texts.navigation)}">
${links.join('\n')}
<a href="/${name}?lang=${other}" lang="${other}" hreflang="${other}">${escapeUTF8(texts.otherLanguage)}</a>
</nav>
</header>
<main id="content">
<h1>${escapeUTF8(page.title)}</h1>
<p>${escapeUTF8(page.lead)}</p>
${page.sections.map(renderSection).join('\n')}
</main>
</body>
</html>
`;
}

function renderSection({ heading, blocks }: Page['sections'][number]): string {
  return `<h2>${escapeUTF8(heading)}</h2>\n${blocks.map(renderBlock).join('\n')}`;
}

function renderBlock(block: Block): string {
  if (typeof block === 'string') return `<p>${escapeUTF8(block)}</p>`;
  if ('list' in block) {
    const items = block.list.map((item) => `<li>${escapeUTF8(item)}</li>`);
    return `<ul>\n${items.join('\n')}\n</ul>`;
  }
  const { contact, at } = block;
  const href = at.startsWith('https://') ? at : `mailto:${at}`;
  return `<p>${escapeUTF8(contact)}: <a href="${escapeUTF8(href)}">${escapeUTF8(at)}</a></p>`;
}
