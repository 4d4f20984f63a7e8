import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./opener.ts', import.meta.url));

/** `opener.ts` as a process of its own; one folder after the other. */
export function startOpener(): {
  /** @returns `opened` or the code of the refusal */
  open(folder: string): Promise<string>;
  kill(): Promise<void>;
} {
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout });
  const closed = once(child, 'close');
  return {
    open: async (folder) => {
      const answer = once(answers, 'line');
      child.stdin.write(`${folder}\n`);
      return String((await answer)[0]);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
