import { lookUp } from "../text/look-up.ts";
import type { Span } from "../text/span.ts";
import { before, nameList, restOf, word, wordsOf } from "./directive-words.ts";
import {
  type DirectiveProblem,
  dateProblem,
  everything,
  noRules,
  type ScopeWord,
  type Suppression,
  suppression,
} from "./suppression.ts";

const ownScopes: Readonly<Record<string, ScopeWord | undefined>> = {
  __proto__: null as never,
  ignore: "next",
  "ignore-stage": "stage",
  "ignore-file": "file",
};

/** A first word that was plainly meant as a command; any other begins a sentence about Plimsoll. */
const meantAsCommand = /=|^(?:ignore[-_:]|disable(?:$|[-_:])|(?:skip|suppress|silence|allow|noqa|off):?$)/i;

/** `plimsoll ignore[-stage|-file][=<rules>] [until=<date>] [owner=<who>] [-- <reason>]` */
export function parseOwn(comment: string, at: number, span: Span): Suppression | undefined {
  const keyword = word(comment, at);
  if (!/^plimsoll:?$/i.test(keyword.text)) return undefined;
  const command = word(comment, keyword.end);
  const name = before(command.text, /=/);
  const scope = lookUp(ownScopes, name.toLowerCase());
  if (!scope) {
    if (!meantAsCommand.test(command.text)) return undefined;
    return suppression(span, "plimsoll", "next", [], {
      problem: {
        code: "unknown-word",
        message: `unknown directive "${name}": use ignore, ignore-stage or ignore-file`,
        span: { start: span.start + command.start, end: span.start + command.start + name.length },
      },
    });
  }
  const nameEnd = command.start + name.length;
  if (comment[nameEnd] !== "=") {
    const all = everything(span.start + command.start, span.start + nameEnd);
    return suppression(span, "plimsoll", scope, all, clauses(comment, nameEnd, span));
  }
  const list = nameList(comment, nameEnd + 1, span.start);
  const rest = clauses(comment, list.end, span);
  const problem = list.names.length === 0 ? noRules(span) : rest.problem;
  return suppression(span, "plimsoll", scope, list.names, { ...rest, problem });
}

/** What follows our own list of rules. */
function clauses(comment: string, from: number, span: Span): Partial<Suppression> {
  let until: Suppression["until"];
  let owner: string | undefined;
  let problem: DirectiveProblem | undefined;
  for (const clause of wordsOf(comment, from)) {
    const place = { start: span.start + clause.start, end: span.start + clause.end };
    if (clause.text === "--") {
      return { until, owner, problem, reason: restOf(comment, clause.end) };
    }
    if (clause.text.startsWith("until=")) {
      until = { date: clause.text.slice(6), span: { start: place.start + 6, end: place.end } };
      problem ??= dateProblem(until);
    } else if (clause.text.startsWith("owner=")) {
      owner = clause.text.slice(6) || undefined;
    } else {
      const message = `unexpected "${clause.text}": rules follow "ignore=", and a reason follows "--"`;
      problem ??= { code: "unknown-word", message, span: place };
    }
  }
  return { until, owner, problem };
}
