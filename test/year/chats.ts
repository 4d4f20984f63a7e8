import { da } from '../../cards/texts/da.ts';
import type { Shown } from '../doubles/teams.ts';

export type Kind =
  | 'list'
  | 'task'
  | 'case'
  | 'receipt'
  | 'question'
  | 'conflict'
  | 'meeting'
  | 'roster'
  | 'handOver'
  | 'other';

/** A message as it came. */
export type Message = {
  conversation: string;
  /** Local, with offset. */
  at: string;
  kind: Kind;
  /** Numbers of the cases it names. */
  cases: readonly string[];
  /** An answer to what the reader did, or something the bot came with by itself. */
  asked: boolean;
  content: string;
  /** As it stands now. */
  shown: Shown;
};

/** Everything that anybody was shown, as it comes; who reads it is found by the conversation. */
export class Chats {
  readonly messages: Message[] = [];
  /** Who acts just now: what comes to that conversation is an answer. */
  acting: string | undefined;
  updates = 0;
  readonly #unread = new Map<string, Message[]>();
  readonly #byConversation = new Map<string, Message[]>();
  readonly #now: () => string;
  readonly #told: (message: Message) => void;
  readonly #seen: (content: string, conversation: string) => void;

  /**
   * @param parts.now local time, ISO with offset
   * @param parts.told is told of every new message
   * @param parts.seen is told of every card somebody sees: new, updated, or the answer to a press
   */
  constructor(parts: {
    now: () => string;
    told: (message: Message) => void;
    seen: (content: string, conversation: string) => void;
  }) {
    this.#now = parts.now;
    this.#told = parts.told;
    this.#seen = parts.seen;
  }

  look(shown: Shown): void {
    const { conversation, content } = shown;
    this.#seen(content, conversation);
    if (shown.updates > 0) {
      this.updates += 1;
      return;
    }
    const message: Message = {
      conversation,
      at: this.#now(),
      kind: kindOf(shown),
      cases: casesOf(content),
      asked: conversation === this.acting,
      content,
      shown,
    };
    this.messages.push(message);
    append(this.#unread, conversation, message);
    append(this.#byConversation, conversation, message);
    this.#told(message);
  }

  /** The answer to a press, in the place of the card that was pressed. */
  answered(content: string, conversation: string): void {
    this.#seen(content, conversation);
  }

  /** A further page of a list, as its reader turns to it: what stands there is told as well. */
  turned(content: string, conversation: string, shown: Shown): void {
    const [at, cases] = [this.#now(), casesOf(content)];
    this.#told({ conversation, at, kind: 'list', cases, asked: true, content, shown });
  }

  /** What came since the last time, oldest first. */
  read(conversation: string): readonly Message[] {
    const unread = this.#unread.get(conversation) ?? [];
    this.#unread.delete(conversation);
    return unread;
  }

  hasUnread(conversation: string): boolean {
    return (this.#unread.get(conversation)?.length ?? 0) > 0;
  }

  of(conversation: string): readonly Message[] {
    return this.#byConversation.get(conversation) ?? [];
  }

  newest(conversation: string, kind: Kind): Message | undefined {
    return this.of(conversation).findLast((one) => one.kind === kind);
  }
}

function append(lists: Map<string, Message[]>, key: string, message: Message): void {
  const list = lists.get(key) ?? [];
  list.push(message);
  lists.set(key, list);
}

export function casesOf(content: string): string[] {
  return [...new Set([...content.matchAll(/"case":"([^"]+)"/g)].map(([, id]) => id ?? ''))];
}

function kindOf({ content }: Shown): Kind {
  // In June the list leads to the cases to hand over.
  const isList = content.includes(da.digest.refresh) || content.includes('"verb":"turnover.show"');
  if (isList) return 'list';
  if (content.includes('"verb":"contact.done"')) return 'task';
  if (content.includes('"verb":"digest.show"')) return 'list';
  if (content.includes('"verb":"case.refresh"')) return 'case';
  if (content.includes('"verb":"note.undo"')) return 'receipt';
  if (content.includes('"verb":"note.choose"')) return 'question';
  if (content.includes('"verb":"note.settle"')) return 'conflict';
  if (content.includes(da.leaving.rosterWrong.heading)) return 'roster';
  if (content.includes('"verb":"handOver.accept"')) return 'handOver';
  return content.includes('Teammøde, sag') ? 'meeting' : 'other';
}
