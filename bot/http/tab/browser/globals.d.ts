import type * as teams from '@microsoft/teams-js';

declare global {
  /** Of the library that the page loads before. */
  const microsoftTeams: typeof teams;
  /** Missing in TypeScript's own description of browsers; undefined in browsers that have none. */
  var trustedTypes:
    | {
        createPolicy(
          name: string,
          rules: { createHTML: (text: string) => string },
        ): { createHTML(text: string): { toString(): string } };
      }
    | undefined;
}
