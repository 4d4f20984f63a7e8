import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locale } from '../../../cards/wording/locale.ts';
import { wordingOf } from '../../../cards/wording/wording.ts';
import { type Html, html, nothing } from '../../tab/html.ts';

/** Somebody of the invented municipality, as whom the tab can be looked at in the sandbox. */
export type DemoPerson = { entraId: string; staffId: string; name: string; title: string };

/** What the page loads, by its address. */
export type Asset = { path: string; type: string; content: Buffer };

const require = createRequire(import.meta.url);

/** The page's own files, and Teams' library from its package: nothing comes from anywhere else. */
export const assets = {
  style: assetOf('/tab/page.css', 'text/css', new URL('browser/page.css', import.meta.url)),
  script: assetOf('/tab/page.js', 'text/javascript', new URL('browser/page.js', import.meta.url)),
  teams: assetOf('/tab/teams.js', 'text/javascript', require.resolve('@microsoft/teams-js')),
} as const;

function assetOf(path: string, type: string, file: string | URL): Asset & { version: string } {
  const content = readFileSync(file);
  const version = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return { path, type: `${type}; charset=utf-8`, content, version };
}

/**
 * Where a tab may be shown, as documented for Teams, Outlook and Microsoft 365:
 * https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements
 */
const hosts = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook-sdf.office.com',
  'https://outlook-sdf.office365.com',
];

/** Only the page's own files run and are asked; only `page.js` may make a page of text. */
export function tabPolicy({ isDemo }: { isDemo: boolean }): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types naervaer',
    `frame-ancestors ${isDemo ? "'none'" : hosts.join(' ')}`,
  ].join('; ');
}

/**
 * The page before anybody is known: no school, no figure, no name; the rest is fetched with a token.
 * @param demo in the sandbox, as whom it is looked at, and who else there is
 */
export function shell(
  locale: Locale,
  demo?: { person: DemoPerson; people: readonly DemoPerson[] },
): string {
  const { tab } = wordingOf(locale).texts;
  const words = html` data-outside="${tab.outside}" data-not-signed-in="${tab.notSignedIn}" data-failed="${tab.failed}"`;
  const asked = demo ? html` data-person="${demo.person.entraId}" data-asked="${locale}"` : nothing;
  return html`<!DOCTYPE html>
<html lang="${locale}"${words}${asked}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Nærvær</title>
<link rel="stylesheet" href="${addressOf(assets.style)}">
<script defer src="${addressOf(assets.teams)}"></script>
<script defer src="${addressOf(assets.script)}"></script>
</head>
<body>
<div id="said" role="status"></div>
<div id="place">
<main id="content">
<h1>Nærvær</h1>
<p role="status" data-problem>${tab.loading}</p>
<form hidden><button>${tab.again}</button></form>
<noscript><p>${tab.noScript}</p></noscript>
</main>
</div>
${demo ? demoChoice(locale, demo) : nothing}
</body>
</html>
`.toString();
}

function addressOf({ path, version }: { path: string; version: string }): string {
  return `${path}?v=${version}`;
}

function demoChoice(
  locale: Locale,
  { person, people }: { person: DemoPerson; people: readonly DemoPerson[] },
): Html {
  const { demo } = wordingOf(locale).texts.tab;
  const links = people.map(
    (one) =>
      html`<li><a href="/tab?as=${one.staffId}&lang=${locale}"${one.staffId === person.staffId ? html` aria-current="page"` : nothing}>${one.name}, ${one.title}</a></li>`,
  );
  return html`<nav id="around" aria-label="${demo.as}">
<p>${demo.note} ${demo.as}:</p>
<ul>${links}</ul>
</nav>`;
}
