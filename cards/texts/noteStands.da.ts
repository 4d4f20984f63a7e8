/** What people are told who write that a pupil is to be back. */
export const noteStands = {
  title: 'Tak, det er godt at vide',
  next: (until: string | undefined) =>
    `${until === undefined ? 'Det, der er noteret, står der stadig.' : `Fraværet er noteret til og med ${until} og står stadig.`} Er eleven kommet før tid, så skriv for eksempel »Aksel er mødt«; bliver det længere, så »Aksel syg til og med fredag«.`,
};
