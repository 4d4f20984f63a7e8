import type { register as da } from './register.da.ts';

export const register: typeof da = {
  summary: 'The register and a note do not agree. You can decide.',
  heading: 'The register and a note do not agree',
  question: (registered, who, noted) =>
    `The register says “${registered}”, ${who} noted “${noted}”. What counts?`,
  beside: 'This is what the register says',
  present: 'present',
  by: (when) => `From the register, read ${when}`,
  lastRead: (when) => `The register was last read ${when}.`,
  stale: (when) => `The register has not been read since ${when}.`,
};
