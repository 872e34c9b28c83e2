// How long the tasks of a page keep it from answering, as Chromium itself traces them.

/**
 * The longest task of the page's main thread while `act` is done, in milliseconds: of work, and by the clock, which goes
 * on while other processes have the processor.
 *
 * @param {import("playwright-core").Page} page
 * @param {() => Promise<void>} act
 */
export async function longestTask(page, act) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ["toplevel", "__metadata"] });
  await act();
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  const threadOf = ({ pid, tid }) => `${pid} ${tid}`;
  const pages = traceEvents.filter(
    ({ name, args }) => name === "thread_name" && args.name === "CrRendererMain",
  );
  const threads = new Set(pages.map(threadOf));
  const tasks = traceEvents.filter(
    (event) => event.ph === "X" && event.name.endsWith("RunTask") && threads.has(threadOf(event)),
  );
  const longest = (microseconds) => Math.max(0, ...microseconds) / 1000;
  return {
    tasks: tasks.length,
    work: longest(tasks.map(({ tdur, dur }) => tdur ?? dur)),
    byTheClock: longest(tasks.map(({ dur }) => dur)),
  };
}
