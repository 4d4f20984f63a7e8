/** The commands of the message extension that are answered, by the kinds that the manifest declares them with. */
export const extensionCommands = {
  /** What is typed is looked for. */
  query: 'status',
  /** A form is made of the message on which it was chosen. */
  action: 'reportAbsence',
} as const;
