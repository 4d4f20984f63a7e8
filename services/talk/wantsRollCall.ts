import { plain } from './plain.ts';

const on =
  /^(?:(?:slaa |taend |start |ja til )?(?:morgenopraab|navneopraab)(?: (?:til|on|taendt|ja))?|(?:slaa|taend) (?:morgenopraab|navneopraab) til|(?:turn on )?(?:the )?(?:morning )?roll ?call(?: on)?|turn (?:the )?(?:morning )?roll ?call on)$/;
const off =
  /^(?:(?:stop |nej til |sluk )?(?:morgenopraab|navneopraab) (?:fra|off|slukket|nej)|(?:stop|sluk) (?:morgenopraab|navneopraab)|slaa (?:morgenopraab|navneopraab) fra|(?:morning )?roll ?call off|(?:stop|turn off) (?:the )?(?:morning )?roll ?call|turn (?:the )?(?:morning )?roll ?call off)$/;

export const rollCallExamples: readonly (readonly [boolean, readonly string[]])[] = [
  [true, ['morgenopråb til', 'Roll call on', 'slå morgenopråb til', 'navneopråb']],
  [false, ['morgenopråb fra', 'roll call off', 'slå morgenopråb fra', 'stop roll call']],
];

/** Whether a whole message asks for the morning's roll-call, or for no more of it. O(length). */
export function wantsRollCall(text: string): boolean | undefined {
  if (text.length > 60) return undefined;
  const asked = plain(text);
  if (off.test(asked)) return false;
  return on.test(asked) ? true : undefined;
}
