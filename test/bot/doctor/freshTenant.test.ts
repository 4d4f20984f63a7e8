import { firstNote } from './firstNote.ts';

describe('a fresh tenant, its store in files', () => {
  firstNote({
    open: async () => ({ store: {}, close: async () => {} }),
    leftAlone: [
      'schoolKinds',
      'lessons',
      'offers',
      'absenceMap',
      'database',
      'tables',
      'databaseClock',
    ],
    empty: ['folder'],
    broken: [['the folder', { DATA_DIR: '/naervaer-that-is-not-there' }, 'folder']],
  });
});
