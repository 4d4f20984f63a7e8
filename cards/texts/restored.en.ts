import type { restored as da } from './restored.da.ts';

export const restored: typeof da = {
  title: 'Nærvær was restored from a backup',
  next: (since) =>
    `What was noted ${since === undefined ? 'recently' : `since ${since}`} may be missing. If you wrote anything since, write it again; what is there is not noted twice. A press on a card from before shows how things stand now.`,
};
