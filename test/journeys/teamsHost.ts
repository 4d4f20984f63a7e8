import type { Page } from 'playwright-core';

/** Teams around a tab, as far as a tab can tell: it answers Teams' library from Teams' own address. */
export type TeamsHost = {
  page: Page;
  /** What the tab asked for, in order. */
  asked(): Promise<readonly string[]>;
  /** Teams changes its theme. */
  wear(theme: 'default' | 'dark' | 'contrast'): Promise<void>;
};

const address = 'https://teams.microsoft.com/the-tab';

/**
 * Opens a tab in a frame of a page at Teams' address, which never leaves the browser.
 * @param options.token what Teams gets from Entra; undefined where it gets none
 * @param options.at where the page around the tab pretends to be
 */
export async function openInTeams(
  page: Page,
  options: {
    tab: string;
    token: string | undefined;
    theme?: 'default' | 'dark' | 'contrast';
    locale?: string;
    at?: string;
  },
): Promise<TeamsHost> {
  const { at = address } = options;
  await page.route(at, (route) =>
    route.fulfill({ contentType: 'text/html', body: around(options) }),
  );
  await page.goto(at);
  return {
    page,
    asked: async () => {
      const found: unknown = await page.evaluate('asked');
      return Array.isArray(found) ? found.map(String) : [];
    },
    wear: async (theme) => {
      await page.evaluate(`wear(${JSON.stringify(theme)})`);
    },
  };
}

/** Messages as Teams' library sends and expects them (https://github.com/OfficeDev/microsoft-teams-library-js). */
function around({
  tab,
  token,
  theme = 'default',
  locale = 'da-dk',
}: Parameters<typeof openInTeams>[1]): string {
  const answers = {
    initialize: ['content', 'web', JSON.stringify({ apiVersion: 1, supports: {} }), '2.58.0'],
    getContext: [{ theme, locale, entityId: 'status', hostName: 'Teams' }],
    'authentication.getAuthToken':
      token === undefined ? [false, 'resourceRequiresConsent'] : [true, token],
  };
  return `<!DOCTYPE html>
<html lang="da">
<head><meta charset="utf-8"><title>Teams</title></head>
<body>
<iframe title="Nærvær" src="${tab}" width="1000" height="800"></iframe>
<script>
const answers = ${JSON.stringify(answers)};
const asked = [];
let tab;
addEventListener('message', ({ data, source, origin }) => {
  asked.push(data.func);
  tab = { source, origin };
  const args = answers[data.func];
  if (args) source.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args }, origin);
});
function wear(theme) {
  tab.source.postMessage({ func: 'themeChange', args: [theme] }, tab.origin);
}
</script>
</body>
</html>`;
}
