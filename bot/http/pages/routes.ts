import type { Server } from 'restify';
import type { App } from '../../core/app.ts';
import { pageNames } from './page.ts';
import type { Operator } from './pageFacts.ts';
import { pageLocale } from './pageLocale.ts';
import { pagePolicy, renderPage } from './renderPage.ts';
import { da } from './texts.da.ts';
import { en } from './texts.en.ts';

const texts = { da, en } as const;

/**
 * `/privacy`, `/terms` and `/support`: in Danish and English, without a login and without anything of
 * anybody. Where nobody says who runs the bot, they answer 404 rather than with half a truth.
 * @param operator undefined turns them off
 */
export function addPages(
  server: Server,
  { retention }: Pick<App, 'retention'>,
  operator: Operator | undefined,
): void {
  for (const name of pageNames) {
    server.get(`/${name}`, async (request, response) => {
      if (operator === undefined) return response.send(404, { error: 'not configured' });
      const locale = pageLocale(request.url ?? '', request.headers['accept-language']);
      const page = texts[locale].pages[name]({ ...operator, retention });
      response.sendRaw(200, renderPage(page, { name, locale, texts: texts[locale] }), {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Language': locale,
        'Content-Security-Policy': pagePolicy,
        Vary: 'Accept-Language',
      });
    });
  }
}
