import type { RosterFiles } from './rosterFiles.ts';

/** Where rosters come from by themselves. */
export const rosterOrigins = ['graph', 'os2skoledata', 'folder'] as const;

export type RosterOrigin = (typeof rosterOrigins)[number];

/** Rows as School Data Sync has them, whatever the source calls them. */
export type RosterRows = {
  files: RosterFiles;
  /** Names in errors where rows come from: no secret. */
  fileOf: (name: keyof RosterFiles) => string;
  /** Schools that the source has but did not tell of now: their rosters stay. */
  unread: readonly string[];
  /** How many people the source gives no id, so that they are left out. */
  withoutId: number;
  /** Given back at the next read, so that what has not changed is not read again. */
  mark: string | undefined;
};

/** What a source answers. */
export type RosterAnswer =
  | ({ found: 'rows' } & RosterRows)
  /** Nothing has changed since the mark was given. */
  | { found: 'same' }
  /** It is being written, or not all of it is there: look again later. */
  | { found: 'unfinished'; expected: string };

/** A source of rosters. What it reads holds no CPR number and no password: those are dropped unread. */
export type RosterSource = {
  origin: RosterOrigin;
  /**
   * @param how.mark of the answer taken last
   * @param how.told somebody asked for it, and says that all is there
   * @throws OutsideError; DataFileError for what cannot be meant
   */
  read(how: { mark: string | undefined; told: boolean }): Promise<RosterAnswer>;
};
