import { writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';

/**
 * Profiles each thing that is measured into a file of its own, `PREFIX-1.cpuprofile` and on; nothing without a prefix.
 * What is measured meanwhile includes the profiler's own work.
 */
export function profiler(prefix: string | undefined) {
  const session = new Session();
  let count = 0;
  let running = false;
  return {
    begin: async (): Promise<void> => {
      if (!prefix || running) return;
      session.connect();
      await session.post('Profiler.enable');
      await session.post('Profiler.start');
      running = true;
    },
    end: async (): Promise<void> => {
      if (!running) return;
      running = false;
      count += 1;
      const { profile } = await session.post('Profiler.stop');
      session.disconnect();
      await writeFile(`${prefix}-${count}.cpuprofile`, JSON.stringify(profile));
    },
  };
}
