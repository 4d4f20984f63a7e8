const asked =
  /^\s*(?:(?:vis|se|show)(?: (?:mig|me))? )?(?:hvad (?:virker|har virket|virkede)|what (?:works|worked|has worked))(?: (?:her|hos os|here))?[\s.!?]*$/iu;

/** Whether a message asks how attendance went after what was done: "hvad virker", "what works". */
export function asksWorked(text: string): boolean {
  return asked.test(text);
}
