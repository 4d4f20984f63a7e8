const asked = /^\s*(hjælp|hjaelp|help|\?|hvad kan du\??|what can you do\??)[\s!.?]*$/i;

/** Whether a message asks what the bot can do. */
export function asksHelp(text: string): boolean {
  return asked.test(text);
}
