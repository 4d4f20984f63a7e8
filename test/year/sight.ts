import { wordingOf } from '../../cards/wording/wording.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { isOpen } from '../../services/cases/caseStep.ts';
import type { Message } from './chats.ts';

const danish = wordingOf('da');
const [beforeDate = '', afterDate = ''] = danish.texts.case.quiet('|').split('|');
const quietWords = new RegExp(
  `${RegExp.escape(beforeDate)}[^"]{1,60}${RegExp.escape(afterDate)}(?=")`,
  'g',
);
const somethingToDo = /"verb":"step\.(approve|done|judge)"/;

/** When each case was last before somebody's eyes with something to do, and which quiet was promised. */
export class Sight {
  /** By case, the local day. */
  readonly #named = new Map<string, string>();
  readonly #quiet = new Map<string, Set<string>>();

  /** A message that came by itself or was asked for. */
  told({ kind, cases, content, at }: Message): void {
    const names = kind === 'list' || (kind === 'case' && somethingToDo.test(content));
    if (names) for (const id of cases) this.#named.set(id, at.slice(0, 10));
  }

  /** A card as somebody sees it: what it says of the day of the follow-up is known from now on. */
  seen(content: string, cases: readonly string[]): void {
    const words = content.match(quietWords) ?? [];
    for (const id of cases) {
      const known = this.#quiet.get(id) ?? new Set();
      for (const one of words) known.add(one);
      this.#quiet.set(id, known);
    }
  }

  namedOn(caseId: string): string | undefined {
    return this.#named.get(caseId);
  }

  /** The follow-up's day, where the case is quiet until then and somebody was told so. */
  quietUntil({ id, state, steps }: CaseRecord): string | undefined {
    if (state !== 'monitoring') return undefined;
    const due = steps.find((step) => step.kind === 'follow_up' && isOpen(step))?.due;
    if (due === undefined) return undefined;
    const told = this.#quiet.get(id)?.has(danish.texts.case.quiet(danish.date(due)));
    return told ? due : undefined;
  }
}
