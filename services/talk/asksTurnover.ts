const asked =
  /^\s*(?:(?:vis|se|show)(?: (?:mig|me))? )?(?:overlevering(?:er|sliste|slisten)?|hand-?over(?: list)?)[\s.!?]*$/iu;

/** Whether a message asks for the cases to hand over before the summer: "overlevering", "hand-over list". */
export function asksTurnover(text: string): boolean {
  return asked.test(text);
}
