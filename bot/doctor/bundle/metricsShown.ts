/** A line of Prometheus' format with a metric of the bot's or of Node's, whose labels are fixed words. */
const metric =
  /^(?:# (?:HELP|TYPE) )?(?:naervaer|process|nodejs)_\w+(?:\{[\w=",.+ /-]*\})? [-+\w.:, 0-9]+$/;

/** The lines that are the bot's metrics: something else may answer at its port. */
export function metricsShown(text: string): string {
  const lines = text.split('\n').filter((line) => metric.test(line) && !line.startsWith('# HELP'));
  return lines.map((line) => `${line}\n`).join('');
}
