/** Without a pause: once the messages that have arrived are read. Gives what calls it off. */
export function afterPause(pause: number, run: () => void): () => void {
  if (pause > 0) {
    const timer = setTimeout(run, pause);
    return () => clearTimeout(timer);
  }
  let immediate = setImmediate(() => {
    immediate = setImmediate(run);
  });
  return () => clearImmediate(immediate);
}
