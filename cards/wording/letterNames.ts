import { escapeMarkdown } from './escapeMarkdown.ts';
import type { Wording } from './wording.ts';

/** What a letter is called where only its id is known; a municipality's own by its id. */
export function letterName(id: string, { texts }: Wording): string {
  const { names } = texts.letters;
  const known = Object.hasOwn(names, id) ? names[id] : undefined;
  return known ?? escapeMarkdown(id.replaceAll('-', ' '), 60);
}

/** "arabisk", "Arabic"; the tag itself where it has no name. */
export function languageName(tag: string, { languages }: Wording): string {
  return languages.of(tag) ?? tag;
}
