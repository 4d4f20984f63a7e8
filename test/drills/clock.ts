// Preloaded into a command (`node --import`): its clock stands where the bots of the drill have theirs.
const { DRILL_NOW } = process.env;
if (DRILL_NOW) {
  const at = Temporal.Instant.from(DRILL_NOW);
  Temporal.Now.instant = () => at;
}
