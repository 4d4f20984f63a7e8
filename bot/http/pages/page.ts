import type { PageFacts } from './pageFacts.ts';

/** What stands in a section: a paragraph, a list, or somebody to turn to. */
export type Block = string | { list: readonly string[] } | { contact: string; at: string };

/** A page in one language: plain text throughout. */
export type Page = {
  title: string;
  lead: string;
  sections: readonly { heading: string; blocks: readonly Block[] }[];
};

/** In the order of the links between them. */
export const pageNames = ['privacy', 'terms', 'support'] as const;

export type PageName = (typeof pageNames)[number];

/** The pages of a language and the words around them. */
export type PageTexts = {
  pages: Readonly<Record<PageName, (facts: PageFacts) => Page>>;
  /** Names of the pages in the links, and what the links are for a screen reader. */
  names: Readonly<Record<PageName, string>>;
  navigation: string;
  /** Leads to the same page in the other language, in that language. */
  otherLanguage: string;
  /** Skips the links. */
  toContent: string;
};
