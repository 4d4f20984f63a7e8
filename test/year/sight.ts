import { wordingOf } from '../../cards/wording/wording.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { isOpen } from '../../services/cases/caseStep.ts';
import type { Message } from './chats.ts';

const danish = wordingOf('da');
const { quiet, quietUnplanned } = danish.texts.case;
const quietWords = [quiet, quietUnplanned].map((words) => {
  const [before = '', after = ''] = words('|').split('|');
  return new RegExp(`${RegExp.escape(before)}[^"]{1,60}${RegExp.escape(after)}(?=")`, 'g');
});
const somethingToDo = /"verb":"step\.(approve|done|judge)"/;

/** When each case was last before somebody's eyes with something to do, and which quiet was promised. */
export class Sight {
  /** By case, the local day. */
  readonly #named = new Map<string, string>();
  /** By case, the list that named it last. */
  readonly #list = new Map<string, string>();
  readonly #quiet = new Map<string, Set<string>>();

  /** A message that came by itself or was asked for. */
  told({ kind, cases, content, at }: Message): void {
    const names = kind === 'list' || (kind === 'case' && somethingToDo.test(content));
    if (!names) return;
    for (const id of cases) {
      this.#named.set(id, at.slice(0, 10));
      if (kind === 'list') this.#list.set(id, content);
    }
  }

  /** A card as somebody sees it: what it says of the day of the follow-up is known from now on. */
  seen(content: string, cases: readonly string[]): void {
    const words = quietWords.flatMap((one) => content.match(one) ?? []);
    for (const id of cases) {
      const known = this.#quiet.get(id) ?? new Set();
      for (const one of words) known.add(one);
      this.#quiet.set(id, known);
    }
  }

  namedOn(caseId: string): string | undefined {
    return this.#named.get(caseId);
  }

  /**
   * The day until which nothing is to be done and somebody was told so: the follow-up's, where the case is quiet
   * until then; else that of the next step, where a list tells of it.
   */
  quietUntil({ id, state, steps }: CaseRecord, today: string): string | undefined {
    const open = steps.filter(isOpen);
    if (state === 'monitoring') {
      const due = open.find((step) => step.kind === 'follow_up')?.due;
      const words =
        due === undefined ? [] : [quiet, quietUnplanned].map((one) => one(danish.date(due)));
      return words.some((one) => this.#quiet.get(id)?.has(one)) ? due : undefined;
    }
    const [first] = open.map(({ due }) => due).toSorted();
    if (first === undefined || first <= today) return undefined;
    return this.#list.get(id)?.includes(danish.date(first)) ? first : undefined;
  }
}
