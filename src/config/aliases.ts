import { codeOf, type Rule } from "../rule.ts";
import { byId } from "./by-id.ts";

export interface Names {
  /**
   * What a name stands for, without regard to case: ids of rules, or a single code of a rule that has such. Empty: nobody
   * knows it.
   */
  lookup(name: string): readonly string[];
  /** What a misspelt name may have meant: ids first, then peers' codes. */
  known(): Iterable<string>;
}

/** The names of rules: their ids, and peers' codes alone, after `peer:` or after `peer/`. An id goes before any code. */
export function ruleNames(rules: readonly Rule[]): Names {
  let table: Table | undefined;
  const ids = byId(rules);
  return {
    lookup(name) {
      if (ids.has(name)) return [name];
      table ??= buildTable(rules);
      const spelling = name.toLowerCase();
      return table.ids.get(spelling) ?? table.codes.get(spelling) ?? codesNamed(name, table.coded);
    },
    *known() {
      yield* ids.keys();
      for (const rule of rules) for (const codes of Object.values(rule.aliases)) yield* codes;
    },
  };
}

/** A code alone, and after the name of its rule or of a peer that has the same. */
function codesNamed(name: string, coded: readonly Rule[]): readonly string[] {
  const bare = name.replace(/^[\w-]+[:/]/, "");
  return coded.flatMap((rule) => codeOf(rule, bare) ?? []);
}

interface Table {
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly codes: ReadonlyMap<string, readonly string[]>;
  /** Rules that have codes of their own. */
  readonly coded: readonly Rule[];
}

function buildTable(rules: readonly Rule[]): Table {
  const ids = new Map(rules.map(({ id }) => [id.toLowerCase(), [id] as const]));
  const codes = new Map<string, string[]>();
  for (const rule of rules) {
    for (const [peer, aliases] of Object.entries(rule.aliases)) {
      for (const alias of aliases) for (const name of spellings(peer, alias)) add(codes, name.toLowerCase(), rule.id);
    }
  }
  return { ids, codes, coded: rules.filter(({ codes: own }) => own) };
}

function add(codes: Map<string, string[]>, name: string, id: string): void {
  const ids = codes.get(name);
  if (!ids) codes.set(name, [id]);
  else if (!ids.includes(id)) ids.push(id);
}

/** Every way in which a peer's users write a code. */
function* spellings(peer: string, code: string): Generator<string> {
  const bare = code.startsWith(`${peer}/`) ? code.slice(peer.length + 1) : code;
  yield code;
  yield `${peer}:${bare}`;
  yield `${peer}/${bare}`;
  if (peer === "trivy") yield* trivySpellings(code);
  if (peer === "sonar") yield `docker:${code}`;
}

/** Trivy's DS-0002 was DS002 and AVD-DS-0002 in earlier versions; DS0002 is a common slip. */
function* trivySpellings(code: string): Generator<string> {
  const parts = /^([A-Z]+)-(\d{4})$/i.exec(code);
  if (!parts) return;
  const [, letters, digits] = parts as unknown as [string, string, string];
  const short = digits.replace(/^0/, "");
  for (const name of [`${letters}${short}`, `${letters}${digits}`, `AVD-${code}`]) {
    yield name;
    yield `trivy:${name}`;
  }
}
