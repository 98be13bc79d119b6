/**
 * How much processor time some work takes. Tests of "linear time" limit this instead of the time on the
 * clock, which also depends on what else the machine does.
 */

/** The processor time of synchronous work in this thread, ms. */
export function threadTime(work: () => void): number {
  const start = process.threadCpuUsage();
  work();
  return toMilliseconds(process.threadCpuUsage(start));
}

/** The processor time of this process with all its threads while `work` runs, ms. */
export async function processTime(work: () => Promise<void>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  return toMilliseconds(process.cpuUsage(start));
}

const toMilliseconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;
