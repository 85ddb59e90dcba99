import { isRoot } from "../knowledge/users.ts";
import type { Span } from "../text/span.ts";
import type { Analysis } from "./analysis.ts";
import { dockerfilesIn } from "./dockerfiles.ts";

/** A few words that an editor shows inside the text. */
export interface Hint {
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
}

/** Behind each FROM, the user as whom the stage ends. */
export function effectiveUsers(analysis: Analysis, within: Span): readonly Hint[] {
  const hints: Hint[] = [];
  for (const { models, outer } of dockerfilesIn(analysis)) {
    for (const { from, end, name, index } of models[0].stages) {
      const offset = outer(from.span).end;
      if (offset < within.start || offset > within.end) continue;
      const { user } = end;
      const stage = `Stage ${name ?? index}`;
      if (!user.known) hints.push({ offset, label: "user ?", tooltip: `${stage}: ${user.reason}` });
      else {
        const label = `user ${isRoot(user.value) ? "root" : user.value}`;
        hints.push({ offset, label, tooltip: `${stage} ends as this user` });
      }
    }
  }
  return hints;
}
