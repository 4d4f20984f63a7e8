import type { restored as da } from './restored.da.ts';

export const restored: typeof da = {
  title: 'Nærvær was restored from a backup',
  next: (since) =>
    `Some of what was noted ${since === undefined ? 'recently' : `since ${since}`} may be missing. If you have written to me ${since === undefined ? 'recently' : 'since then'}, write it again; nothing is noted twice. Write “my tasks” or “status” to see how things stand now.`,
};
