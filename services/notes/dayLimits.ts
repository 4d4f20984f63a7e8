/** How far a note may reach before it is read back, whatever speaks for it. */
export type DayLimits = {
  /** School days of one pupil in one note where they are told in words: more are reckoned ("siden august"). */
  schoolDays: number;
  /** … and where a date or a week's number is written. */
  schoolDaysByDate: number;
  /** Days back where they are told in words ("for tre uger siden", "siden efterårsferien"). */
  back: number;
  /** … and where a date or a week's number is written, which somebody looked up. */
  backByDate: number;
  /** Days ahead without leave or illness: who is away without a reason so long ahead is more likely misread. */
  ahead: number;
  /** Days ahead of unlawful absence: it is told once it has happened, or a leave was refused. */
  unlawfulAhead: number;
};

/** What holds without a trained reader, and is written beside its thresholds. */
export const usualLimits: DayLimits = {
  schoolDays: 40,
  schoolDaysByDate: 60,
  back: 100,
  backByDate: 120,
  ahead: 14,
  unlawfulAhead: 7,
};
