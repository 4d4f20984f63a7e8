import type { Retention } from '../../../services/retention/retention.ts';

/** Who runs the bot and who answers for it, as the pages say it. */
export type Operator = {
  /** The authority's name, such as »Eksempel Kommune«. */
  municipality: string;
  /** Where staff get help: an e-mail address or an https address. */
  support: string;
  /** The data protection officer: an e-mail address or an https address. */
  dataProtection: string;
};

/** What pages tell besides their own words. */
export type PageFacts = Operator & {
  /** The periods the bot really deletes by. */
  retention: Pick<Retention, 'absence' | 'cases' | 'audit' | 'people'>;
};
