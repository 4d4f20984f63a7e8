const spans = [
  /\bkl\.? ?(\d{1,2})(?:[.:](\d{2}))? ?(?:-|–|til) ?(?:kl\.? ?)?(\d{1,2})(?:[.:](\d{2}))?(?!\d)/iu,
  /(?<!\d)(\d{1,2}):(\d{2}) ?(?:-|–|til|to) ?(\d{1,2}):(\d{2})(?!\d)/iu,
] as const;

/** Whether somebody can be away from one hour to the other within a school day. */
export function areSchoolHours(start: number, end: number): boolean {
  return start >= 7 && start < end && end <= 17;
}

/**
 * From when to when a message says that somebody is away within a day, in hours: "kl. 10–12" is 2. No number that
 * could be a date. O(length).
 */
export function clockHours(text: string): number | undefined {
  for (const span of spans) {
    const [, from, fromMinute = '0', to, toMinute = '0'] = span.exec(text) ?? [];
    if (from === undefined || to === undefined) continue;
    const [start, end] = [
      Number(from) + Number(fromMinute) / 60,
      Number(to) + Number(toMinute) / 60,
    ];
    if (areSchoolHours(start, end)) return end - start;
  }
  return undefined;
}
