import type { Session } from "./session.ts";
import { readSettings, recordOf, type Settings } from "./settings.ts";

/** Where the settings of a client come from. */
export interface SettingsSource {
  /** Those of a workspace folder, or those of documents outside of all. */
  of(folderUri: string | undefined): Promise<Settings>;
  /** The client has said what they are now, or only that they are others. */
  pushed(given: unknown): void;
}

/** So long, in milliseconds, an answer is waited for. */
const longestSilence = 2000;

export function createSettingsSource(
  { connection, client }: Pick<Session, "connection" | "client">,
  initial: Settings,
): SettingsSource {
  let last: unknown;
  return {
    /** Asks the client where it can be asked; it may answer null, or not at all. */
    async of(scopeUri) {
      if (!client.configuration) return readSettings(last, initial);
      const item = scopeUri === undefined ? { section: "plimsoll" } : { scopeUri, section: "plimsoll" };
      const asked = connection.workspace.getConfiguration(item).catch(() => undefined);
      const silence = new Promise((resolve) => setTimeout(resolve, longestSilence).unref());
      return readSettings(await Promise.race([asked, silence]), initial);
    },
    pushed(given) {
      last = recordOf(given).plimsoll ?? given;
    },
  };
}
