import { portFault } from "../../../syntax/port.ts";
import { checkExpansion, checkExpansions } from "../expansion.ts";
import { looksLikeJson } from "../json-form.ts";
import type { Expose, Maintainer, Stopsignal, User, Volume, Word, Workdir } from "../nodes.ts";
import { report } from "../scan.ts";
import { isLiteral, makeWord, splitByBlanks } from "../words.ts";
import { missing, type Parts } from "./head.ts";

export function makeExpose(parts: Parts): Expose {
  const { scan, line, start, end } = parts;
  const ports = splitByBlanks(line, start, end);
  if (ports.length === 0) missing(parts, "at least one port");
  checkExpansions(scan, ports);
  for (const port of ports) {
    const fault = isLiteral(port.text, scan.escape) ? portFault(port.text) : undefined;
    if (fault) report(scan, "expose", port.span, fault);
  }
  return Object.freeze({ type: "Expose", ...parts.head, ports: Object.freeze(ports) });
}

export function makeVolume(parts: Parts): Volume {
  const { scan, head, line, start, end, json } = parts;
  const isJson = json !== undefined && json !== "mixed";
  const paths = isJson ? json : Object.freeze(splitByBlanks(line, start, end));
  if (paths.length === 0) missing(parts, "at least one path");
  if (json === "mixed") report(scan, "json-form", head.argsSpan, "A JSON array of paths must contain only strings");
  else if (!isJson && looksLikeJson(head.args.text)) {
    report(
      scan,
      "json-form",
      head.argsSpan,
      "This is not a valid JSON array: Docker reads its parts as separate paths",
    );
  }
  for (const path of paths) {
    if (path.text.trim() === "") report(scan, "volume", path.span, "The path of a volume cannot be empty");
  }
  checkExpansions(scan, paths);
  return Object.freeze({ type: "Volume", ...head, paths, json: isJson });
}

export function makeUser(parts: Parts): User {
  const user = onlyWord(parts, "a user");
  checkExpansion(parts.scan, user);
  return Object.freeze({ type: "User", ...parts.head, user });
}

export function makeWorkdir(parts: Parts): Workdir {
  const path = onlyWord(parts, "a path");
  checkExpansion(parts.scan, path);
  return Object.freeze({ type: "Workdir", ...parts.head, path });
}

export function makeStopsignal(parts: Parts): Stopsignal {
  const signal = onlyWord(parts, "a signal");
  checkExpansion(parts.scan, signal);
  return Object.freeze({ type: "Stopsignal", ...parts.head, signal });
}

export function makeMaintainer(parts: Parts): Maintainer {
  return Object.freeze({ type: "Maintainer", ...parts.head, name: onlyWord(parts, "a name") });
}

/** Docker takes the whole rest of the line for one word. */
function onlyWord(parts: Parts, needs: string): Word | undefined {
  if (parts.start < parts.end) return makeWord(parts.line, parts.start, parts.end);
  missing(parts, needs);
  return undefined;
}
