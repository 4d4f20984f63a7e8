/** Rules of several parts and of a change, with their figures. */
export const measured = {
  joined: (rule: string, figures: string) => `${rule} – ${figures}.`,
  share: (percent: string, schoolDays: string) => `${percent} af ${schoolDays}`,
  usual: (days: string) => ` Før har eleven haft ${days} på så lang tid.`,
};
