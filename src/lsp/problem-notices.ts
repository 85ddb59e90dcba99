import { type Connection, MessageType, ShowMessageNotification } from "vscode-languageserver";
import { problemsText } from "./configuration.ts";
import type { Root } from "./root.ts";

/** Makes what says, once, what is wrong in the configuration of a root. */
export function createProblemNotices(connection: Connection): (root: Root) => void {
  /** By directory. */
  const told = new Map<string, string>();
  return ({ dir, problems }) => {
    const key = dir ?? "";
    const text = problemsText(problems);
    if (told.get(key) === text) return;
    told.set(key, text);
    if (text === "") return;
    const message = `${text}\nPlimsoll continues with the last configuration that worked, or with its defaults.`;
    connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message });
  };
}
