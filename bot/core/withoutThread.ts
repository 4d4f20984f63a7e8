const thread = ';messageid=';

/** A conversation id without a channel's thread, as in "19:…@thread.tacv2;messageid=1". O(length). */
export function withoutThread(conversationId: string): string {
  const at = conversationId.indexOf(thread);
  return at === -1 ? conversationId : conversationId.slice(0, at);
}
